/**
 * Which edit of a field the code that runs now answers: that of its handler, also in what the
 * handler awaits at once and in the timers that it starts. The view drops what answers an older one.
 */

export interface Edit {
  /** The field. */
  node: number;
  /** See `Heard`. */
  version: number;
}

type Timer = (callback: TimerHandler, ms?: number, ...given: unknown[]) => number;
type Timers = Record<'setTimeout' | 'setInterval', Timer>;

export class Edits {
  private current: Edit | undefined;

  /** `later` runs a job in a task of its own. */
  constructor(private readonly later: (job: () => void) => unknown) {}

  /** Run what answers `edit`, or none. */
  during<Result>(edit: Edit | undefined, job: () => Result): Result {
    this.current = edit;
    if (edit) {
      this.later(() => {
        if (this.current === edit) this.current = undefined;
      });
    }
    return job();
  }

  /** The edit of that field which is being answered. */
  answered(node: number): number | undefined {
    return this.current?.node === node ? this.current.version : undefined;
  }

  /** Have the timers of this scope answer the edit that they are started for. */
  follow(scope: Timers): void {
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const start = scope[name];
      scope[name] = (callback, ms, ...given) =>
        start(typeof callback === 'function' ? this.bound(callback) : callback, ms, ...given);
    }
  }

  private bound(callback: CallableFunction): (...given: unknown[]) => void {
    const edit = this.current;
    return (...given) => this.during(edit, () => callback(...given));
  }
}
