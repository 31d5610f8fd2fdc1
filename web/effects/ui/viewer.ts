/** Pictures one at a time over the whole page: turn, zoom, keep. */

import { button, element, icon } from './element';
import { Zoom } from './zoom';

export interface Picture {
  /** For people: the address or the name. */
  name: string;
  /** The picture as bytes or as an address; rejects with the reason if it cannot be had. */
  source(): Promise<Blob | string>;
}

export interface ViewerOptions {
  page: Document;
  pictures: Picture[];
  index: number;
  /** A button for the picture that is shown. */
  action?: { label: string; run(picture: Picture): void };
  /** Told of the picture that is shown. */
  turned(index: number): void;
  closed(): void;
}

export class Viewer {
  readonly dialog: HTMLDialogElement;
  private index = -1;
  private readonly field: HTMLElement;
  private readonly counter: HTMLElement;
  private readonly turns: HTMLButtonElement[];
  private readonly zoom: Zoom;
  private picture: HTMLElement;
  private address: string | undefined;

  constructor(private readonly options: ViewerOptions) {
    const { page, pictures, action, closed } = options;
    const tool = (name: Parameters<typeof icon>[1], label: string, tapped: () => void) => {
      const made = button(page, { class: name, label }, tapped);
      made.append(icon(page, name));
      return made;
    };
    this.picture = element(page, 'span');
    this.field = element(page, 'div', { class: 'field' }, this.picture);
    this.counter = element(page, 'output', { class: 'counter' });
    this.turns = [
      tool('previous', 'Previous', () => this.turn(-1)),
      tool('next', 'Next', () => this.turn(1)),
    ];
    const keep = action && tool('save', action.label, () => action.run(this.shown()));
    this.dialog = element(
      page,
      'dialog',
      { class: 'viewer', role: 'dialog', label: 'Images' },
      this.field,
      ...(pictures.length > 1 ? [this.counter, ...this.turns] : []),
      keep,
      tool('close', 'Close', closed),
    );
    // Keys act on the picture at once; no button is the obvious one.
    this.dialog.autofocus = true;
    this.zoom = new Zoom(
      this.field,
      () => this.picture,
      (by) => this.turn(by),
    );
    this.dialog.addEventListener('keydown', (event) => this.key(event));
    this.show(options.index);
  }

  /** Go on by so many pictures, as far as there are some. */
  turn(by: number): void {
    const to = this.index + by;
    if (to >= 0 && to < this.options.pictures.length) this.show(to);
  }

  /** Give back what the pictures took. */
  release(): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = undefined;
  }

  private shown(): Picture {
    const picture = this.options.pictures[this.index];
    if (!picture) throw new RangeError(`There is no picture ${this.index}.`);
    return picture;
  }

  private async show(index: number): Promise<void> {
    const { page, pictures, turned } = this.options;
    this.index = index;
    this.counter.textContent = `${index + 1} / ${pictures.length}`;
    const [previous, next] = this.turns;
    // Not disabled: that would take the focus away.
    previous?.setAttribute('aria-disabled', String(index === 0));
    next?.setAttribute('aria-disabled', String(index === pictures.length - 1));
    this.replace(element(page, 'span', { class: 'wait' }, icon(page, 'loading')));
    turned(index);
    const picture = this.shown();
    const loaded = await this.load(picture).catch(() =>
      element(page, 'p', { role: 'alert', text: `This image cannot be shown: ${picture.name}` }),
    );
    if (index === this.index) this.replace(loaded);
  }

  private async load(picture: Picture): Promise<HTMLElement> {
    this.release();
    const source = await picture.source();
    const made = element(this.options.page, 'img');
    made.alt = picture.name;
    made.draggable = false;
    if (typeof source !== 'string') this.address = URL.createObjectURL(source);
    made.src = typeof source === 'string' ? source : (this.address ?? '');
    await made.decode();
    return made;
  }

  private replace(picture: HTMLElement): void {
    this.zoom.reset();
    this.picture.replaceWith(picture);
    this.picture = picture;
  }

  private key(event: KeyboardEvent): void {
    const keys: Record<string, () => void> = {
      ArrowLeft: () => this.turn(-1),
      ArrowRight: () => this.turn(1),
      '+': () => this.zoom.by(1.5),
      '=': () => this.zoom.by(1.5),
      '-': () => this.zoom.by(1 / 1.5),
      '0': () => this.zoom.reset(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
