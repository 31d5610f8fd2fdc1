/** What a console remembers: counters, timers and open groups; each call gives what it says. */

export class ConsoleState {
  private readonly counters = new Map<string, number>();
  private readonly timers = new Map<string, number>();
  /** How many groups are open. */
  depth = 0;

  count(given: unknown): unknown[] {
    const label = labelOf(given);
    const count = (this.counters.get(label) ?? 0) + 1;
    this.counters.set(label, count);
    return [`${label}: ${count}`];
  }

  resetCount(given: unknown): unknown[] | undefined {
    const label = labelOf(given);
    return this.counters.delete(label) ? undefined : [`Count for "${label}" does not exist`];
  }

  startTimer(given: unknown): unknown[] | undefined {
    const label = labelOf(given);
    if (this.timers.has(label)) return [`Timer "${label}" already exists`];
    this.timers.set(label, performance.now());
    return undefined;
  }

  timer(given: unknown): unknown[] {
    const label = labelOf(given);
    const start = this.timers.get(label);
    if (start === undefined) return [`Timer "${label}" does not exist`];
    return [`${label}: ${(performance.now() - start).toFixed(2)} ms`];
  }

  endTimer(given: unknown): unknown[] {
    const said = this.timer(given);
    this.timers.delete(labelOf(given));
    return said;
  }

  group(given: unknown[]): unknown[] {
    this.depth += 1;
    return given.length > 0 ? given : ['console.group'];
  }

  endGroup(): undefined {
    this.depth = Math.max(0, this.depth - 1);
  }
}

/** An error that stands for the way to where it was asked for. */
export function traceOf(given: unknown[]): Error {
  const trace = new Error(given.map(String).join(' '));
  trace.name = 'Trace';
  return trace;
}

function labelOf(given: unknown): string {
  return given === undefined ? 'default' : String(given);
}
