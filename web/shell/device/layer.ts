/**
 * A document of its own over the device's screen, in which the platform draws its dialogs: what is
 * in the top layer of that document, or measured by its window, is so by the screen.
 */

import { make } from '../../common/dom';

/** Logical px around a note that its shadow takes. */
const SHADOW = 32;

export class ScreenLayer {
  readonly element = make('iframe', { className: 'layer', title: 'Dialogs of the device' });
  /** Once it can be drawn in; the element has to be in the page. */
  readonly ready: Promise<Document>;

  constructor() {
    // Of the same colour scheme as the page around it, or else it is not transparent.
    this.element.srcdoc =
      '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">' +
      '<style>html, body { margin: 0; background: none; }</style>';
    this.element.tabIndex = -1;
    this.ready = new Promise((resolve, reject) => {
      this.element.addEventListener('load', () => {
        const page = this.element.contentDocument;
        if (page) resolve(page);
        else reject(new Error('The browser gives no document to the layer over the screen.'));
      });
    });
    void this.ready.then((page) => this.follow(page));
  }

  /** Take taps only while there is something to tap. */
  private follow(page: Document): void {
    const update = () => this.update(page.querySelector('pysim-ui')?.shadowRoot ?? null);
    const inside = new MutationObserver(() => requestAnimationFrame(update));
    const outside = new MutationObserver(() => {
      const root = page.querySelector('pysim-ui')?.shadowRoot;
      if (!root) return;
      inside.observe(root, { childList: true, subtree: true });
      update();
    });
    outside.observe(page.documentElement, { childList: true });
  }

  private update(root: ShadowRoot | null): void {
    const isWhole = root?.querySelector('dialog[open], .toast.mask') != null;
    const notes = root ? [...root.querySelectorAll('.note')] : [];
    const { style } = this.element;
    style.pointerEvents = isWhole || notes.length > 0 ? 'auto' : 'none';
    // A note can be tapped, and so can the page beside it.
    const shown = root ? [...root.querySelectorAll('.note, .toast > div')] : [];
    style.clipPath = isWhole || notes.length === 0 ? '' : `path("${shown.map(outline).join('')}")`;
  }
}

function outline(element: Element): string {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y, far, low] = [left - SHADOW, top - SHADOW, right + SHADOW, bottom + SHADOW];
  return `M${x} ${y}H${far}V${low}H${x}Z`;
}
