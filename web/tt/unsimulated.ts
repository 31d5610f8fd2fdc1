/** The names of the vendor's list that nobody answers: they exist, fail and say so. */

import type { Log } from './canvas/types';
import type { Catalog, Failure, Refusal, Stub } from './catalog';
import type { Api } from './shim';

interface Ways {
  /** The API that asks the core, which refuses. */
  async(stub: Stub): Api;
  refusal(error: Omit<Refusal, 'errString'>): Error;
}

/** Make a function for each name that is not simulated. */
export function unsimulatedApis(catalog: Catalog, log: Log, ways: Ways): Record<string, Api> {
  const { unsimulated, unsimulatedHint, failures } = catalog;
  const make = (stub: Stub): Api => {
    const warn = () => log.warn(`${stub.name}: ${unsimulatedHint}`);
    const fail = ways.async(stub);
    if (stub.form === 'async') return fail;
    if (stub.form === 'refused') return throwing(stub, failures.notSimulated, warn, ways);
    // Some events take options with callbacks; a function alone has nobody to be told.
    return (given) => (typeof given === 'object' && given !== null ? fail(given) : warn());
  };
  return Object.fromEntries(unsimulated.map((stub) => [stub.name, make(stub)]));
}

function throwing({ name }: Stub, failure: Failure, warn: () => void, ways: Ways): Api {
  return () => {
    warn();
    throw ways.refusal({ errMsg: `${name}:fail ${failure.detail}`, errno: failure.errno });
  };
}
