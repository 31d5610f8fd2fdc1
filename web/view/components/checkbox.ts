/** `checkbox` and `checkbox-group`: any number of several. */

import { Choice } from './choice';
import { Field } from './field';

export class CheckboxElement extends Choice {
  constructor() {
    super('checkbox', 'M6 12.6l4.2 4.2L18.4 8');
  }

  protected override tapped(): void {
    this.check(!this.isChecked);
    const group = this.closest('tt-checkbox-group');
    if (group instanceof CheckboxGroupElement) group.chosen();
  }
}

export class CheckboxGroupElement extends Field {
  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group');
  }

  get formValue(): string[] {
    return this.boxes.filter(({ isChecked }) => isChecked).map(({ value }) => value);
  }

  reset(): void {
    for (const box of this.boxes) box.check(false);
  }

  /** The user has changed one of its boxes. */
  chosen(): void {
    this.emitEdit('change', { value: this.formValue });
  }

  private get boxes(): CheckboxElement[] {
    return [...this.querySelectorAll('*')].filter((each) => each instanceof CheckboxElement);
  }
}
