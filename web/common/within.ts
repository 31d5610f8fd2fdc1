/** Nothing waits for ever. */

/** `result`, unless it takes longer than `ms`; then rejects with what `late` says. */
export function within<T>(
  ms: number,
  result: Promise<T>,
  late = `it took longer than ${ms} ms`,
): Promise<T> {
  let timer = 0;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), ms);
  });
  return Promise.race([result, expiry]).finally(() => clearTimeout(timer));
}
