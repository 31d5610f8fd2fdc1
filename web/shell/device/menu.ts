/** The client's menu behind the dots of the capsule. */

import { make } from '../../common/dom';
import { iconButton } from '../icons';

export class Menu {
  readonly button: HTMLButtonElement;
  readonly element: HTMLElement;

  /** What each item does, by its text. */
  constructor(items: Record<string, () => void>) {
    this.button = iconButton('more', 'Menu', () => this.toggle(!!this.element.hidden));
    this.button.ariaHasPopup = 'menu';
    const buttons = Object.entries(items).map(([textContent, act]) => {
      const item = make('button', { type: 'button', role: 'menuitem', textContent });
      item.addEventListener('click', () => {
        this.toggle(false);
        act();
      });
      return item;
    });
    this.element = make('div', { className: 'menu', role: 'menu', hidden: true }, ...buttons);
    this.element.addEventListener('keydown', (event) => this.key(event, buttons));
    // Whatever else is touched, it closes; in the frame that takes the focus, too.
    document.addEventListener('pointerdown', ({ target }) => {
      const isInside = target instanceof Node && this.element.parentElement?.contains(target);
      if (!isInside) this.toggle(false);
    });
    window.addEventListener('blur', () => this.toggle(false));
    this.toggle(false);
  }

  private toggle(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    this.button.ariaExpanded = String(isOpen);
    if (isOpen) this.element.querySelector('button')?.focus();
  }

  private key({ key }: KeyboardEvent, buttons: HTMLButtonElement[]): void {
    if (key === 'Escape') {
      this.toggle(false);
      this.button.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return;
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((now + step) % buttons.length)?.focus();
  }
}
