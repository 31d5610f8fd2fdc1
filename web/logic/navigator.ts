/** What taps on the component `navigator` do: the calls of `tt` that its kinds are named after. */

import type { Api } from '../tt/shim';

export class Navigator {
  private readonly ways: Record<string, Api>;

  /** `tt` as it is before any code of the mini-program runs. */
  constructor(
    tt: Record<string, unknown>,
    private readonly warned: (text: string) => void,
  ) {
    const { navigateTo, redirectTo, reLaunch, switchTab, navigateBack } = tt as Record<string, Api>;
    const ways = { navigate: navigateTo, redirect: redirectTo, reLaunch, switchTab, navigateBack };
    this.ways = ways as Record<string, Api>;
  }

  /** `detail` is that of the component's event. */
  go(detail: unknown): void {
    const { openType, url, delta }: Record<string, unknown> = Object(detail);
    const fail = ({ errMsg }: { errMsg: string }) => this.warned(`navigator: ${errMsg}`);
    const given = openType === 'navigateBack' ? { delta, fail } : { url, fail };
    this.ways[String(openType)]?.(given);
  }
}
