/** Faults of the APIs that this thread answers itself: those that a synchronous call can show. */

import type { Failure } from './catalog';

/** The failure to inject into `api` now; `failedOnce` are the APIs that have failed their once. */
export function injected(
  api: string,
  faults: string,
  failures: Record<string, Failure>,
  failedOnce: Set<string>,
): Failure | undefined {
  const kind = faultOf(api, faults);
  if (kind === 'once') {
    if (failedOnce.has(api)) return undefined;
    failedOnce.add(api);
  }
  return kind === undefined ? undefined : failures[kind];
}

/** One kind for every API, or `api:kind` pairs. */
function faultOf(api: string, faults: string): string | undefined {
  if (!faults.includes(':')) return faults;
  const pairs = faults.split(',').map((pair) => pair.split(':'));
  return pairs.find(([name]) => name === api)?.[1];
}
