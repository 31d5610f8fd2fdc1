/** `radio` and `radio-group`: one of several. */

import { Choice } from './choice';
import { Field } from './field';

export class RadioElement extends Choice {
  constructor() {
    super('radio', 'M12 7.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2');
  }

  private get group(): RadioGroupElement | undefined {
    const group = this.closest('tt-radio-group');
    return group instanceof RadioGroupElement ? group : undefined;
  }

  protected override tapped(): void {
    if (this.isChecked) return;
    this.check(true);
    this.group?.chosen(this);
  }

  protected override update(): void {
    super.update();
    if (this.isChecked && this.isConnected) this.group?.keepOnly(this);
  }
}

export class RadioGroupElement extends Field {
  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.step(event));
  }

  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'radiogroup');
  }

  get formValue(): string {
    return this.radios.find(({ isChecked }) => isChecked)?.value ?? '';
  }

  reset(): void {
    for (const radio of this.radios) radio.check(false);
  }

  /** The user has chosen `radio`. */
  chosen(radio: RadioElement): void {
    this.keepOnly(radio);
    this.emitEdit('change', { value: radio.value });
  }

  keepOnly(radio: RadioElement): void {
    for (const other of this.radios) if (other !== radio && other.isChecked) other.check(false);
  }

  /** The arrow keys move the choice, as in every group of radio buttons. */
  private step(event: KeyboardEvent): void {
    const direction = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const radios = this.radios.filter(({ isDisabled }) => !isDisabled);
    const place = event.target instanceof RadioElement ? radios.indexOf(event.target) : -1;
    if (!direction || place < 0) return;
    event.preventDefault();
    const next = radios[(place + direction + radios.length) % radios.length];
    next?.focus();
    next?.click();
  }

  private get radios(): RadioElement[] {
    return [...this.querySelectorAll('*')].filter((each) => each instanceof RadioElement);
  }
}
