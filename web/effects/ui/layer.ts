/**
 * The place over the page where the platform draws: a shadow root that the page's CSS does not
 * reach, whose views are in the browser's top layer, so that they neither move the page nor lie
 * under anything of it.
 */

import { STYLE } from './style';

/** What happens on the platform's own views is no business of the page's listeners. */
const KEPT_INSIDE = [
  ...['click', 'dblclick', 'contextmenu', 'wheel', 'keydown', 'keyup', 'keypress'],
  ...['mousedown', 'mousemove', 'mouseup', 'touchstart', 'touchmove', 'touchend', 'touchcancel'],
  ...['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'focusin', 'focusout'],
];

export class Layer {
  private readonly host: HTMLElement;
  private readonly root: ShadowRoot;

  constructor(readonly page: Document) {
    this.host = page.createElement('pysim-ui');
    this.root = this.host.attachShadow({ mode: 'open' });
    // The page may be another than the script's: a sheet belongs to the one that made it.
    const sheet = new (page.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    for (const name of KEPT_INSIDE) {
      this.host.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  /** Write in these families, as a style lists them; null: in those of the machine. */
  write(families: string | null): void {
    this.host.style.setProperty('--pysim-font', families);
  }

  /** Put `view` there; it is not yet visible. */
  add(view: HTMLElement): void {
    // Beside the body, which a page may empty; and again after a `document.write`.
    if (!this.host.isConnected) this.page.documentElement.append(this.host);
    this.root.append(view);
  }
}
