/** `icon`: one of nine drawings. */

import { Component } from './component';
import css from './icon.css' with { type: 'text' };
import { drawing, inside, sheetOf } from './make';

const SHEET = sheetOf(css);
const DISC = 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20';
const RING = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18';
const CROSS = 'M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6';

interface Icon {
  color: string;
  /** Filled, under the strokes. */
  solid?: string;
  strokes: string;
  label: string;
}

/** Types and size: gadget page on icon; the colours are assumed. */
const ICONS: Record<string, Icon> = {
  success: { color: '#34c724', solid: DISC, strokes: 'M7.5 12.3l3.2 3.2 6-6.4', label: 'Success' },
  success_no_circle: { color: '#34c724', strokes: 'M4.5 12.8l5 5L19.5 7', label: 'Success' },
  info: { color: '#3370ff', solid: DISC, strokes: 'M12 11v5.5M12 7.6v.1', label: 'Information' },
  warn: { color: '#f54a45', solid: DISC, strokes: 'M12 7.2v6M12 16.4v.1', label: 'Warning' },
  waiting: { color: '#3370ff', solid: DISC, strokes: 'M12 7v5.3l3.3 2', label: 'Waiting' },
  clear: { color: '#bbbfc4', solid: DISC, strokes: CROSS, label: 'Clear' },
  cancel: { color: '#f54a45', strokes: `${RING}${CROSS}`, label: 'Cancel' },
  download: {
    color: '#34c724',
    strokes: `${RING}M12 7.5v8M8.7 12.4l3.3 3.3 3.3-3.3`,
    label: 'Download',
  },
  search: {
    color: '#8f959e',
    strokes: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.2 16.2L21 21',
    label: 'Search',
  },
};

export class IconElement extends Component {
  private readonly root = inside(this, [SHEET]);

  protected override update(): void {
    const { given } = this;
    const type = given.text('type');
    const icon = Object.hasOwn(ICONS, type) ? ICONS[type] : undefined;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'img');
    if (icon && !given.has('aria-label')) this.setAttribute('aria-label', icon.label);
    this.root.replaceChildren(...(icon ? [this.drawn(icon)] : []));
  }

  private drawn(icon: Icon): SVGSVGElement {
    const size = this.given.number('size', 24);
    const svg = drawing(...(icon.solid ? [icon.solid] : []), icon.strokes);
    svg.style.width = svg.style.height = `${size}px`;
    svg.style.color = this.given.text('color') || icon.color;
    if (icon.solid) {
      svg.firstElementChild?.classList.add('solid');
      svg.lastElementChild?.classList.add('sign');
    }
    return svg;
  }
}
