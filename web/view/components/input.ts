/** `input`: one line of text. */

import css from './input.css' with { type: 'text' };
import { make, sheetOf } from './make';
import { TextField } from './text-field';

const SHEET = sheetOf(css);

interface Keyboard {
  mode: string;
  /** What it has keys for. */
  keys: RegExp;
}

/** Source: gadget page on input. That nothing else can be typed is assumed. */
const KEYBOARDS = new Map<string, Keyboard>([
  ['number', { mode: 'numeric', keys: /^\d*$/ }],
  ['digit', { mode: 'decimal', keys: /^[\d.,-]*$/ }],
  ['idcard', { mode: 'text', keys: /^[\dXx]*$/ }],
]);

export class InputElement extends TextField {
  private readonly field: HTMLInputElement;

  constructor() {
    const field = make('input');
    super(field, SHEET);
    this.field = field;
    field.autocomplete = 'off';
    field.addEventListener('beforeinput', (event) => this.typed(event));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.confirm();
    });
  }

  protected override update(): void {
    super.update();
    const { field, given } = this;
    field.type = given.flag('password') ? 'password' : 'text';
    field.inputMode = KEYBOARDS.get(given.text('type'))?.mode ?? '';
    field.enterKeyHint = given.text('confirm-type', 'done');
  }

  private typed(event: InputEvent): void {
    const keyboard = KEYBOARDS.get(this.given.text('type'));
    if (event.inputType === 'insertText' && keyboard && !keyboard.keys.test(event.data ?? ''))
      event.preventDefault();
  }

  /** The keyboard goes when it is done, unless it is held (peer). */
  private confirm(): void {
    this.settled();
    this.emit('confirm', { value: this.field.value });
    if (!this.given.flag('confirm-hold')) this.field.blur();
  }
}
