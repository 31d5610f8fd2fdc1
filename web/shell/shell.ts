/** One preview with everything around it: who is told of what, and what the user's wishes do. */

import { byId } from '../common/dom';
import { CompilerClient } from '../compile/client';
import { Ui } from '../effects/ui/ui';
import { settings as rows } from '../generated/catalog.json';
import type { Cleared, ReachAnswer, Settings } from '../protocol/messages';
import type { Compiled } from '../protocol/project';
import type { OpenPage, Screen, ShareCard } from '../protocol/shell';
import { keepInQuery, type Wanted } from './address';
import type { DeviceView } from './device/device-view';
import { DeviceFonts } from './device/fonts';
import { type Device, deviceOf, windowOf } from './device/geometry';
import { shareSheet } from './device/share';
import { type Zoom, ZoomedPlace } from './device/zoom';
import { LogBook } from './log/book';
import { print } from './log/print';
import { fetchPack } from './pack';
import { Performer } from './performer';
import { Preview } from './preview';
import type { ProjectSource } from './project';
import { checkReach } from './reach';
import type { Run } from './run';
import { Side } from './side';
import { Sources } from './source';
import { Spares } from './spares';
import { addressOf, readAddress, type State } from './state';
import { StateView } from './state-view';
import { announce, fileOf, type PreviewPysim, surfaceOf } from './surface';
import { Toolbar } from './toolbar';

const SITE = new URL('.', document.baseURI);
const DEFAULTS: Settings = Object.fromEntries(rows.map((row) => [row.name, row.default]));

export interface ShellParts {
  source: ProjectSource;
  wanted: Wanted;
  device: DeviceView;
  /** Where the device's dialogs are drawn. */
  layer: Document;
}

export class Shell {
  readonly pysim: PreviewPysim;
  readonly preview: Preview;
  private readonly book = new LogBook();
  private readonly ui: Ui;
  private readonly performer: Performer;
  private readonly side: Side;
  private readonly states: StateView;
  private readonly toolbar: Toolbar;
  private readonly zoomed: ZoomedPlace;
  private shared: HTMLElement | undefined;

  constructor(private readonly parts: ShellParts) {
    const { source, wanted, device } = parts;
    const sources = new Sources(() => this.preview.version?.files ?? {});
    this.side = new Side(this.book, sources);
    this.ui = this.makeUi();
    this.performer = new Performer(source.name, this.ui, (text) => this.book.note(text));
    this.preview = this.makePreview();
    this.toolbar = this.makeToolbar();
    this.states = new StateView(sources, {
      restart: () => void this.preview.again(),
      reload: () => void this.preview.reload(),
      comeBack: () => this.preview.comeBack(),
      seeProblems: () => this.side.show('problems'),
      seeLog: () => this.side.show('console'),
    });
    device.cover(this.states.element);
    this.drawDevice();
    this.zoomed = new ZoomedPlace(
      byId('stage', HTMLElement),
      byId('sheet', HTMLElement),
      device.element,
      (scale, zoom) => this.toolbar.scaled(scale, zoom),
    );
    this.zoomed.set(wanted.zoom);
    this.pysim = this.makeSurface();
    this.book.follow((item) => item && announce('pysim-log', item));
    this.book.follow((item) => item && print(item));
    this.preview.follow({
      state: (state) => this.showState(state),
      project: (problems) => {
        this.showTitle();
        this.side.wrong(problems);
        this.book.compiled(problems);
        this.toolbar.offer(this.preview.version?.compiled.pages ?? []);
      },
      pages: (run) => this.showPages(run),
      connected: (isConnected) => {
        byId('unheard', HTMLElement).hidden = isConnected;
      },
    });
    this.offerAlbum();
    this.showTitle();
    if (wanted.page) this.toolbar.shown(addressOf(wanted.page));
  }

  /** Every setting with its value. */
  private get settings(): Settings {
    return { ...DEFAULTS, ...this.preview.settings };
  }

  private get device(): Device {
    return deviceOf(this.settings);
  }

  private makeUi(): Ui {
    const reach = async (address: string): Promise<void> => {
      checkReach(address, this.settings);
      const { error } = await this.preview.ask<ReachAnswer>({ type: 'reach', address });
      if (error) throw new Error(error);
    };
    const file = (path: string) => fileOf(this.preview, path);
    return new Ui(this.parts.layer, { file, reach }, (path) => !/^\s*https?:/i.test(path));
  }

