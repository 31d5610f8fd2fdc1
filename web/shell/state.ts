/** The states that a preview can be in, one at a time. */

import type { Place } from '../protocol/console';
import type { Progress } from '../protocol/messages';
import type { Problem } from '../protocol/project';
import type { Failure } from '../protocol/shell';
import type { Silence } from './watchdog';

export type State =
  /** Bytes of the runtime. */
  | { name: 'downloading'; loaded: number; total: number }
  | { name: 'compiling' }
  /** Python, then the mini-program. */
  | { name: 'starting'; stage: Progress['stage'] }
  | { name: 'running'; failure?: Failure }
  /** Nothing came from the run for a while. */
  | { name: 'stuck'; silence: Silence }
  /** The page cannot run; these are the reasons. */
  | { name: 'problem'; problems: Problem[] }
  /** An error before the first page was there. */
  | { name: 'crashed'; failure: Failure }
  /** The user has left it; it goes on unseen. */
  | { name: 'background' }
  | { name: 'stopped' }
  /** The simulator or the project could not be had. */
  | { name: 'failed'; message: string };

/** What the user may open: a page's path and query in one line. */
export function addressOf({
  path,
  query,
}: {
  path: string;
  query: Record<string, string>;
}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** The other way round; values stay as they are written. */
export function readAddress(text: string): { path: string; query: Record<string, string> } {
  const [, path = '', rest = ''] = /^\s*\/?([^?]*?)(?:\.html)?\s*(?:\?(.*))?$/s.exec(text) ?? [];
  const pairs = rest.trim().split('&').filter(Boolean);
  const query = pairs.map((pair): [string, string] => {
    const index = pair.indexOf('=');
    return index < 0 ? [pair, ''] : [pair.slice(0, index), pair.slice(index + 1)];
  });
  return { path, query: Object.fromEntries(query) };
}

/** Where an error or a problem lies, if that is known to the line. */
export function placeOf({
  file,
  line,
  column,
}: {
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
}): Place | undefined {
  return file && line ? { file, line, column: column ?? 1 } : undefined;
}

/** Why a preview in that state shows no page, if it does not and will not. */
export function reasonOf(state: State): string | undefined {
  if (state.name === 'failed') return state.message;
  if (state.name === 'crashed') return state.failure.message;
  if (state.name === 'stopped') return 'The mini-program was stopped.';
  if (state.name !== 'problem') return undefined;
  const [first] = state.problems;
  return first
    ? `${first.file}:${first.line ?? 1}:${first.column ?? 1} ${first.message}`
    : 'The project has no page.';
}
