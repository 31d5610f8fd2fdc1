/** An error of the mini-program's code with its place in the mini-program's own files. */

import { placesIn } from '../common/places';
import type { Place } from '../protocol/console';
import type { Failure } from '../protocol/shell';
import { shiftedColumns } from './modules';

export function failureOf(error: unknown, where: string): Failure {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { message: messageOf(error), stack, where, ...placeOf(stack) };
}

/** What was thrown, in words; objects such as those that `fail` is given may be thrown, too. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (typeof error !== 'object' || error === null) return String(error);
  try {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    const said = [errMsg, message].find((each) => typeof each === 'string' && each !== '');
    return String(said ?? JSON.stringify(error));
  } catch {
    return Object.prototype.toString.call(error);
  }
}

/** The topmost place of `stack` in the mini-program's own files, if there is one. */
export function placeOf(stack: string): Place | undefined {
  const [found] = placesIn(stack);
  if (!found) return undefined;
  const { file, line, column } = found;
  const shift = line === 1 ? (shiftedColumns.get(file) ?? 0) : 0;
  return { file, line, column: Math.max(1, column - shift) };
}
