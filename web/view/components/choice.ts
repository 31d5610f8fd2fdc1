/** What `checkbox` and `radio` share: a mark that a tap sets, and words beside it. */

import css from './choice.css' with { type: 'text' };
import { Component } from './component';
import { actAs, clickByKey } from './keys';
import { drawing, inside, make, sheetOf } from './make';

const SHEET = sheetOf(css);

export abstract class Choice extends Component {
  static override readonly mirrored = ['disabled'];
  private readonly box = make('span', { class: 'box' });
  private checked = false;

  constructor(
    private readonly kind: 'checkbox' | 'radio',
    sign: string,
  ) {
    super();
    this.box.append(drawing(sign));
    inside(this, [SHEET], this.box, make('slot'));
    clickByKey(this);
    this.addEventListener('click', () => {
      if (!this.isDisabled) this.tapped();
    });
  }

  get isChecked(): boolean {
    return this.checked;
  }

  get isDisabled(): boolean {
    return this.given.flag('disabled');
  }

  get value(): string {
    return this.given.text('value');
  }

  /** Set the mark; nobody is told. */
  check(isChecked: boolean): void {
    this.checked = isChecked;
    this.update();
  }

  connectedCallback(): void {
    this.update();
  }

  protected abstract tapped(): void;

  protected override changed(name: string): void {
    if (name === 'checked') this.checked = this.given.flag('checked');
  }

  protected override update(): void {
    actAs(this, this.kind, this.isDisabled);
    this.setAttribute('aria-checked', String(this.checked));
    this.mark('checked', this.checked);
    this.mark('round', this.kind === 'radio');
    const color = this.given.text('color');
    if (color) this.box.style.setProperty('--color', color);
    else this.box.style.removeProperty('--color');
  }
}
