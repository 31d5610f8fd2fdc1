/**
 * The content box of a canvas in logical px, untouched by CSS transforms. A hidden one has the size
 * that it had, unless CSS gives it another one meanwhile.
 */

interface Size {
  width: number;
  height: number;
}

export class ContentBox {
  private last: { size: Size; style: string } | undefined;

  constructor(private readonly element: HTMLElement) {
    this.remember();
    new ResizeObserver(() => this.remember()).observe(element);
  }

  /** Its size now. */
  size(): Size {
    const size = this.remember();
    if (size) return size;
    const { last, element } = this;
    return last?.style === sizeStyle(element) ? last.size : unseenSize(element);
  }

  private remember(): Size | undefined {
    const { element } = this;
    const size = element.getClientRects().length > 0 ? contentBox(element) : undefined;
    if (size) this.last = { size, style: sizeStyle(element) };
    return size;
  }
}

/** What CSS says of the size, laid out or not: it tells whether a hidden element was resized. */
function sizeStyle(element: HTMLElement): string {
  // Firefox has no computedStyleMap; there a hidden element keeps its last size.
  const style = element.computedStyleMap?.();
  return `${style?.get('width')} ${style?.get('height')}`;
}

/** The content box from the computed style; undefined if that is not in px. */
function contentBox(element: HTMLElement): Size | undefined {
  const style = getComputedStyle(element);
  const px = (value: string) => (value.endsWith('px') ? Number.parseFloat(value) : Number.NaN);
  const around = (...values: string[]) => values.reduce((sum, value) => sum + px(value), 0);
  let width = px(style.width);
  let height = px(style.height);
  if (style.boxSizing === 'border-box') {
    const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = style;
    const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = style;
    width -= around(paddingLeft, paddingRight, borderLeftWidth, borderRightWidth);
    height -= around(paddingTop, paddingBottom, borderTopWidth, borderBottomWidth);
  }
  if (Number.isNaN(width) || Number.isNaN(height)) return undefined;
  return { width: Math.max(0, width), height: Math.max(0, height) };
}

/**
 * The size that a hidden `element` would have: that of an invisible copy, laid out for a moment
 * inside copies of its hidden ancestors. Computed style alone knows no `max-width` or `flex`.
 */
function unseenSize(element: HTMLElement): Size {
  const copy = shownCopy(element, 'inline-block');
  let root = copy;
  let original = element;
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.getClientRects().length > 0 || parent === document.body) break;
    const wrapper = shownCopy(parent, 'block');
    wrapper.append(root);
    root = wrapper;
    original = parent;
  }
  original.after(root);
  const size = contentBox(copy);
  root.remove();
  return size ?? { width: 0, height: 0 };
}

function shownCopy(element: HTMLElement, display: string): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  copy.hidden = false;
  if (getComputedStyle(element).display === 'none') {
    copy.style.setProperty('display', display, 'important');
  }
  copy.style.setProperty('visibility', 'hidden', 'important');
  return copy;
}
