/** How full an area is. */

import { ofQuota } from '../bytes';
import { make } from '../dom';
import type { Usage } from './holdings';

/** Something is never shown as nothing. */
const LEAST = 0.008;

export class Meter {
  readonly element: HTMLElement;
  private readonly fill = make('span', { className: 'meter-fill' });
  private readonly text = make('span', { className: 'meter-text' });
  private readonly track: HTMLElement;

  constructor(name: string) {
    this.track = make('span', { className: 'meter', role: 'meter', ariaLabel: name }, this.fill);
    this.element = make('span', { className: 'quota' }, this.track, this.text);
  }

  show({ used, quota }: Usage): void {
    const text = ofQuota(used, quota);
    const share = used > 0 ? Math.min(1, Math.max(LEAST, used / quota)) : 0;
    this.text.textContent = text;
    this.fill.style.transform = `scaleX(${share})`;
    this.track.ariaValueMin = '0';
    this.track.ariaValueMax = String(quota);
    this.track.ariaValueNow = String(used);
    this.track.ariaValueText = text;
    this.element.title = `${used} of ${quota} bytes`;
    this.element.classList.toggle('nearly', used > 0.9 * quota);
  }
}
