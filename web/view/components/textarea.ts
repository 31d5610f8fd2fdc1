/** `textarea`: text of several lines. */

import { make, sheetOf } from './make';
import { TextField } from './text-field';
import css from './textarea.css' with { type: 'text' };

const SHEET = sheetOf(css);

export class TextareaElement extends TextField {
  static override readonly mirrored = ['auto-height', 'disabled'];

  constructor() {
    const field = make('textarea');
    // Its height is that of its area.
    field.rows = 1;
    super(field, SHEET);
  }

  protected override shown(): void {
    super.shown();
    // For the copy that makes the area as high as the text.
    this.area.dataset.text = this.control.value;
  }

  protected override update(): void {
    super.update();
    this.shown();
  }
}
