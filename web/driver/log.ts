/** The log of a mini-program as tests read it. */

import type { LogItem } from '../shell/log/book';
import { briefly } from '../shell/log/tree';

/** Characters of a value in a line. */
const ROOM = 2000;

export interface Line extends Pick<LogItem, 'id' | 'level' | 'from' | 'time' | 'count'> {
  text: string;
  place: LogItem['place'] | null;
  stack: string | null;
  isUncaught: boolean;
}

export function linesOf(items: readonly LogItem[]): Line[] {
  return items.map((item) => {
    const { id, level, from, values, place = null, stack = null, time, count } = item;
    const texts = values.map((value) => (typeof value === 'string' ? value : briefly(value, ROOM)));
    // An error that nobody caught has a stack.
    const isUncaught = from === 'code' && stack !== null;
    return { id, level, from, text: texts.join(' '), place, stack, time, count, isUncaught };
  });
}
