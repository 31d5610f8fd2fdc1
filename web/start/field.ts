/** One labelled text field of the form, with shortcuts beside it where a value is often wanted. */

import { make } from './dom';
import { arrow } from './geometry';

export interface FieldOptions {
  name: string;
  /** One sentence, shown as tooltip and read out as description. */
  doc: string;
  /** How far an arrow key goes; undefined for text. */
  step?: number;
  /** What a step starts from while the field is empty. */
  standard?: () => unknown;
}

export class Field {
  readonly input: HTMLInputElement;
  readonly row: HTMLElement;

  constructor(options: FieldOptions, ...beside: HTMLElement[]) {
    const { name, doc, step } = options;
    this.input = make('input', {
      type: 'text',
      className: 'text',
      id: `field-${name}`,
      name,
      title: doc,
      spellcheck: false,
      autocapitalize: 'off',
      autocomplete: 'off',
    });
    if (step !== undefined) {
      this.input.inputMode = 'decimal';
      this.input.addEventListener('keydown', (event) => this.onKey(event, step, options.standard));
    }
    const label = make('label', { className: 'label', htmlFor: this.input.id, textContent: name });
    const line = make('div', { className: 'field-line' }, this.input, ...beside);
    this.row = make('div', { className: `field field-${name}` }, label, line);
  }

  get text(): string {
    return this.input.value;
  }

  /** Put `text` in as if it had been typed. */
  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  set wrong(is: boolean) {
    this.row.classList.toggle('wrong', is);
    if (is) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
  }

  private onKey(event: KeyboardEvent, step: number, standard?: () => unknown): void {
    const by = arrow(event);
    if (!by || by.y === 0) return;
    const start = Number(this.text.trim() === '' ? standard?.() : this.text);
    if (Number.isNaN(start)) return;
    event.preventDefault();
    this.type(String(Number((start - by.y * step).toFixed(4))));
  }
}

/** A small button that puts a value into a field. */
export function shortcut(label: string, title: string, action: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', className: 'chip', textContent: label, title });
  button.addEventListener('click', action);
  return button;
}
