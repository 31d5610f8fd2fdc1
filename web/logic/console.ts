/**
 * The console of the mini-program: what is written to it is printed by the browser as ever, and
 * sent to the shell. A loop that writes without end must drown neither, so a burst is cut.
 */

import type { ConsoleEntry, ConsoleLevel } from '../protocol/console';
import { ConsoleState, traceOf } from './console-state';
import { placeOf } from './failure';
import { treeOf } from './value-tree';

type Send = (entry: ConsoleEntry) => void;
type Print = (...given: unknown[]) => void;

const LEVELS: readonly ConsoleLevel[] = ['log', 'info', 'warn', 'error', 'debug'];

/** The most entries that are sent in so many ms. */
const BURST = 200;
const SPAN = 250;

/** The browser's own console, for what is not to be sent. */
export const browserConsole = Object.fromEntries(
  LEVELS.map((level) => [level, console[level].bind(console)]),
) as Record<ConsoleLevel, Print>;

/** Send whatever is written from now on. */
export function followConsole(send: Send): void {
  const gate = new Gate(send);
  const state = new ConsoleState();
  const follow = (name: Followed, level: ConsoleLevel, shown: Shown = (given) => given) => {
    const print = console[name].bind(console) as Print;
    console[name] = (...given: unknown[]) => {
      const { depth } = state;
      const words = shown(given);
      gate.pass(() => {
        print(...given);
        return words && { ...entryOf(level, words), depth };
      });
    };
  };
  for (const level of LEVELS) follow(level, level);
  for (const name of ['dir', 'table'] as const) follow(name, 'log', (given) => given.slice(0, 1));
  follow('trace', 'log', (given) => [traceOf(given)]);
  follow('count', 'log', ([label]) => state.count(label));
  follow('countReset', 'warn', ([label]) => state.resetCount(label));
  follow('time', 'warn', ([label]) => state.startTimer(label));
  follow('timeLog', 'log', ([label, ...others]) => [...state.timer(label), ...others]);
  follow('timeEnd', 'log', ([label]) => state.endTimer(label));
  for (const name of ['group', 'groupCollapsed'] as const)
    follow(name, 'log', (given) => state.group(given));
  follow('groupEnd', 'log', () => state.endGroup());
  console.assert = (isTrue?: boolean, ...given: unknown[]) => {
    if (!isTrue) console.error('Assertion failed:', ...given);
  };
}

/** What is shown of what was given; nothing: there is nothing to say. */
type Shown = (given: unknown[]) => unknown[] | undefined;
type Followed = Extract<
  keyof Console,
  | ConsoleLevel
  | 'dir'
  | 'table'
  | 'trace'
  | `count${'' | 'Reset'}`
  | `time${'' | 'Log' | 'End'}`
  | `group${'' | 'Collapsed' | 'End'}`
>;

/**
 * Lets so many entries pass in a span of time, and tells of those that it does not. The browser
 * prints in the shell's own thread, so nothing passes it by.
 */
class Gate {
  private start = Number.NEGATIVE_INFINITY;
  private count = 0;
  private skipped = 0;

  constructor(private readonly send: Send) {}

  pass(make: () => ConsoleEntry | undefined): void {
    const now = performance.now();
    if (now - this.start > SPAN) {
      this.start = now;
      this.count = 0;
    }
    this.count += 1;
    if (this.count > BURST) {
      this.skip();
      return;
    }
    const entry = make();
    if (!entry) return;
    this.send({ ...entry, skipped: this.skipped });
    this.skipped = 0;
  }

  /** The number is told even if nothing is written after it. */
  private skip(): void {
    this.skipped += 1;
    if (this.skipped > 1) return;
    setTimeout(() => {
      if (this.skipped === 0) return;
      const { skipped } = this;
      this.skipped = 0;
      this.send({ level: 'warn', values: [], time: Date.now(), skipped });
    }, SPAN);
  }
}

function entryOf(level: ConsoleLevel, given: unknown[]): ConsoleEntry {
  const place = placeOf(new Error().stack ?? '');
  return {
    level,
    values: substituted(given).map(treeOf),
    ...(place && { place }),
    time: Date.now(),
    skipped: 0,
  };
}

/** The values with those put into the first one that it has places for: `%s`, `%d`, `%o` … */
function substituted(given: unknown[]): unknown[] {
  const [first, ...others] = given;
  if (typeof first !== 'string') return given;
  let used = 0;
  const text = first.replace(/%([sdifoOjc%])/g, (mark, kind: string) => {
    if (kind === '%') return '%';
    if (used >= others.length) return mark;
    const value = others[used];
    used += 1;
    return filled(kind, value);
  });
  return [text, ...others.slice(used)];
}

function filled(kind: string, value: unknown): string {
  // Styles are for the browser's own console.
  if (kind === 'c') return '';
  try {
    if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
    if (kind === 'f') return String(Number(value));
    return (kind === 's' ? undefined : JSON.stringify(value)) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
