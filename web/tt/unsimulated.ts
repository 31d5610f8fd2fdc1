/** Names that nobody answers here: they exist, fail and say so. */

import type { Log } from './canvas/types';
import type { Catalog, Failure, Refusal, Stub } from './catalog';
import type { Api } from './shim';

interface Ways {
  log: Log;
  /** The API that asks the core, which refuses. */
  async(stub: Stub): Api;
  refusal(error: Omit<Refusal, 'errString'>): Error;
}

/** Make a function for each name that is not simulated, and each that needs pages, of which there are none. */
export function unansweredApis(
  catalog: Catalog,
  hasPages: boolean,
  ways: Ways,
): Record<string, Api> {
  const { unsimulated, unsimulatedHint, noPagesHint, failures } = catalog;
  const stubs = unsimulated.map((stub) =>
    unanswered(stub, unsimulatedHint, failures.notSimulated, ways),
  );
  const rows = hasPages ? [] : catalog.apis;
  const pageless = rows.flatMap(({ name, withoutPages: form }) =>
    form ? [unanswered({ name, form }, noPagesHint, failures.noPages, ways)] : [],
  );
  return Object.fromEntries([...stubs, ...pageless]);
}

function unanswered(
  stub: Stub,
  hint: string,
  { detail, errno }: Failure,
  { log, async: asynchronous, refusal }: Ways,
): [string, Api] {
  const { name, form } = stub;
  const warn = () => log.warn(`${name}: ${hint}`);
  const fail = asynchronous(stub);
  if (form === 'async') return [name, fail];
  if (form === 'listener') {
    // Some events take options with callbacks; a function alone has nobody to be told.
    return [name, (given) => (typeof given === 'object' && given !== null ? fail(given) : warn())];
  }
  const refuse = () => {
    warn();
    throw refusal({ errMsg: `${name}:fail ${detail}`, errno });
  };
  return [name, refuse];
}
