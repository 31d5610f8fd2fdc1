/** `progress`: a bar that shows a part of a hundred. */

import { Component } from './component';
import { inside, make, sheetOf } from './make';
import css from './progress.css' with { type: 'text' };

const SHEET = sheetOf(css);
/** Ms that an animated bar takes for one part of a hundred. Source: peer (WeChat `duration`). */
const PACE = 30;

export class ProgressElement extends Component {
  private readonly bar = make('div', { class: 'bar' });
  private readonly track = make('div', { class: 'track' }, this.bar);
  private readonly info = make('span', { class: 'info' });
  private percent = 0;
  private isAnew = false;

  constructor() {
    super();
    inside(this, [SHEET], this.track, this.info);
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  protected override changed(name: string): void {
    if (name === 'percent' || name === 'active') this.isAnew = true;
  }

  protected override update(): void {
    const { given, track, bar, info } = this;
    // Colours and width: gadget page on progress.
    const color = given.text('active-color') || given.text('color') || '#F85959';
    track.style.height = `${given.number('stroke-width', 6)}px`;
    track.style.borderRadius = `${given.number('border-radius', 0)}px`;
    track.style.background = given.text('background-color') || '#EBEBEB';
    bar.style.background = color;
    const percent = Math.min(100, Math.max(0, given.number('percent', 0)));
    // Shown by the peers alone.
    info.hidden = !given.flag('show-info');
    info.textContent = `${percent}%`;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'progressbar');
    this.setAttribute('aria-valuenow', String(percent));
    if (this.isAnew) this.grow(percent);
  }

  private grow(percent: number): void {
    const goesOn = this.given.text('active-mode') === 'forwards';
    const from = goesOn ? this.percent : 0;
    this.isAnew = false;
    this.percent = percent;
    for (const earlier of this.bar.getAnimations()) earlier.cancel();
    this.bar.style.width = `${percent}%`;
    if (!this.given.flag('active')) return;
    const frames = [{ width: `${from}%` }, { width: `${percent}%` }];
    const growth = this.bar.animate(
      frames,
      this.given.number('duration', PACE) * Math.abs(percent - from),
    );
    // Source: peer (WeChat).
    growth.addEventListener('finish', () => this.emit('activeend', { curPercent: percent }));
  }
}
