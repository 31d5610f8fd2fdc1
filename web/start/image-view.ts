/** An image on a checkerboard, fitted or enlarged px by px; or a message in its place. */

import type { ImageFile } from './call';
import { chosen, make } from './dom';

const FIT = 'fit';

export class ImageView {
  private file: ImageFile | undefined;
  private image: HTMLImageElement | undefined;

  constructor(
    private readonly frame: HTMLElement,
    private readonly zooms: HTMLElement,
  ) {
    zooms.addEventListener('change', () => this.scale());
    new ResizeObserver(() => this.scale()).observe(frame);
  }

  /** Show the file; returns its address, which is good until the next image or message. */
  show(file: ImageFile): string {
    this.release();
    this.file = file;
    const address = URL.createObjectURL(file.blob);
    this.image = make('img', {
      src: address,
      className: 'checkered',
      alt: `The exported image, ${file.width} × ${file.height} px`,
    });
    this.frame.replaceChildren(this.image);
    this.zooms.hidden = false;
    this.scale();
    return address;
  }

  /** Show a sentence, of one of the kinds `busy` and `failed`. */
  say(text: string, kind: string, title = ''): void {
    if (!this.file && this.frame.textContent === title + text) return;
    this.release();
    this.zooms.hidden = true;
    this.frame.replaceChildren(
      make(
        'div',
        { className: `message ${kind}` },
        title ? make('p', { className: 'message-title', textContent: title }) : undefined,
        make('p', { textContent: text }),
      ),
    );
  }

  private release(): void {
    const { image } = this;
    // An address that is revoked while it loads would be an error in the console.
    void image?.decode().then(
      () => URL.revokeObjectURL(image.src),
      () => URL.revokeObjectURL(image.src),
    );
    this.image = undefined;
    this.file = undefined;
  }

  private scale(): void {
    if (!this.image || !this.file) return;
    const { width, height } = this.file;
    const zoom = chosen(this.zooms) ?? FIT;
    const style = getComputedStyle(this.frame);
    const inner = (size: number, ...padding: string[]) =>
      padding.reduce((rest, each) => rest - Number.parseFloat(each), size);
    const across = inner(this.frame.clientWidth, style.paddingLeft, style.paddingRight);
    const down = inner(this.frame.clientHeight, style.paddingTop, style.paddingBottom);
    const scale =
      zoom === FIT ? Math.min(across / width, down / height, 8) : Number.parseFloat(zoom);
    this.image.style.width = `${Math.max(1, width * scale)}px`;
    this.image.style.height = `${Math.max(1, height * scale)}px`;
    this.image.classList.toggle('pixelated', scale > 1);
    this.zooms.title = `Shown at ${Math.round(scale * 100)}%`;
  }
}
