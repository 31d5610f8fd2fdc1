/**
 * What `input` and `textarea` share. The text is the view's: each edit by the user has a number,
 * and a value of the mini-program that does not know of the newest one is dropped, as is one for a
 * text that is being composed, and one that seems to come from a handler of an older edit. So
 * nothing typed is ever lost, however late the answer comes.
 */

import type { Heard } from '../../protocol/view';
import { dressStyle } from '../fonts';
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
  /** What it has been told since the user began to type. */
  private readonly told = new Set<string>();
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

  override set(written: string, value: unknown, heard?: Heard): void {
    const write = () => super.set(written, value, heard);
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

  protected override isLate(value: unknown, heard: Heard): boolean {
    return super.isLate(value, heard) || (!heard.isAnswer && this.isEcho(String(value ?? '')));
  }

  /** The user gives and takes the focus, too. */
  protected override isKnown(name: string, value: unknown): boolean {
    return name !== 'focus' && super.isKnown(name, value);
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
    dressStyle(placeholder.style);
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
    control.addEventListener('blur', () => {
      this.settled();
      this.emit('blur', { value: control.value });
    });
  }

  /** Some browsers tell of a composed text twice. */
  private tell(): void {
    const { value, selectionEnd } = this.control;
    if (value === this.known) return;
    this.known = value;
    this.told.add(value);
    this.emitEdit('input', { value, cursor: selectionEnd ?? value.length });
  }

  /** The user is done typing, so that any value is meant. */
  protected settled(): void {
    this.told.clear();
  }

  /** Whether it is an earlier text of the user's, who is still typing. */
  private isEcho(text: string): boolean {
    return this.told.has(text) && text !== this.control.value;
  }

  private write(text: string): void {
    const { control } = this;
    this.known = text;
    if (control.value === text) return;
    this.settled();
    const caret = caretAfter(control.value, control.selectionEnd ?? 0, text);
    const isFocused = control.getRootNode() instanceof ShadowRoot && control.matches(':focus');
    control.value = text;
    if (isFocused) control.setSelectionRange(caret, caret);
    this.shown();
  }

  /**
   * Where the caret goes on focus: to the end, unless the page says (gadget page on textarea) or a
   * selection was made before, such as by the browser for the tabulator key.
   */
  private select(): void {
    const { given, control } = this;
    const cursor = given.number('cursor', -1);
    const [start, end] = [given.number('selection-start', -1), given.number('selection-end', -1)];
    const isSelected = control.selectionStart !== control.selectionEnd;
    const caret = cursor >= 0 ? cursor : control.value.length;
    if (start >= 0 && end >= 0) control.setSelectionRange(start, end);
    else if (cursor >= 0 || !isSelected) control.setSelectionRange(caret, caret);
  }
}
