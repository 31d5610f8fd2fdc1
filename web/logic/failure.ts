/** An error of the mini-program's code with its place in the mini-program's own files. */

import type { Place } from '../protocol/console';
import { NAME_PREFIX } from '../protocol/project';
import type { Failure } from '../protocol/shell';
import { shiftedColumns } from './modules';

const PLACE = new RegExp(`${NAME_PREFIX}([^\\s():]+):(\\d+):(\\d+)`);

export function failureOf(error: unknown, where: string): Failure {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { message, stack, where, ...placeOf(stack) };
}

/** The topmost place of `stack` in the mini-program's own files, if there is one. */
export function placeOf(stack: string): Place | undefined {
  const [, file, line, column] = PLACE.exec(stack) ?? [];
  if (file === undefined) return undefined;
  const shift = line === '1' ? (shiftedColumns.get(file) ?? 0) : 0;
  return { file, line: Number(line), column: Math.max(1, Number(column) - shift) };
}
