/** A page that was not compiled, and that somebody wants to open. */

import { scriptName } from '../common/places';
import type { Problem } from '../protocol/project';

export class BrokenPage extends Error {
  override readonly name = 'BrokenPage';

  /** `problem` is what keeps it from running; the error's place is there. */
  constructor(
    path: string,
    { file, line = 1, column = 1, message }: Pick<Problem, 'file' | 'line' | 'column' | 'message'>,
  ) {
    super(`${path} cannot be opened: ${message}`);
    this.stack = `${this.name}: ${this.message}\n    at ${scriptName(file)}:${line}:${column}`;
  }
}
