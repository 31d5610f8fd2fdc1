/** What is on the simulated device: files, album and storage, as they are after every call. */

import { byId } from '../dom';
import type { Pysim } from '../surface';
import { entryRow } from './file-row';
import { forgetButton } from './forget';
import { type Entry, follow, type Holdings, type Item } from './holdings';
import { itemRow } from './item-row';
import { Meter } from './meter';
import { Peek } from './peek';
import { saveExport, saveToAlbum, storeSample } from './samples';
import { Section } from './section';
import { type Shot, shotRow } from './shot';

const TEMP = 'ttfile://temp/';
const USER = 'ttfile://user/';

export class DevicePanel {
  private readonly note = byId('device-note', HTMLElement);
  private readonly panels = byId('device-panels', HTMLElement);
  private readonly peek = new Peek();
  private readonly userMeter = new Meter('Room in the user area');
  private readonly storageMeter = new Meter('Room in the storage');
  private readonly temp: Section<Entry>;
  private readonly user: Section<Entry>;
  private readonly album: Section<Shot>;
  private readonly storage: Section<Item>;
  private now: Holdings | undefined;

  constructor(pysim: Pysim) {
    const files = {
      className: 'rows',
      icon: 'file',
      key: ({ path }: Entry) => path,
      stamp: (entry: Entry) => this.stamp(entry),
      row: (entry: Entry) => entryRow(entry, this.inside(entry), this.peek),
    } as const;
    this.temp = new Section({
      ...files,
      title: 'This run',
      detail: `\`${TEMP}\``,
      empty: 'No temp files. An export puts one here, and it is gone with the page.',
    });
    this.user = new Section({
      ...files,
      title: 'Kept',
      detail: `\`${USER}\``,
      below: this.userMeter.element,
      empty:
        'Nothing is kept yet. `tt.saveFile` moves a temp file here, and the file manager writes files to `ttfile://user/`.',
      sample: { label: 'Save an export', run: saveExport },
    });
    this.album = new Section({
      className: 'shots',
      icon: 'album',
      title: 'Album',
      detail: 'until this page is left',
      key: ({ index }) => String(index),
      stamp: ({ index }) => String(index),
      row: (shot) => shotRow(shot, pysim.album),
      empty: 'The album is empty. `tt.saveImageToPhotosAlbum` puts an image here.',
      sample: { label: 'Save an export', run: saveToAlbum },
    });
    this.storage = new Section({
      className: 'rows',
      icon: 'storage',
      title: 'Storage',
      detail: 'kept in this browser',
      below: this.storageMeter.element,
      key: ({ key }) => key,
      stamp: ({ text }) => text,
      row: (item) => itemRow(item, this.peek),
      empty: 'Nothing is stored yet. `tt.setStorage` keeps a value under a key.',
      sample: { label: 'Store a value', run: storeSample },
    });
    byId('panel-files', HTMLElement).append(this.temp.element, this.user.element);
    byId('panel-album', HTMLElement).append(this.album.element);
    byId('panel-storage', HTMLElement).append(this.storage.element);
    forgetButton(byId('forget', HTMLButtonElement), pysim);
    this.say('Read as soon as Python is up.');
    follow(
      pysim,
      (now) => this.show(now),
      (reason) => this.say(`Nothing can be shown: ${reason}`),
    );
  }

  private show(now: Holdings): void {
    this.now = now;
    this.say('');
    const files = [...now.files].sort(inOrder);
    this.temp.show(files.filter(({ path }) => path.startsWith(TEMP)));
    this.user.show(files.filter(({ path }) => path.startsWith(USER)));
    this.album.show(now.images.map((image, index) => ({ image, index })).reverse());
    this.storage.show([...now.items].sort((a, b) => (a.key < b.key ? -1 : 1)));
    this.userMeter.show(now.usage.user);
    this.storageMeter.show(now.usage.storage);
    const counts = {
      files: files.filter(({ kind }) => kind === 'file').length,
      album: now.images.length,
      storage: now.items.length,
    };
    for (const [name, count] of Object.entries(counts)) this.count(name, count);
    this.count('device', counts.files + counts.album + counts.storage);
  }

  /** Say why there is nothing to see; or show it. */
  private say(text: string): void {
    this.note.textContent = text;
    this.note.hidden = text === '';
    this.panels.hidden = text !== '';
  }

  private count(name: string, count: number): void {
    byId(`${name}-count`, HTMLElement).textContent = String(count);
  }

  private inside({ path }: Entry): Entry[] {
    return this.now?.files.filter((each) => each.path.startsWith(`${path}/`)) ?? [];
  }

  private stamp(entry: Entry): string {
    if (entry.kind === 'file') return `${entry.modified} ${entry.size}`;
    return `holds ${this.inside(entry).length}`;
  }
}

/** Directories first, by name; then the newest files. */
function inOrder(a: Entry, b: Entry): number {
  if (a.kind === 'directory' || b.kind === 'directory') {
    return a.kind === b.kind ? a.path.localeCompare(b.path) : a.kind === 'directory' ? -1 : 1;
  }
  return b.modified - a.modified;
}
