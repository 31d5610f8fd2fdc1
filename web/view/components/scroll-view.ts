/** `scroll-view`: a box whose content scrolls; it tells of that at the pace at which it is heard. */

import { Component } from './component';
import { ComponentEvent } from './event';
import { inside, make, sheetOf } from './make';
import css from './scroll-view.css' with { type: 'text' };
import { Stream } from './stream';

const SHEET = sheetOf(css);
const STILL = matchMedia('(prefers-reduced-motion: reduce)');

interface Place {
  top: number;
  left: number;
}

export class ScrollViewElement extends Component {
  static override readonly mirrored = ['scroll-x', 'scroll-y', 'enable-flex', 'show-scroll-bar'];
  private readonly scrolls = new Stream(this);
  private last: Place = { top: 0, left: 0 };
  private told: Place = this.last;
  /** What has been asked for since the last update; each ask counts, the same value again too. */
  private readonly asked = new Set<string>();

  constructor() {
    super();
    inside(this, [SHEET], make('div', { class: 'content' }, make('slot')));
    this.addEventListener('scroll', () => this.scrolled());
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  protected override changed(name: string): void {
    if (/^scroll-(top|left|into-view)$/.test(name) && this.given.has(name)) this.asked.add(name);
  }

  protected override update(): void {
    const { given, asked } = this;
    if (!this.isConnected || asked.size === 0) return;
    const behavior = given.flag('scroll-with-animation') && !STILL.matches ? 'smooth' : 'instant';
    const place: ScrollToOptions = { behavior };
    if (asked.has('scroll-into-view'))
      Object.assign(place, this.placeOf(given.text('scroll-into-view')));
    if (asked.has('scroll-top')) place.top = given.number('scroll-top', this.scrollTop);
    if (asked.has('scroll-left')) place.left = given.number('scroll-left', this.scrollLeft);
    asked.clear();
    if (place.top !== undefined || place.left !== undefined) this.scrollTo(place);
  }

  /** Where the child with this id begins, in the directions that scroll. */
  private placeOf(id: string): Partial<Place> {
    const child = id && this.querySelector(`#${CSS.escape(id)}`);
    if (!child) return {};
    const [own, its] = [this.getBoundingClientRect(), child.getBoundingClientRect()];
    const top = this.scrollTop + its.top - own.top - this.clientTop;
    const left = this.scrollLeft + its.left - own.left - this.clientLeft;
    return {
      ...(this.given.flag('scroll-y') && { top }),
      ...(this.given.flag('scroll-x') && { left }),
    };
  }

  private scrolled(): void {
    const { last } = this;
    this.last = { top: this.scrollTop, left: this.scrollLeft };
    this.scrolls.send(() => this.report());
    if (this.given.flag('scroll-y')) {
      const room = this.scrollHeight - this.clientHeight;
      this.passed(last.top, this.last.top, room, 'top', 'bottom');
    }
    if (this.given.flag('scroll-x')) {
      const room = this.scrollWidth - this.clientWidth;
      this.passed(last.left, this.last.left, room, 'left', 'right');
    }
  }

  /** Source of the detail: peer (WeChat, Douyin). */
  private report(): ComponentEvent {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, told } = this;
    this.told = { top: scrollTop, left: scrollLeft };
    const [deltaX, deltaY] = [told.left - scrollLeft, told.top - scrollTop];
    return new ComponentEvent('scroll', {
      ...{ scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY },
    });
  }

  /** Tell once when the way from `before` to `now` enters the stretch before one of the ends. */
  private passed(before: number, now: number, room: number, upper: string, lower: string): void {
    const start = this.given.number('upper-threshold', 50);
    const end = room - this.given.number('lower-threshold', 50);
    if (now <= start && before > start) this.emit('scrolltoupper', { direction: upper });
    if (now >= end && before < end) this.emit('scrolltolower', { direction: lower });
  }
}
