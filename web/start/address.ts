/** The page's address keeps what differs from a fresh page: settings in the query, the call in the hash. */

import { DEFAULTS } from './catalogue';
import type { Settings } from './surface';

/** The call's fields that the address gives, by parameter name. */
export function readCall(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** Ms; browsers refuse to change the address at every move of the pointer. */
const PAUSE = 250;
let timer = 0;

/** Put both into the address soon, without adding to the history. */
export function keepInAddress(settings: Settings, call: Record<string, string>): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => write(settings, call), PAUSE);
}

function write(settings: Settings, call: Record<string, string>): void {
  const query = new URLSearchParams(
    Object.entries(changes(settings)).map(([name, value]) => [name, String(value)]),
  );
  const hash = new URLSearchParams(call);
  const address = new URL(location.href);
  address.search = query.size > 0 ? `?${query}` : '';
  address.hash = hash.size > 0 ? `#${hash}` : '';
  if (address.href !== location.href) history.replaceState(null, '', address);
}

/** The settings that differ from the defaults. */
export function changes(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => String(DEFAULTS[name]) !== String(value)),
  );
}
