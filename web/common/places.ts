/** Places in the mini-program's own files, as stacks have them. */

import type { Place } from '../protocol/console';
import { NAME_PREFIX } from '../protocol/project';

/** The name of the file at `path` in stacks: what would end it there is percent-encoded. */
export function scriptName(path: string): string {
  const encoded = (letter: string) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return NAME_PREFIX + path.replace(/[ \t%#?():]/g, encoded);
}

/** Every place that `stack` names, with the text that names it. */
export function* placesIn(stack: string): Generator<Place & { index: number; text: string }> {
  for (const match of stack.matchAll(PLACES)) {
    const [text, file = '', line, column] = match;
    const place = { file: decoded(file), line: Number(line), column: Number(column) };
    yield { ...place, index: match.index, text };
  }
}

function decoded(name: string): string {
  return name.replace(/%([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

const PLACES = new RegExp(`${NAME_PREFIX}([^ \\n():]+):(\\d+):(\\d+)`, 'g');
