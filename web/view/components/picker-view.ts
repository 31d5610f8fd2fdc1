/** `picker-view` and `picker-view-column`: wheels as a part of the page. */

import { Component } from './component';
import { Field } from './field';
import { inside, make, sheetOf } from './make';
import css from './picker-view.css' with { type: 'text' };
import columnCss from './picker-view-column.css' with { type: 'text' };
import { Wheel } from './wheel';
import wheelCss from './wheel.css' with { type: 'text' };

const SHEET = sheetOf(css);
const COLUMN_SHEETS = [sheetOf(wheelCss), sheetOf(columnCss)];

export class PickerViewElement extends Field {
  static override readonly edited = 'value';
  private rows: number[] = [];

  constructor() {
    super();
    inside(this, [SHEET], make('slot'));
  }

  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group');
    this.requestUpdate();
  }

  get formValue(): number[] {
    return this.columns.map(({ last }, index) => Math.min(this.rows[index] ?? 0, last));
  }

  reset(): void {
    this.rows = [];
    this.requestUpdate();
  }

  /** Tell of what happens to a column of its own. */
  happened(column: PickerColumnElement, name: string, detail: { row?: number } = {}): void {
    this.emit(name, { column: this.columns.indexOf(column), ...detail });
  }

  /** The user has turned a column to another row. */
  turned(column: PickerColumnElement, row: number): void {
    this.rows = this.formValue;
    this.rows[this.columns.indexOf(column)] = row;
    this.requestUpdate();
    this.emitEdit('change', { value: this.formValue });
  }

  protected override changed(name: string): void {
    if (name !== 'value') return;
    const value = this.given.raw('value');
    this.rows = Array.isArray(value) ? value.map((row) => Math.trunc(Number(row)) || 0) : [];
  }

  protected override update(): void {
    const { given } = this;
    for (const [index, column] of this.columns.entries())
      column.look(
        given.text('indicator-style'),
        given.text('mask-style'),
        // Source: gadget page: a number that is too great stands for the last item.
        this.rows[index] ?? 0,
      );
  }

  private get columns(): PickerColumnElement[] {
    return [...this.children].filter((each) => each instanceof PickerColumnElement);
  }
}

export class PickerColumnElement extends Component {
  private readonly slotted = make('slot');
  private readonly wheel = new Wheel(this.slotted, {
    items: () => this.slotted.assignedElements(),
    began: () => this.view?.happened(this, 'pickstart'),
    passed: (row) => this.view?.happened(this, 'pickover', { row }),
    settled: (row) => this.view?.turned(this, row),
    ended: () => this.view?.happened(this, 'pickend'),
  });
  /** As given: there may be no such item yet. */
  private row = 0;

  constructor() {
    super();
    inside(this, COLUMN_SHEETS, this.wheel.element);
    this.slotted.addEventListener('slotchange', () => this.wheel.set(this.row));
  }

  /** The number of the last row; 0: there may be none yet. */
  get last(): number {
    return Math.max(0, this.slotted.assignedElements().length - 1);
  }

  look(indicator: string, mask: string, row: number): void {
    this.wheel.indicator.style.cssText = indicator;
    this.wheel.mask.style.cssText = mask;
    this.wheel.scroller.ariaLabel = this.given.text('aria-label') || null;
    this.row = row;
    this.wheel.set(row);
  }

  private get view(): PickerViewElement | undefined {
    const view = this.closest('tt-picker-view');
    return view instanceof PickerViewElement ? view : undefined;
  }
}
