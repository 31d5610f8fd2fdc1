/** Code of tests that runs in the mini-program's thread. */

const NAME = 'mp://test/evaluate';

/** The value of the expression `source`, in whose scope are `given` by their names. */
export function compiled(source: string, given: Record<string, unknown> = {}): unknown {
  const code = `(function (${Object.keys(given).join(', ')}) { return (${source}
); })
//# sourceURL=${NAME}`;
  // biome-ignore lint/security/noGlobalEval: this worker exists to run code that it is given.
  const indirect = globalThis.eval;
  return (indirect(code) as (...values: unknown[]) => unknown)(...Object.values(given));
}

/** That value, or, if it is a function, what it returns for `argument`; a Promise is waited for. */
export async function evaluate(
  source: string,
  argument: unknown,
  given: Record<string, unknown>,
): Promise<unknown> {
  const value = compiled(source, given);
  return typeof value === 'function' ? (value(argument) as unknown) : value;
}
