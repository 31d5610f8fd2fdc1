/**
 * The pages that are open, the one on top being shown, and the ways from one to another.
 * Lifecycle order: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/navigation
 */

import type { Page } from './pages';
import type { Address } from './url';

/** The most pages that can be open at a time. Source: the gadget page of navigateTo. */
export const MAX_PAGES = 10;

export type Problem = 'unknown' | 'tab' | 'no-tab' | 'full';

export interface StackHost {
  /** Make a page; it is not open yet. */
  make(address: Address): Page;
  knows(path: string): boolean;
  isTab(path: string): boolean;
  /** The page that a back button leads to where there is none below. */
  home: string;
  /** Another page is on top. */
  changed(): void;
}

export class Stack {
  private pages: Page[] = [];
  /** Pages of the tab bar stay as they are while another tab is shown. */
  private readonly tabs = new Map<string, Page>();

  constructor(private readonly host: StackHost) {}

  get open(): readonly Page[] {
    return this.pages;
  }
  get top(): Page | undefined {
    return this.pages.at(-1);
  }

  /** `toTabs`: pages of the tab bar can be opened so, too. */
  navigateTo(address: Address, toTabs = false): Problem | undefined {
    if (!this.host.knows(address.path)) return 'unknown';
    if (!toTabs && this.host.isTab(address.path)) return 'tab';
    if (this.pages.length >= MAX_PAGES) return 'full';
    this.top?.hide();
    this.push(this.host.make(address));
    return undefined;
  }

  redirectTo(address: Address): Problem | undefined {
    if (!this.host.knows(address.path)) return 'unknown';
    if (this.host.isTab(address.path)) return 'tab';
    this.drop(this.pages.splice(-1));
    this.push(this.host.make(address));
    return undefined;
  }

  reLaunch(address: Address): Problem | undefined {
    if (!this.host.knows(address.path)) return 'unknown';
    this.drop(this.pages.splice(0).reverse());
    for (const page of this.tabs.values()) page.close();
    this.tabs.clear();
    this.push(this.host.make(address));
    return undefined;
  }

  switchTab({ path }: Address): Problem | undefined {
    if (!this.host.knows(path)) return 'unknown';
    if (!this.host.isTab(path)) return 'no-tab';
    if (this.top?.path === path) return undefined;
    const [bottom, ...others] = this.pages;
    this.drop(others.reverse());
    if (bottom && this.host.isTab(bottom.path)) {
      if (bottom.path === path) {
        this.pages = [];
        this.push(bottom);
        return undefined;
      }
      if (others.length === 0) bottom.hide();
      this.tabs.set(bottom.path, bottom);
    } else if (bottom) {
      this.drop([bottom]);
    }
    this.pages = [];
    const kept = this.tabs.get(path);
    this.tabs.delete(path);
    this.push(kept ?? this.host.make({ path, query: {} }));
    return undefined;
  }

  /** Go `delta` pages back, at most to the first one; from the first one, to the home page. */
  navigateBack(delta: number): void {
    const [first] = this.pages;
    if (this.pages.length > 1) {
      this.drop(this.pages.splice(-Math.min(delta, this.pages.length - 1)).reverse());
      this.top?.show();
      this.host.changed();
    } else if (first && first.path !== this.host.home) {
      this.redirectTo({ path: this.host.home, query: {} });
    }
  }

  private push(page: Page): void {
    this.pages.push(page);
    if (page.isOpen) page.show();
    else page.open();
    this.host.changed();
  }

  private drop(pages: Page[]): void {
    for (const page of pages) page.close();
  }
}
