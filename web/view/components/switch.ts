/** `switch`: on or off. */

import { Field } from './field';
import { actAs, clickByKey } from './keys';
import { drawing, inside, make, sheetOf } from './make';
import css from './switch.css' with { type: 'text' };

const SHEET = sheetOf(css);

export class SwitchElement extends Field {
  static override readonly mirrored = ['type', 'disabled'];
  static override readonly edited = 'checked';
  private readonly track = make('span', { class: 'track' });
  private readonly box = make('span', { class: 'box' }, drawing('M6 12.6l4.2 4.2L18.4 8'));
  private checked = false;

  constructor() {
    super();
    inside(this, [SHEET], this.track, this.box);
    clickByKey(this);
    this.addEventListener('click', () => {
      if (!this.isDisabled) this.toggle();
    });
  }

  /** Peers alone have `disabled`. */
  private get isDisabled(): boolean {
    return this.given.flag('disabled');
  }

  get formValue(): boolean {
    return this.checked;
  }

  reset(): void {
    this.checked = false;
    this.update();
  }

  connectedCallback(): void {
    this.update();
  }

  protected override changed(name: string): void {
    if (name === 'checked') this.checked = this.given.flag('checked');
  }

  protected override update(): void {
    const { given, checked } = this;
    actAs(this, given.text('type') === 'checkbox' ? 'checkbox' : 'switch', this.isDisabled);
    this.setAttribute('aria-checked', String(checked));
    this.mark('checked', checked);
    for (const part of [this.track, this.box]) {
      if (given.text('color')) part.style.setProperty('--color', given.text('color'));
      else part.style.removeProperty('--color');
    }
  }

  private toggle(): void {
    this.checked = !this.checked;
    this.update();
    this.emitEdit('change', { value: this.checked });
  }
}
