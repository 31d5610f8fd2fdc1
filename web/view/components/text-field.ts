/**
 * What `input` and `textarea` share. The text is the view's: each edit by the user has a number,
 * and a value of the mini-program that does not know of the newest one is dropped, as is one for a
 * text that is being composed. So nothing typed is ever lost, however late the answer comes.
 */

import { attributeName } from './attributes';
import { caretAfter } from './caret';
import { Field } from './field';
import { make, sheetOf } from './make';
import { scopedClasses } from './scope';
import css from './text-field.css' with { type: 'text' };

const SHEET = sheetOf(css);

export abstract class TextField extends Field {
  static override readonly edited = 'value';
  static override readonly mirrored: readonly string[] = ['disabled'];
  protected readonly area: HTMLDivElement;
  private readonly placeholder = make('span');
  /** The text that the mini-program knows of. */
  private known = '';
  private isComposing = false;
  /** A value that came while the user composed. */
  private held: (() => void) | undefined;
  private wantsFocus = false;

  constructor(
    protected readonly control: HTMLInputElement | HTMLTextAreaElement,
    sheet: CSSStyleSheet,
  ) {
    super();
    control.className = 'control';
    const slot = make('slot');
    slot.name = this.placeholder.slot = 'placeholder';
    this.placeholder.ariaHidden = 'true';
    this.area = make('div', { class: 'area' }, control, slot);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [SHEET, sheet];
    root.append(this.area);
    this.listen();
  }

  override set(written: string, value: unknown, version?: number): void {
    const write = () => super.set(written, value, version);
    if (this.isComposing && attributeName(written) === 'value') this.held = write;
    else write();
  }

  get formValue(): string {
    return this.control.value;
  }

  reset(): void {
    this.write('');
  }

  connectedCallback(): void {
    this.append(this.placeholder);
    this.wantsFocus ||= this.given.flag('auto-focus');
    this.requestUpdate();
  }

  protected override changed(name: string): void {
    if (name === 'value') this.write(this.given.text('value'));
    if (name === 'focus') {
      this.wantsFocus = this.given.flag('focus');
      if (!this.wantsFocus) this.control.blur();
    }
  }

  protected override update(): void {
    const { control, given, placeholder } = this;
    const limit = given.number('maxlength', 140);
    if (limit >= 0) control.maxLength = limit;
    else control.removeAttribute('maxlength');
    control.disabled = given.flag('disabled');
    control.placeholder = placeholder.textContent = given.text('placeholder');
    control.ariaLabel = given.text('aria-label') || null;
    placeholder.style.cssText = given.text('placeholder-style');
    // Source: peer (WeChat).
    placeholder.className = scopedClasses(this, given.text('placeholder-class')).join(' ');
    if (this.wantsFocus && this.isConnected) {
      this.wantsFocus = false;
      control.focus();
    }
  }

  /** The text has changed, by whomever. */
  protected shown(): void {
    this.mark('filled', this.control.value !== '');
  }

  private listen(): void {
    const { control } = this;
    control.addEventListener('compositionstart', () => {
      this.isComposing = true;
    });
    control.addEventListener('compositionend', () => {
      this.isComposing = false;
      this.tell();
      this.held?.();
      this.held = undefined;
    });
    control.addEventListener('input', () => {
      this.shown();
      if (!this.isComposing) this.tell();
    });
    control.addEventListener('focus', () => {
      this.select();
      // There is no keyboard on the screen that would take height. Source: page on input.
      this.emit('focus', { value: control.value, height: 0 });
    });
    control.addEventListener('blur', () => this.emit('blur', { value: control.value }));
  }

  /** Some browsers tell of a composed text twice. */
  private tell(): void {
    const { value, selectionEnd } = this.control;
    if (value === this.known) return;
    this.known = value;
    this.emitEdit('input', { value, cursor: selectionEnd ?? value.length });
  }

  private write(text: string): void {
    const { control } = this;
    this.known = text;
    if (control.value === text) return;
    const caret = caretAfter(control.value, control.selectionEnd ?? 0, text);
    const isFocused = control.getRootNode() instanceof ShadowRoot && control.matches(':focus');
    control.value = text;
    if (isFocused) control.setSelectionRange(caret, caret);
    this.shown();
  }

  /** Where the caret goes on focus: to the end, unless the page says (gadget page on textarea). */
  private select(): void {
    const { given, control } = this;
    const cursor = given.number('cursor', -1);
    const [start, end] = [given.number('selection-start', -1), given.number('selection-end', -1)];
    const caret = cursor >= 0 ? cursor : control.value.length;
    if (start >= 0 && end >= 0) control.setSelectionRange(start, end);
    else control.setSelectionRange(caret, caret);
  }
}
