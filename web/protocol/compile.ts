/** Messages between the shell and the worker that compiles a project. */

import type { Compiled, ProjectFiles } from './project';

/** Compile all of `files`; what has not changed since the last time is not compiled again. */
export interface CompileRequest {
  type: 'compile';
  id: number;
  files: ProjectFiles;
}

export type CompileReply =
  | { type: 'compiled'; id: number; compiled: Compiled }
  /** The compiler itself is broken; what is wrong with a project is among its problems. */
  | { type: 'failed'; id: number; error: string };
