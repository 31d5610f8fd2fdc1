/** Results of the last compilation, so that what has not changed is not worked out again. */

export class Memo<T> {
  private results = new Map<string, { input: string; result: T }>();
  private used = new Map<string, { input: string; result: T }>();

  /** What `make` gives for `input`, or gave when `key` had the same input. */
  of(key: string, input: string, make: () => T): T {
    const known = this.used.get(key) ?? this.results.get(key);
    const entry = known?.input === input ? known : { input, result: make() };
    this.used.set(key, entry);
    return entry.result;
  }

  /** Forget what was not asked for since the last time. */
  turn(): void {
    this.results = this.used;
    this.used = new Map();
  }
}
