/** The album of the simulated device: it lasts as long as the page, and can be looked at. */

import { button, element } from './element';
import type { Layer } from './layer';

export interface SavedImage {
  readonly name: string;
  /** A `blob:` address. */
  readonly url: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `pysim.album`; `pysim-album` on the window tells of each image that is saved. */
export interface AlbumSurface {
  readonly images: readonly SavedImage[];
  /** Open the album over the page, at its latest image or at `index`; there each can be downloaded. */
  show(index?: number): void;
}

/** How long the note of a saved image stays, in ms. */
const NOTE = 5000;

export class Album {
  readonly images: SavedImage[] = [];
  private note: HTMLElement | undefined;
  private timer = 0;

  constructor(
    private readonly layer: Layer,
    private readonly show: (index?: number) => void,
  ) {}

  get surface(): AlbumSurface {
    const { images, show } = this;
    return {
      get images() {
        return [...images];
      },
      show,
    };
  }

  save(name: string, bytes: Uint8Array): void {
    const own = new Uint8Array(bytes);
    const image = { name, url: URL.createObjectURL(new Blob([own])), bytes: own };
    this.images.push(image);
    this.tell(image);
    window.dispatchEvent(new CustomEvent('pysim-album', { detail: image }));
  }

  clear(): void {
    for (const { url } of this.images.splice(0)) URL.revokeObjectURL(url);
    clearTimeout(this.timer);
    this.note?.remove();
  }

  /** Show at the edge of the page what was saved; a tap opens the album. */
  private tell({ url, name }: SavedImage): void {
    const { page } = this.layer;
    const end = () => {
      clearTimeout(this.timer);
      this.note?.remove();
    };
    end();
    const picture = element(page, 'img');
    picture.src = url;
    picture.alt = '';
    const note = button(page, { class: 'note', label: `Saved ${name}. Open album` }, () => {
      end();
      this.show();
    });
    note.append(picture, element(page, 'span', { text: 'Saved to album' }));
    note.popover = 'manual';
    this.layer.add(note);
    note.showPopover();
    this.note = note;
    this.timer = window.setTimeout(end, NOTE);
  }
}
