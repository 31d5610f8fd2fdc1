/** The window: which page is on top, how far each is scrolled, and how near to its end. */

import type { ViewPageEvent } from '../protocol/view';
import { Glide } from './components/glide';
import { sheetOf } from './components/make';
import type { PageElement } from './page';
import css from './pages.css' with { type: 'text' };
import { PullDown } from './pull-down';

/** Tell the worker; settled when that has dealt with it. */
export type TellPage = (
  page: PageElement,
  event: ViewPageEvent['event'],
  scrollTop: number,
) => Promise<void>;

const STILL = matchMedia('(prefers-reduced-motion: reduce)');

export class Pages {
  readonly pull: PullDown;
  private top: PageElement | undefined;
  private readonly glide = new Glide();
  private arrived: (() => void) | undefined;
  private isTelling = false;
  private isStale = false;

  constructor(private readonly tell: TellPage) {
    document.adoptedStyleSheets.push(sheetOf(css));
    this.pull = new PullDown(
      () => this.top,
      (page) => void tell(page, 'pullDown', scrollY),
    );
    document.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  show(page: PageElement): void {
    if (page === this.top) return;
    this.stopGlide();
    if (this.top?.isConnected) this.top.cover();
    this.pull.end(false);
    this.top = page;
    page.uncover();
    const root = document.documentElement;
    root.style.backgroundColor = page.window?.backgroundColor ?? '';
    root.classList.toggle('still', page.window?.disableScroll === true);
    scrollTo({ top: page.scrolled, behavior: 'instant' });
  }

  /** Scroll the page on top; settled when it is there. Logical px and ms. */
  scroll(top: number, duration: number): Promise<void> {
    this.stopGlide();
    // Nothing moves where nobody sees it.
    const isAtOnce = STILL.matches || document.hidden;
    return new Promise((resolve) => {
      this.arrived = resolve;
      this.glide.start(
        { from: scrollY, to: top, duration: isAtOnce ? 0 : duration },
        (place) => scrollTo({ top: place, behavior: 'instant' }),
        () => this.stopGlide(),
      );
    });
  }

  private stopGlide(): void {
    this.glide.stop();
    this.arrived?.();
    this.arrived = undefined;
  }

  private scrolled(): void {
    const { top } = this;
    // Putting another page on top scrolls, too.
    if (!top?.window || top.scrolled === scrollY) return;
    top.scrolled = scrollY;
    this.nearEnd(top);
    if (!top.window.tellsScroll) return;
    this.isStale = true;
    if (!this.isTelling) void this.tellScroll();
  }

  /** One message at a time, always with the newest place. */
  private async tellScroll(): Promise<void> {
    this.isTelling = true;
    while (this.isStale && this.top) {
      this.isStale = false;
      await this.tell(this.top, 'scroll', scrollY);
    }
    this.isTelling = false;
  }

  /** Tell once when the way comes so near to the end; another height has another end. */
  private nearEnd(page: PageElement): void {
    const distance = page.window?.reachBottom;
    if (distance === null || distance === undefined) return;
    const { scrollHeight } = document.documentElement;
    const isNear = scrollY + innerHeight >= scrollHeight - distance - 1;
    const isTold = page.nearEndOf === scrollHeight;
    page.nearEndOf = isNear ? scrollHeight : undefined;
    if (isNear && !isTold) void this.tell(page, 'reachBottom', scrollY);
  }
}
