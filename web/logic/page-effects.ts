/** Performs what the core asks of the pages of the mini-program. */

import type { NavigationProblem, PageRequest } from '../protocol/messages';
import type { ViewRequest } from '../protocol/view';
import type { Page } from './pages';
import type { Stack } from './stack';
import { type Address, parseUrl } from './url';

export interface PageHost {
  stack: Stack;
  knows(path: string): boolean;
  isTab(path: string): boolean;
  /** Ask the view, after all changes so far. */
  ask(question: ViewRequest): Promise<unknown>;
  /** What is shown around the page on top is another now. */
  changed(): void;
  /** The tab bar is shown, or hidden, wherever there is one. */
  showTabBar(isShown: boolean, isAnimated: boolean): void;
  /** Begin a refresh as if the user had pulled the page down. */
  refresh(page: Page): void;
}

type Navigation = Extract<PageRequest, { kind: 'navigate' }>;
type Dress = Extract<PageRequest, { kind: 'dressPage' }>;
type Answer = { path: string; dropped?: boolean } | { problem: string } | Record<string, never>;

const NO_PAGE: Answer = { problem: 'no-page' };

export class PageEffects {
  constructor(private readonly host: PageHost) {}

  async perform(request: PageRequest): Promise<Answer> {
    const { host } = this;
    const { top } = host.stack;
    if (request.kind === 'navigate') return this.navigate(request);
    if (!top) return NO_PAGE;
    switch (request.kind) {
      case 'dressPage':
        dress(top, request);
        host.changed();
        return {};
      case 'tabBar':
        if (!host.isTab(top.path)) return { problem: 'no-tab' };
        host.showTabBar(request.shown, request.animated);
        return {};
      case 'scrollPage':
        await host.ask({ name: 'scrollPage', top: request.top, duration: request.duration });
        return {};
      case 'pullDown':
        return this.pullDown(top, request.begins);
    }
  }

  private navigate({ way, url, delta, to_tabs }: Navigation): Answer | NavigationProblem {
    const { stack } = this.host;
    if (way === 'navigateBack') {
      if (!stack.top) return NO_PAGE;
      stack.navigateBack(delta);
      return { path: stack.top.path };
    }
    const address = parseUrl(url, stack.top?.path);
    const { path } = address;
    const dropped = this.losesQuery(way, address);
    if (dropped) address.query = {};
    const problem = way === 'navigateTo' ? stack.navigateTo(address, to_tabs) : stack[way](address);
    if (!problem) return { path, ...(dropped && { dropped }) };
    const meant = problem === 'unknown' ? this.meant(url) : undefined;
    return { problem, path, ...(meant !== undefined && { meant }) };
  }

  /** Pages of the tab bar get none. Source: gadget page of reLaunch. */
  private losesQuery(way: Navigation['way'], { path, query }: Address): boolean {
    const isTo = way === 'switchTab' || way === 'reLaunch';
    return isTo && this.host.isTab(path) && Object.keys(query).length > 0;
  }

  /** The url of a page, if a slash before it is all that is missing. */
  private meant(url: string): string | undefined {
    const { path } = parseUrl(`/${url}`);
    return this.host.knows(path) ? `/${path}` : undefined;
  }

  private async pullDown(top: Page, begins: boolean): Promise<Answer> {
    if (begins && !top.window.enablePullDownRefresh) return { problem: 'off' };
    await this.host.ask({ name: 'pullDown', begins });
    if (begins) this.host.refresh(top);
    return {};
  }
}

function dress({ window }: Page, { title, text_style, background }: Dress): void {
  if (title !== undefined) window.navigationBarTitleText = title;
  if (text_style !== undefined) window.navigationBarTextStyle = text_style;
  if (background !== undefined) window.navigationBarBackgroundColor = background;
}
