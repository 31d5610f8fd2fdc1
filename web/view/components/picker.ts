/** `picker`: a tap on it brings up a sheet of wheels from below. */

import { Field } from './field';
import { actAs, clickByKey } from './keys';
import { inside, make, sheetOf } from './make';
import css from './picker.css' with { type: 'text' };
import { type Mode, modeOf, possible } from './picker-modes';
import { Wheel } from './wheel';
import wheelCss from './wheel.css' with { type: 'text' };

const SHEETS = [sheetOf(wheelCss), sheetOf(css)];

interface Column {
  wheel: Wheel;
  list: HTMLDivElement;
}

export class PickerElement extends Field {
  static override readonly mirrored = ['disabled'];
  static override readonly edited = 'value';
  private readonly heading = make('b');
  private readonly wheels = make('div', { class: 'wheels' });
  private readonly sheet: HTMLDialogElement;
  private value: unknown;
  /** What stands in the middle of the wheels while the sheet is up. */
  private chosen: number[] = [];
  private columns: Column[] = [];

  constructor() {
    super();
    const cancel = make('button', { text: 'Cancel' });
    const confirm = make('button', { text: 'OK', class: 'confirm' });
    const head = make('div', { class: 'head' }, cancel, this.heading, confirm);
    this.sheet = make('dialog', {}, head, this.wheels);
    inside(this, SHEETS, make('slot'), this.sheet);
    clickByKey(this);
    this.addEventListener('click', (event) => {
      if (!event.composedPath().includes(this.sheet) && !this.isDisabled) this.open();
    });
    cancel.addEventListener('click', () => this.cancel());
    confirm.addEventListener('click', () => this.confirm());
    this.sheet.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.cancel();
    });
    this.sheet.addEventListener('click', (event) => {
      // The backdrop is the dialog's, but lies above it.
      const isAbove = event.clientY < this.sheet.getBoundingClientRect().top;
      if (event.target === this.sheet && isAbove) this.cancel();
    });
  }

  private get isDisabled(): boolean {
    return this.given.flag('disabled');
  }

  get formValue(): unknown {
    return this.value ?? this.mode.write([]);
  }

  reset(): void {
    this.value = undefined;
  }

  connectedCallback(): void {
    this.update();
  }

  protected override changed(name: string): void {
    if (name === 'value') this.value = this.given.raw('value');
    if (!this.sheet.open) return;
    // A handler of `columnchange` gives other columns, and what is to stand in them.
    if (name === 'value') this.chosen = this.mode.read(this.value);
    if (name === 'value' || name === 'range') this.requestUpdate();
  }

  protected override update(): void {
    actAs(this, 'button', this.isDisabled);
    this.ariaHasPopup = 'dialog';
    this.heading.textContent = this.given.text('header-text');
    this.sheet.ariaLabel = this.given.text('header-text') || 'Choose';
    if (this.sheet.open) this.fill();
  }

  private get mode(): Mode {
    return modeOf(this.given);
  }

  private open(): void {
    this.chosen = this.mode.read(this.value);
    this.sheet.showModal();
    this.fill();
  }

  private cancel(): void {
    this.sheet.close();
    this.emit('cancel');
  }

  private confirm(): void {
    const { mode } = this;
    this.value = mode.write(possible(mode, this.chosen));
    this.sheet.close();
    this.emitEdit('change', { value: this.value });
  }

  private fill(): void {
    const { mode } = this;
    this.chosen = possible(mode, this.chosen);
    if (this.columns.length !== mode.columns) this.rebuild(mode);
    for (const [index, { wheel, list }] of this.columns.entries()) {
      const options = mode.options(index, this.chosen.slice(0, index));
      const texts = options.map(({ text }) => text);
      if (texts.join('\n') !== [...list.children].map((item) => item.textContent).join('\n'))
        list.replaceChildren(...texts.map((text) => make('div', { class: 'item', text })));
      wheel.set(options.findIndex(({ value }) => value === this.chosen[index]));
    }
  }

  private rebuild(mode: Mode): void {
    this.columns = Array.from({ length: mode.columns }, (_, index) => {
      const list = make('div');
      const wheel = new Wheel(list, {
        items: () => [...list.children],
        settled: (row) => this.turned(index, row),
      });
      wheel.scroller.ariaLabel = mode.labels[index] ?? null;
      return { wheel, list };
    });
    this.wheels.replaceChildren(...this.columns.map(({ wheel }) => wheel.element));
  }

  private turned(column: number, row: number): void {
    const { mode } = this;
    const option = mode.options(column, this.chosen.slice(0, column))[row];
    if (!option) return;
    this.chosen[column] = option.value;
    this.fill();
    // Source: gadget page: of a picker of several columns alone.
    if (this.given.text('mode') === 'multiSelector')
      this.emit('columnchange', { column, value: option.value });
  }
}
