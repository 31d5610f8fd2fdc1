/** Components that hold a value of the user's, which a form collects by name. */

import { Component } from './component';

export abstract class Field extends Component {
  /** The key of the value in a form; without one it is left out. */
  get name(): string {
    return this.given.text('name');
  }

  abstract get formValue(): unknown;

  /** Go back to nothing typed, nothing chosen. What a reset leaves: peer (WeChat). */
  abstract reset(): void;
}
