/** Making elements: the markup of a view is written as the calls that build it. */

export interface Given {
  class?: string;
  role?: string;
  label?: string;
  text?: string;
}

type Child = Node | undefined;

/** Make an element in `page`; children that are undefined are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: Tag,
  given: Given = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = page.createElement(tag);
  if (given.class) made.className = given.class;
  if (given.role) made.setAttribute('role', given.role);
  if (given.label) made.setAttribute('aria-label', given.label);
  if (given.text !== undefined) made.textContent = given.text;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function button(page: Document, given: Given, tapped: () => void): HTMLButtonElement {
  const made = element(page, 'button', given);
  made.type = 'button';
  made.addEventListener('click', tapped);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of strokes on a field of 24 × 24. */
export function icon(page: Document, name: keyof typeof ICONS): SVGSVGElement {
  const made = page.createElementNS(SVG, 'svg');
  made.setAttribute('viewBox', '0 0 24 24');
  made.setAttribute('aria-hidden', 'true');
  made.classList.add('icon', name);
  const path = page.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  made.append(path);
  return made;
}

const ICONS = {
  success: 'M4.5 12.8l5 5L19.5 7',
  loading: 'M12 3a9 9 0 1 0 9 9',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9l6 6M15 9l-6 6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.1',
  warning: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1',
  close: 'M6 6l12 12M18 6L6 18',
  previous: 'M14.5 5.5L8 12l6.5 6.5',
  next: 'M9.5 5.5L16 12l-6.5 6.5',
  save: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
};
