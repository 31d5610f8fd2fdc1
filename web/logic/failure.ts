/** An error of the mini-program's code with its place in the mini-program's own files. */

import { NAME_PREFIX } from '../protocol/project';
import type { Failure } from '../protocol/shell';

const PLACE = new RegExp(`${NAME_PREFIX}([^\\s():]+):(\\d+):(\\d+)`);

export function failureOf(error: unknown, where: string): Failure {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = PLACE.exec(stack);
  if (!place) return { message, stack, where };
  const [, file, line, column] = place;
  return { message, stack, where, file: file ?? '', line: Number(line), column: Number(column) };
}
