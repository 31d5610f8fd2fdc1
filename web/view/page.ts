/** A page of the mini-program: a shadow root, so that its sheets reach nothing else. */

import type { PageWindow } from '../protocol/view';

export class PageElement extends HTMLElement {
  readonly content: ShadowRoot;
  /** What is known of its window; nothing before it is opened. */
  window: PageWindow | undefined;
  /** How far it is scrolled, as it was when somebody last looked. Logical px. */
  scrolled = 0;
  /** The height (logical px) that it had when it came so near to its end that this was told. */
  nearEndOf: number | undefined;

  constructor() {
    super();
    this.content = this.attachShadow({ mode: 'open' });
  }

  use(sheets: CSSStyleSheet[], window: PageWindow): void {
    this.content.adoptedStyleSheets = sheets;
    this.window = window;
    const { rpx } = window;
    this.style.setProperty('--rpx', rpx === null ? 'calc(100vw / 750)' : `${rpx}px`);
  }

  /** Under another page it is not seen, but laid out as it was: queries and canvases go on. */
  cover(): void {
    this.inert = true;
    this.toggleAttribute('covered', true);
    this.style.setProperty('top', `${-this.scrolled}px`, 'important');
  }

  uncover(): void {
    this.inert = false;
    this.toggleAttribute('covered', false);
    this.style.removeProperty('top');
  }
}
