/** `slider`: a number chosen by sliding; the browser's own range input does the sliding. */

import { Field } from './field';
import { inside, make, sheetOf } from './make';
import css from './slider.css' with { type: 'text' };

const SHEET = sheetOf(css);

export class SliderElement extends Field {
  static override readonly edited = 'value';
  private readonly range = make('input');
  private readonly output = make('output');
  /** As given or slid; the bounds may come later than it. */
  private wanted = 0;

  constructor() {
    super();
    this.range.type = 'range';
    this.range.addEventListener('input', () => {
      this.wanted = this.formValue;
      this.show();
      this.emitEdit('changing', { value: this.formValue });
    });
    this.range.addEventListener('change', () => this.emitEdit('change', { value: this.formValue }));
    inside(this, [SHEET], this.range, this.output);
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  get formValue(): number {
    return this.range.valueAsNumber;
  }

  reset(): void {
    this.wanted = Number(this.range.min);
    this.update();
  }

  protected override update(): void {
    const { given, range } = this;
    // Attributes and their defaults: gadget page on slider.
    range.min = String(given.number('min', 0));
    range.max = String(given.number('max', 100));
    range.step = String(given.number('step', 1));
    range.value = String(this.wanted);
    range.disabled = given.flag('disabled');
    range.ariaLabel = given.text('aria-label') || null;
    const look = {
      active: given.text('active-color') || given.text('selected-color') || '#1aad19',
      rest: given.text('background-color') || given.text('color') || '#e9e9e9',
      knob: given.text('block-color') || '#ffffff',
      block: `${Math.min(28, Math.max(12, given.number('block-size', 28)))}px`,
    };
    for (const [name, value] of Object.entries(look)) range.style.setProperty(`--${name}`, value);
    this.output.hidden = !given.flag('show-value');
    this.show();
  }

  protected override changed(name: string): void {
    if (name === 'value') this.wanted = this.given.number('value', 0);
  }

  private show(): void {
    const { range } = this;
    const [min, max] = [Number(range.min), Number(range.max)];
    const part = max > min ? (range.valueAsNumber - min) / (max - min) : 0;
    range.style.setProperty('--part', String(part));
    this.output.textContent = range.value;
  }
}
