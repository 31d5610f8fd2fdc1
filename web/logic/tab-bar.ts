/** The tab bar: whether it is shown, and what its taps mean. */

import type { TabBar as TabBarConfig, TabBarItem } from '../protocol/project';

/** Ms within which a second tap on the same tab makes a double tap (assumed). */
const DOUBLE_TAP = 300;

export class TabBar {
  isHidden = false;
  isAnimated = false;
  private last = { index: -1, time: Number.NEGATIVE_INFINITY };

  constructor(private readonly config: TabBarConfig | null) {}

  /** -1: the page is no tab. */
  indexOf(path: string): number {
    return this.config?.list.findIndex(({ pagePath }) => pagePath === path) ?? -1;
  }
  has(path: string): boolean {
    return this.indexOf(path) >= 0;
  }

  show(isShown: boolean, isAnimated: boolean): void {
    this.isHidden = !isShown;
    this.isAnimated = isAnimated;
  }

  /** The tab that is tapped, and whether that is the second tap of two. */
  tapped(index: number): { item: TabBarItem; isDouble: boolean } | undefined {
    const item = this.config?.list[index];
    if (!item) return undefined;
    const { last } = this;
    const time = performance.now();
    const isDouble = last.index === index && time - last.time < DOUBLE_TAP;
    this.last = isDouble ? { index: -1, time } : { index, time };
    return { item, isDouble };
  }
}
