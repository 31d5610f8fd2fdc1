/** Pulling the page down to refresh it, by a finger or a mouse. */

import { isOverPage } from './components';
import { make } from './components/make';
import type { PageElement } from './page';

/** Logical px that the page is pulled down at least to refresh, and stays while it is refreshed. */
const ROOM = 50;
/** The page follows the finger at this part of its way, and no further than that. */
const PART = 0.5;
const LIMIT = 110;
/** Logical px before a press is a pull. */
const SLOP = 8;

interface Point {
  clientX: number;
  clientY: number;
}

export class PullDown {
  private readonly sign = make('div', { class: 'refresh' }, make('i'), make('i'), make('i'));
  private start: Point | undefined;
  /** Logical px. */
  private way = 0;
  private isBusy = false;

  /** `pulled`: the user has pulled the page far enough. */
  constructor(
    private readonly top: () => PageElement | undefined,
    private readonly pulled: (page: PageElement) => void,
  ) {
    this.sign.hidden = true;
    document.body.append(this.sign);
    const options = { passive: false };
    document.addEventListener('touchstart', (event) => this.press(event, event.touches[0]));
    document.addEventListener('touchmove', (event) => this.move(event, event.touches[0]), options);
    document.addEventListener('mousedown', (event) => this.press(event, event));
    document.addEventListener('mousemove', (event) => this.move(event, event), options);
    for (const type of ['touchend', 'touchcancel', 'mouseup'] as const)
      document.addEventListener(type, () => this.release());
  }

  /** Show that the page on top is refreshed. */
  begin(): void {
    this.isBusy = true;
    this.draw(ROOM, true);
  }

  end(isAnimated = true): void {
    this.isBusy = false;
    this.draw(0, isAnimated);
  }

  private press(event: Event, point: Point | undefined): void {
    const page = this.top();
    const isFree = page?.window?.pullDown && !this.isBusy && scrollY <= 0;
    this.start = isFree && !isOverPage(event) && !isTaken(event) ? point : undefined;
  }

  private move(event: Event, point: Point | undefined): void {
    const { start } = this;
    if (!start || !point) return;
    const [dx, dy] = [point.clientX - start.clientX, point.clientY - start.clientY];
    const isOther = event.defaultPrevented || scrollY > 0 || dy < 0 || Math.abs(dx) > dy;
    if (this.way === 0 && isOther && Math.hypot(dx, dy) > SLOP) this.start = undefined;
    if (!this.start || dy <= SLOP) return;
    if (event.cancelable) event.preventDefault();
    this.draw(Math.min(LIMIT, dy * PART), false);
  }

  private release(): void {
    this.start = undefined;
    const page = this.top();
    if (this.isBusy || this.way === 0) return;
    if (this.way < ROOM || !page) {
      this.end();
      return;
    }
    this.begin();
    this.pulled(page);
  }

  private draw(way: number, isAnimated: boolean): void {
    this.way = way;
    const { style } = document.body;
    style.transition = isAnimated ? 'padding-top 0.2s' : '';
    style.paddingTop = way > 0 ? `${way}px` : '';
    this.sign.hidden = way === 0;
    this.sign.classList.toggle('busy', this.isBusy);
    this.sign.classList.toggle('light', this.top()?.window?.backgroundTextStyle === 'light');
  }
}

/** Whether something under the finger follows it by itself, or can be scrolled up. */
function isTaken(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (each) =>
        each instanceof Element &&
        each !== document.documentElement &&
        (each.scrollTop > 0 ||
          /^(?:none|pan-x|pinch-zoom)$/.test(getComputedStyle(each).touchAction)),
    );
}
