/** Making what is inside of a component: its shadow root, its sheet, elements. */

export interface Given {
  class?: string;
  role?: string;
  text?: string;
}

/** Make an element; its children in order. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Given = {},
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (given.class) made.className = given.class;
  if (given.role) made.setAttribute('role', given.role);
  if (given.text !== undefined) made.textContent = given.text;
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of paths on a field of 24 × 24, hidden from screen readers. */
export function drawing(...paths: string[]): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('viewBox', '0 0 24 24');
  made.setAttribute('aria-hidden', 'true');
  for (const data of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', data);
    made.append(path);
  }
  return made;
}

/** Every sheet of the platform's own. */
export const SHEETS: CSSStyleSheet[] = [];

/** A sheet that all elements of a component share. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  SHEETS.push(sheet);
  return sheet;
}

/** Give `host` a shadow root with `sheets` and `children`. */
export function inside(host: Element, sheets: CSSStyleSheet[], ...children: Node[]): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = sheets;
  root.append(...children);
  return root;
}
