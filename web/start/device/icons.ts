/** Icons of strokes on a field of 24 × 24, and the buttons that consist of one. */

import { make } from '../dom';
import { ACT } from './list';

const PATHS = {
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  delete: 'M4 7h16M9.5 7V4h5v3M6.5 7l.8 13h9.4l.8-13M10 11v5.5M14 11v5.5',
  close: 'M6 6l12 12M18 6L6 18',
  done: 'M4.5 12.8l5 5L19.5 7',
  file: 'M6 3h8.5L19 7.5V21H6zM14 3v5h5',
  folder: 'M3 6h6.5l2 2.5H21V19H3z',
  album: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1',
  storage: 'M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5v.1M7.5 16.5v.1',
};
export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('viewBox', '0 0 24 24');
  made.setAttribute('aria-hidden', 'true');
  made.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  made.append(path);
  return made;
}

/** A button that is an icon; `label` says what it does to what. */
export function iconButton(name: IconName, label: string): HTMLButtonElement {
  const button = make('button', { type: 'button', className: `act act-${name}`, title: label });
  button.ariaLabel = label;
  button.setAttribute(ACT, name);
  button.append(icon(name));
  return button;
}

/** Copies to the clipboard and shows for a moment that it did. */
export function copyIcon(label: string, text: string): HTMLButtonElement {
  const button = iconButton('copy', label);
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    button.replaceChildren(icon(copied ? 'done' : 'close'));
    button.title = copied ? 'Copied' : 'The browser did not allow it';
    button.ariaLabel = button.title;
    setTimeout(() => {
      button.replaceChildren(icon('copy'));
      button.title = label;
      button.ariaLabel = label;
    }, 1500);
  });
  return button;
}

export function downloadIcon(address: string, name: string): HTMLAnchorElement {
  const label = `Download ${name}`;
  const link = make('a', { className: 'act', href: address, download: name, title: label });
  link.ariaLabel = label;
  link.setAttribute(ACT, 'download');
  link.append(icon('download'));
  return link;
}
