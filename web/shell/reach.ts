/**
 * Which addresses the shell asks for a mini-program. Python has judged before, but in the
 * mini-program's own thread: what leaves the shell is judged here again.
 */

import type { Settings } from '../protocol/messages';

/**
 * Throws a sentence if the setting `network` does not let a project reach `address`. What the shell
 * itself came from is open to the shell alone, as no CORS header guards it from a request of its own.
 */
export function checkReach(address: string, { network = 'allow' }: Settings): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`${address} is no address of the network`);
  }
  if (url.origin === location.origin) {
    throw new Error(
      `${url.origin} is the address of the preview itself, which no mini-program has`,
    );
  }
  if (network === 'allow') return;
  const allowed = network === 'refuse' ? [] : String(network).split(',');
  const isAllowed = allowed.some((host) => [url.host, url.hostname].includes(host.trim()));
  if (!isAllowed) throw new Error(`the setting network (${network}) does not allow ${url.host}`);
}
