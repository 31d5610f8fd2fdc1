/**
 * A column that turns until one of its items lies in the middle. The browser scrolls and snaps it
 * for fingers and mouse wheels; a mouse drags it; arrow keys step it.
 */

import { followDrags } from './drag';
import { make } from './make';

export interface WheelListener {
  items(): Element[];
  /** The user has begun to turn it. */
  began?(): void;
  /** Another row lies in the middle, on the way. */
  passed?(row: number): void;
  /** It stands still, on another row than before. */
  settled(row: number): void;
  /** It stands still. */
  ended?(): void;
}

/** Ms for which a throw goes on. */
const THROW = 160;
const STEPS: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -5,
  PageDown: 5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export class Wheel {
  readonly indicator = make('div', { class: 'indicator' });
  readonly mask = make('div', { class: 'mask' });
  readonly scroller: HTMLDivElement;
  readonly element: HTMLDivElement;
  private row = 0;
  private last = 0;
  private isTurning = false;
  /** Where it was put; anywhere else, somebody turns it: perhaps assistive technology. */
  private place = 0;

  constructor(
    content: Node,
    private readonly listener: WheelListener,
  ) {
    this.scroller = make('div', { class: 'scroller', role: 'spinbutton' }, content);
    this.scroller.tabIndex = 0;
    this.element = make('div', { class: 'wheel' }, this.scroller, this.mask, this.indicator);
    this.listen();
    // The place of a row depends on the height of the items, and on being laid out at all.
    new ResizeObserver(() => this.refresh()).observe(this.indicator);
    new ResizeObserver(() => this.refresh()).observe(this.scroller);
  }

  /** Put `row` in the middle at once; nobody is told. */
  set(row: number): void {
    this.row = this.clamp(row);
    this.refresh();
  }

  /** The items or their height have changed. */
  refresh(): void {
    const { element, indicator } = this;
    this.row = this.clamp(this.row);
    element.style.setProperty('--item', `${indicator.offsetHeight}px`);
    if (!this.isTurning) {
      this.last = this.row;
      this.put();
    }
    this.describe();
  }

  private put(): void {
    this.scroller.scrollTop = this.row * this.height;
    this.place = this.scroller.scrollTop;
  }

  private get height(): number {
    return Math.max(1, this.indicator.offsetHeight);
  }

  private clamp(row: number): number {
    return Math.max(0, Math.min(this.listener.items().length - 1, row));
  }

  private describe(): void {
    const { scroller } = this;
    const items = this.listener.items();
    scroller.ariaValueMin = '0';
    scroller.ariaValueMax = String(Math.max(0, items.length - 1));
    scroller.ariaValueNow = String(this.row);
    scroller.ariaValueText = items[this.row]?.textContent?.trim() || null;
  }

  private listen(): void {
    const { scroller } = this;
    for (const type of ['wheel', 'touchstart'] as const)
      scroller.addEventListener(type, () => this.turned(), { passive: true });
    scroller.addEventListener('scroll', () => this.scrolled());
    scroller.addEventListener('scrollend', () => this.stopped());
    scroller.addEventListener('click', (event) => this.clicked(event));
    scroller.addEventListener('keydown', (event) => this.key(event));
    let start = 0;
    followDrags(scroller, {
      axis: () => 'y',
      // The browser itself follows fingers.
      follows: ({ pointerType }) => pointerType === 'mouse',
      began: () => {
        start = scroller.scrollTop;
        scroller.classList.add('loose');
        this.turned();
      },
      moved: (way) => {
        scroller.scrollTop = start - way;
      },
      ended: (way, speed) => this.glide(this.nearest(start - way - speed * THROW)),
    });
  }

  private nearest(top: number): number {
    return this.clamp(Math.round(top / this.height));
  }

  /** Turn smoothly to `row`. */
  private glide(row: number): void {
    const { scroller } = this;
    const top = row * this.height;
    this.turned();
    // What is there already does not scroll, and so does not end to.
    if (Math.abs(scroller.scrollTop - top) < 1) this.stopped();
    else {
      scroller.classList.add('loose');
      scroller.scrollTo({ top, behavior: 'smooth' });
    }
  }

  private turned(): void {
    this.isTurning = true;
  }

  private scrolled(): void {
    this.isTurning ||= Math.abs(this.scroller.scrollTop - this.place) >= 1;
    if (!this.isTurning) return;
    const row = this.nearest(this.scroller.scrollTop);
    if (row === this.last) return;
    if (this.last === this.row) this.listener.began?.();
    this.last = row;
    this.listener.passed?.(row);
  }

  private stopped(): void {
    const { scroller } = this;
    // A mouse that drags makes many short scrolls.
    if (!this.isTurning || scroller.matches(':active.loose')) return;
    this.isTurning = false;
    scroller.classList.remove('loose');
    this.place = scroller.scrollTop;
    this.settle(this.nearest(scroller.scrollTop));
    this.listener.ended?.();
  }

  private settle(row: number): void {
    const hasChanged = row !== this.row;
    this.row = this.last = row;
    this.describe();
    if (hasChanged) this.listener.settled(row);
  }

  /** A tap on an item turns to it. */
  private clicked({ clientY }: MouseEvent): void {
    const { top, height } = this.scroller.getBoundingClientRect();
    const way = Math.round((clientY - top - height / 2) / this.height);
    if (way !== 0 && !this.isTurning) this.glide(this.clamp(this.row + way));
  }

  private key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = this.clamp(this.row + step);
    if (row === this.row) return;
    this.listener.began?.();
    this.listener.passed?.(row);
    this.settle(row);
    this.put();
    this.listener.ended?.();
  }
}
