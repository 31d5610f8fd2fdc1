/** What has been said so far, the latest last; what repeats is counted. */

import type { ConsoleEntry, Place, ValueTree } from '../../protocol/console';
import type { Problem } from '../../protocol/project';
import type { Failure } from '../../protocol/shell';
import type { Told } from '../run';
import { placeOf } from '../state';

export type Level = 'error' | 'warning' | 'info' | 'debug';

export interface LogItem {
  /** Grows. */
  id: number;
  level: Level;
  /** Who says it: the mini-program's code, the compiler, the simulator, the preview about itself. */
  from: 'code' | 'compiler' | 'simulator' | 'preview';
  values: ValueTree[];
  place?: Place;
  stack?: string;
  /** In how many groups it was said. */
  depth?: number;
  /** Ms since 1970, of the latest. */
  time: number;
  /** How often it was said in a row. */
  count: number;
}

type Said = Omit<LogItem, 'id' | 'time' | 'count'> & { time?: number };

/** The most items that are remembered. */
const CAPACITY = 1000;

const LEVELS: Record<ConsoleEntry['level'], Level> = {
  log: 'info',
  info: 'info',
  warn: 'warning',
  error: 'error',
  debug: 'debug',
};

export class LogBook {
  items: LogItem[] = [];
  private last = 0;
  /** The last item of earlier runs. */
  private lastOfOthers = 0;
  private problems: readonly Problem[] = [];
  private readonly listeners: ((item: LogItem | undefined) => void)[] = [];
  private readonly beginners: (() => void)[] = [];

  /**
   * `listener` is told of what is new or was said again, of nothing when all was forgotten; `begun`
   * when another run begins.
   */
  follow(listener: (item: LogItem | undefined) => void, begun = () => {}): void {
    this.listeners.push(listener);
    this.beginners.push(begun);
  }

  told(message: Told): void {
    if (message.type === 'log') this.entry(message.entry);
    else if (message.type === 'failure') this.failure(message.failure);
    else {
      const { level, text } = message.line;
      this.add({ level: LEVELS[level], from: 'simulator', values: [text] });
    }
  }

  /** What is wrong with the project now; what was so before is not said again. */
  compiled(problems: readonly Problem[]): void {
    const known = new Set(this.problems.map((each) => JSON.stringify(each)));
    this.problems = problems;
    for (const problem of problems) {
      if (known.has(JSON.stringify(problem))) continue;
      const { severity, file, message } = problem;
      const place = placeOf(problem);
      const values = [place ? message : `${file}: ${message}`];
      this.add({ level: severity, from: 'compiler', values, ...(place && { place }) });
    }
  }

  /** Another run begins. */
  begin(): void {
    this.lastOfOthers = this.last;
    for (const begun of this.beginners) begun();
  }

  /** How often something of that level was said by the run that is under way. */
  count(wanted: Level): number {
    const own = this.items.filter(({ id, level, from }) => {
      const isOfRun = from === 'code' || from === 'simulator';
      return isOfRun && level === wanted && id > this.lastOfOthers;
    });
    return own.reduce((sum, { count }) => sum + count, 0);
  }

  /** Something of the preview itself. */
  note(text: string): void {
    this.add({ level: 'info', from: 'preview', values: [text] });
  }

  clear(): void {
    this.items = [];
    for (const listener of this.listeners) listener(undefined);
  }

  private entry({ level, values, place, time, skipped, depth = 0 }: ConsoleEntry): void {
    if (skipped > 0) {
      const text = `${skipped} lines were left out, since there were too many at once`;
      this.add({ level: 'warning', from: 'simulator', values: [text] });
    }
    if (values.length === 0 && skipped > 0) return;
    const said = { values, time, ...(place && { place }), ...(depth > 0 && { depth }) };
    this.add({ level: LEVELS[level], from: 'code', ...said });
  }

  private failure({ message, stack, where, ...rest }: Failure): void {
    const place = placeOf(rest);
    const values = [`Uncaught ${message} (in ${where})`];
    this.add({ level: 'error', from: 'code', values, stack, ...(place && { place }) });
  }

  private add({ time = Date.now(), ...said }: Said): void {
    const before = this.items.at(-1);
    if (before && before.id > this.lastOfOthers && isSame(before, said)) {
      before.count += 1;
      before.time = time;
      this.tell(before);
      return;
    }
    this.last += 1;
    const item = { ...said, id: this.last, time, count: 1 };
    this.items.push(item);
    if (this.items.length > CAPACITY) this.items.shift();
    this.tell(item);
  }

  private tell(item: LogItem): void {
    for (const listener of this.listeners) listener(item);
  }
}

function isSame(item: LogItem, said: Omit<Said, 'time'>): boolean {
  const essence = ({ level, from, values, place, depth }: Omit<Said, 'time'>) =>
    JSON.stringify([level, from, values, place, depth]);
  return said.from !== 'preview' && essence(item) === essence(said);
}
