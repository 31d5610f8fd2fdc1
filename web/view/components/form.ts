/** `form`: collects the values of the fields in it. */

import { Component } from './component';
import { Field } from './field';

export class FormElement extends Component {
  submit(): void {
    const value = Object.fromEntries(
      this.fields.filter(({ name }) => name).map((field) => [field.name, field.formValue]),
    );
    // `target` as in the gadget page on form.
    this.emit('submit', { value, target: '' });
  }

  reset(): void {
    for (const field of this.fields) field.reset();
    this.emit('reset');
  }

  private get fields(): Field[] {
    return [...this.querySelectorAll('*')].filter((element) => element instanceof Field);
  }
}