  private makePreview(): Preview {
    const { source, wanted, device, layer } = this.parts;
    const compiler = new CompilerClient(new URL('compile.js', SITE));
    const parts = {
      source,
      compile: (files: Parameters<CompilerClient['compile']>[0]) => compiler.compile(files),
      pack: (tell: Parameters<typeof fetchPack>[1]) => fetchPack(SITE, tell),
      fonts: new DeviceFonts(SITE, device.element, layer, this.ui).choose,
      performer: this.performer,
      spares: new Spares(device.windows),
      screen: (page: OpenPage, compiled: Compiled) => this.screenOf(page, compiled),
      share: (card: ShareCard, answer: (done: boolean) => void) => {
        this.shared?.remove();
        this.shared = shareSheet(card, (path) => fileOf(this.preview, path), answer);
        device.cover(this.shared);
      },
      log: this.book,
    };
    return new Preview(parts, wanted.page, wanted.settings);
  }

  private makeToolbar(): Toolbar {
    const attempt = (job: Promise<unknown>) => {
      job.catch((error: unknown) => this.book.note(String(error)));
    };
    return new Toolbar({
      open: (address) => attempt(this.open(address)),
      reload: () => attempt(this.preview.reload()),
      stop: () => this.preview.kill(),
      rotate: () => attempt(this.rotate()),
      configure: (changes) => attempt(this.configure(changes)),
      zoom: (zoom) => this.zoom(zoom),
    });
  }

  private makeSurface(): PreviewPysim {
    return surfaceOf({
      preview: this.preview,
      ui: this.ui,
      logs: () => this.book.items,
      configure: (changes) => this.configure(changes),
      settings: () => this.settings,
      rotate: () => this.rotate(),
      open: (address) => this.open(address),
      clear: async () => {
        await this.preview.ask<Cleared>({ type: 'clear' });
        await this.performer.clear();
      },
    });
  }

  private offerAlbum(): void {
    const { album } = this.ui;
    byId('album', HTMLButtonElement).addEventListener('click', () => album.show());
    window.addEventListener('pysim-album', () => this.side.saved(album.images.length));
  }

  private async configure(changes: Settings): Promise<Settings> {
    const configured = this.preview.configure(changes);
    try {
      await configured;
    } finally {
      this.drawDevice();
    }
    this.keep();
    return this.settings;
  }

  private zoom(zoom: Zoom): void {
    this.zoomed.set(zoom);
    this.keep();
  }

  /** Keep in the address what the user wants and sees. */
  private keep(): void {
    const { pages, settings, version } = this.preview;
    const shown = pages.at(-1);
    const isEntry = shown && addressOf(shown) === version?.compiled.entry;
    keepInQuery({ page: isEntry ? undefined : shown, zoom: this.zoomed.zoom, settings });
  }

  private rotate(): Promise<Settings> {
    const { width, height } = this.device.screen;
    return this.configure({ orientation: width > height ? 'portrait' : 'landscape' });
  }

  private async open(address: string): Promise<void> {
    const opened = this.preview.open(readAddress(address));
    this.keep();
    await opened;
  }

  private drawDevice(): void {
    this.parts.device.become(this.device);
    this.toolbar.device(this.device, this.settings);
  }

  private showTitle(): void {
    const { title } = this.parts.source;
    document.title = `${title} · pysim`;
    byId('project', HTMLElement).textContent = title;
  }

  private showState(state: State): void {
    if (state.name === 'failed') console.error(`[pysim] ${state.message}`);
    this.states.show(state);
    if (state.name !== 'running') this.shared?.remove();
    this.toolbar.running(!['stopped', 'failed', 'problem'].includes(state.name));
    if (state.name === 'stopped' || state.name === 'failed') this.parts.device.forget();
  }

  private showPages({ pages, look, start: { compiled, files } }: Run): void {
    const top = pages.at(-1);
    if (!top || !look) return;
    this.toolbar.shown(addressOf(top));
    this.keep();
    const isHome = top.path === compiled.pages[0] || look.tab >= 0;
    this.parts.device.show(look, { tabBar: compiled.tabBar, files, isHome });
  }

  /** The window that `page` gets, drawn with its bars before the page is there. */
  private screenOf({ path }: OpenPage, compiled: Compiled): Screen {
    const page = compiled.pages.includes(path) ? path : compiled.entry;
    // Another device may have been chosen since.
    this.drawDevice();
    this.parts.device.expect(compiled, page, this.preview.version?.files ?? {});
    return windowOf(this.device, compiled, page);
  }
}
