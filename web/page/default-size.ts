/**
 * The CSS size of a canvas that the page's CSS does not size: that of its attributes, else the
 * platform's default. All rules are in a cascade layer that comes first and have no specificity,
 * so any rule of the page wins.
 */

import type { Size } from '../tt/canvas/types';

const MARK = 'data-pysim';
type Given = { width?: number; height?: number };

export class DefaultSize {
  private css: string;
  private readonly style: HTMLStyleElement;
  /** In place of `style` where the page's Content Security Policy forbids inline styles. */
  private readonly adopted = new CSSStyleSheet();
  private readonly kept = new Set<string>();

  constructor(
    standard: Size,
    private readonly page: Document,
  ) {
    this.css = layered(rules(standard));
    this.style = page.createElement('style');
    this.attach();
  }

  /** Put the rules into the page, or back into it after `document.write` has replaced everything. */
  attach(): void {
    const { page, style, adopted } = this;
    if (style.isConnected || page.adoptedStyleSheets.includes(adopted)) return;
    style.textContent = this.css;
    (page.head ?? page.documentElement).prepend(style);
    if (style.sheet) return;
    style.remove();
    adopted.replaceSync(this.css);
    page.adoptedStyleSheets = [adopted, ...page.adoptedStyleSheets];
  }

  /**
   * Keep the natural size that the attributes give `canvas`, for its backing store is about to be
   * sized through them. `changed`: attributes that the page has set since.
   */
  keep(canvas: HTMLCanvasElement, changed?: Given): void {
    const given = changed ? { ...kept(canvas), ...changed } : attributes(canvas);
    const mark = `${given.width ?? ''}x${given.height ?? ''}`;
    canvas.setAttribute(MARK, mark);
    if (this.kept.has(mark)) return;
    this.kept.add(mark);
    this.css += layered(naturalSize(mark, given));
    if (this.style.isConnected) this.style.textContent = this.css;
    else this.adopted.replaceSync(this.css);
  }
}

function layered(css: string): string {
  return `@layer pysim { ${css} }`;
}

function rules({ width, height }: Size): string {
  const free = `:not([${MARK}])`;
  return `
    :where(canvas[canvas-id]:not([width])${free}, canvas[${MARK}^="x"]) { width: ${width}px }
    :where(canvas[canvas-id]:not([height])${free}, canvas[${MARK}$="x"]) { height: ${height}px }
    :where(canvas[canvas-id][width]:not([height])${free}) { width: attr(width px) }
    :where(canvas[canvas-id][height]:not([width])${free}) { height: attr(height px) }
  `;
}

/** Containment gives an element a natural size that does not follow its backing store. */
function naturalSize(mark: string, { width, height }: Given): string {
  const declarations = [
    width === undefined ? '' : `contain: size; contain-intrinsic-width: ${width}px`,
    height === undefined ? '' : `contain: size; contain-intrinsic-height: ${height}px`,
    // Attributes hint at a ratio, which would now be that of the backing store.
    `aspect-ratio: ${width && height ? `${width} / ${height}` : 'auto'}`,
  ];
  return `:where(canvas[${MARK}="${mark}"]) { ${declarations.filter(Boolean).join('; ')} }`;
}

function attributes(canvas: HTMLCanvasElement): Given {
  return {
    ...(canvas.hasAttribute('width') ? { width: canvas.width } : {}),
    ...(canvas.hasAttribute('height') ? { height: canvas.height } : {}),
  };
}

function kept(canvas: HTMLCanvasElement): Given {
  const [width = '', height = ''] = (canvas.getAttribute(MARK) ?? '').split('x');
  return {
    ...(width ? { width: Number(width) } : {}),
    ...(height ? { height: Number(height) } : {}),
  };
}
