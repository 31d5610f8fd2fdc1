/** `scroll-view`: a box whose content scrolls; it tells of that at the pace at which it is heard. */

import { Component } from './component';
import { ComponentEvent } from './event';
import { inside, make, sheetOf } from './make';
import css from './scroll-view.css' with { type: 'text' };
import { Stream } from './stream';

const SHEET = sheetOf(css);
const STILL = matchMedia('(prefers-reduced-motion: reduce)');

const LOWER = { top: 'bottom', left: 'right' } as const;

interface Place {
  top: number;
  left: number;
}

export class ScrollViewElement extends Component {
  static override readonly mirrored = ['scroll-x', 'scroll-y', 'enable-flex', 'show-scroll-bar'];
  private readonly scrolls = new Stream(this);
  private last: Place = { top: 0, left: 0 };
  private told: Place = this.last;
  /** How far it could be scrolled the last time that it was. */
  private room: Place = { top: 0, left: 0 };
  /** What has been asked for since the last update. */
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
    const { last, room } = this;
    this.last = { top: this.scrollTop, left: this.scrollLeft };
    this.room = {
      top: this.scrollHeight - this.clientHeight,
      left: this.scrollWidth - this.clientWidth,
    };
    this.scrolls.send(() => this.report());
    if (this.given.flag('scroll-y')) this.passed('top', last, room);
    if (this.given.flag('scroll-x')) this.passed('left', last, room);
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

  /**
   * Tell once when the way from `before` to where it is now enters the stretch before one of the
   * ends. Where there is more content than before, the lower end is another.
   */
  private passed(side: 'top' | 'left', before: Place, roomBefore: Place): void {
    const [now, room] = [this.last[side], this.room[side]];
    const start = this.given.number('upper-threshold', 50);
    const end = room - this.given.number('lower-threshold', 50);
    const isOther = room !== roomBefore[side];
    if (now <= start && before[side] > start) this.emit('scrolltoupper', { direction: side });
    if (now >= end && (before[side] < end || isOther))
      this.emit('scrolltolower', { direction: LOWER[side] });
  }
}
