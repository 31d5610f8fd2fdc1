/** Icons of strokes on a field of 24 × 24. */

const PATHS = {
  reload: 'M20 11a8 8 0 1 0-2.3 6M20 5v6h-6',
  stop: 'M7 7h10v10H7z',
  start: 'M8 5.5v13l10.5-6.5z',
  rotate:
    'M4.5 9h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 3 18.5v-8A1.5 1.5 0 0 1 4.5 9zM13 4.5a6.5 6.5 0 0 1 6.5 6.5M17 9l2.5 2.5L22 9',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  home: 'M4 11.5L12 5l8 6.5M6.5 10v9h11v-9',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  minimise: 'M6 12h12',
  maximise: 'M7 7h10v10H7z',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9l6 6M15 9l-6 6',
  warning: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.1',
  debug: 'M8.5 8L4.5 12l4 4M15.5 8l4 4-4 4',
  clear: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.6 5.6l12.8 12.8',
  check: 'M5 12.8l4.5 4.5L19 7.5',
  log: 'M5 7l4 5-4 5M12 17h7',
  album: 'M4 5.5h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.2v.1',
  hourglass: 'M7 4h10M7 20h10M8 4c0 5 8 6 8 8s-8 3-8 8M16 4c0 5-8 6-8 8s8 3 8 8',
  power: 'M12 4v7M7.5 7a7 7 0 1 0 9 0',
};

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('viewBox', '0 0 24 24');
  made.setAttribute('aria-hidden', 'true');
  made.classList.add('icon');
  made.dataset.icon = name;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  made.append(path);
  return made;
}

/** A button of an icon alone; `label` is read out and shown as a tip. */
export function iconButton(name: IconName, label: string, tapped: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'icon-button';
  made.append(icon(name));
  relabel(made, name, label);
  made.addEventListener('click', tapped);
  return made;
}

/** Give it another meaning. */
export function relabel(button: HTMLButtonElement, name: IconName, label: string): void {
  button.title = label;
  button.setAttribute('aria-label', label);
  const shown = button.querySelector<SVGElement>('.icon');
  if (shown?.dataset.icon !== name) shown?.replaceWith(icon(name));
}
