/** The system's bar at the top of the screen: the time and the usual signs. */

import { make } from '../../common/dom';

const SVG = 'http://www.w3.org/2000/svg';

/** Signal, wireless network and battery: sizes of their fields, and what is filled there. */
const SIGNS: [viewBox: string, path: string][] = [
  ['0 0 18 12', 'M0 8h3v4H0zM5 6h3v6H5zM10 3h3v9h-3zM15 0h3v12h-3z'],
  [
    '0 0 16 12',
    'M8 12l2.3-2.9a3.6 3.6 0 0 0-4.6 0zM8 5.2c1.8 0 3.5.6 4.8 1.7l1.3-1.7a9.6 9.6 0 0 0-12.2 0l1.3 1.7A7.6 7.6 0 0 1 8 5.2zM8 0C5 0 2.2 1 0 2.8l.9 1.1a11.4 11.4 0 0 1 14.2 0L16 2.8A12.8 12.8 0 0 0 8 0z',
  ],
  [
    '0 0 25 12',
    'M3 0h16a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3zM3 1.2A1.8 1.8 0 0 0 1.2 3v6c0 1 .8 1.8 1.8 1.8h16c1 0 1.8-.8 1.8-1.8V3c0-1-.8-1.8-1.8-1.8zM3 2.4h13v7.2H3zM23 4c1 .2 1.7 1 1.7 2S24 7.8 23 8z',
  ],
];

export class StatusBar {
  readonly element: HTMLElement;
  private readonly clock = make('time');

  constructor() {
    const signs = make('span', { className: 'signs' }, ...SIGNS.map((sign) => signOf(...sign)));
    this.element = make('div', { className: 'status-bar', ariaHidden: 'true' }, this.clock, signs);
    this.tick();
  }

  /** Show the time, and again when the next minute begins. */
  private readonly tick = (): void => {
    const now = new Date();
    const two = (number: number) => String(number).padStart(2, '0');
    this.clock.textContent = `${now.getHours()}:${two(now.getMinutes())}`;
    setTimeout(this.tick, 60_000 - (now.getTime() % 60_000));
  };
}

function signOf(viewBox: string, path: string): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('viewBox', viewBox);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill-rule', 'evenodd');
  made.append(shape);
  return made;
}
