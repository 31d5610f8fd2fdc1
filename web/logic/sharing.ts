/**
 * What the user shares: the page says what it is to look like, and hears what became of it.
 * Source: https://open.larksuite.com/document/uYjL24iN/uQDNuQDNuQDN
 */

import type { ShareCard } from '../protocol/shell';
import { type Target, targetOf } from './events';
import type { Page } from './pages';
import { formatUrl } from './url';

export interface SharingHost {
  show(number: number, card: ShareCard): void;
  /** Run code of the mini-program; what it throws is reported. */
  safely(job: () => void): void;
}

type Callback = (result: object) => unknown;

export class Sharing {
  private readonly waiting = new Map<number, (isDone: boolean) => void>();
  private last = 0;

  constructor(private readonly host: SharingHost) {}

  /** Ask the page and show what it answers. */
  async share(page: Page, button?: Partial<Target>): Promise<void> {
    const from = button ? 'button' : 'menu';
    // Source of the target: peer (WeChat).
    const asked = { from, ...(button && { target: targetOf(button) }) };
    const given = Object(await page.call('onShareAppMessage', asked));
    this.last += 1;
    this.waiting.set(this.last, (isDone) => this.tell(given, isDone));
    this.host.show(this.last, {
      from,
      title: text(given.title) || page.window.navigationBarTitleText,
      path: text(given.path) || formatUrl(page.address),
      imageUrl: text(given.imageUrl),
    });
  }

  /** The user has shared the card of that number, or not. */
  done(number: number, isDone: boolean): void {
    this.waiting.get(number)?.(isDone);
    this.waiting.delete(number);
  }

  private tell(given: Record<string, unknown>, isDone: boolean): void {
    const callback = isDone ? given.success : given.fail;
    if (typeof callback !== 'function') return;
    const result = isDone
      ? { errMsg: 'shareAppMessage:ok', data: [] }
      : { errMsg: 'shareAppMessage:fail cancel' };
    this.host.safely(() => (callback as Callback).call(given, result));
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
