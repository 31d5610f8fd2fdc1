/** A page of the mini-program: a shadow root, so that its sheets reach nothing else. */

export class PageElement extends HTMLElement {
  readonly content: ShadowRoot;

  constructor() {
    super();
    this.content = this.attachShadow({ mode: 'open' });
  }

  use(sheets: CSSStyleSheet[]): void {
    this.content.adoptedStyleSheets = sheets;
  }
}
