/** Colours for JSON and for the one call that this page writes. */

import { make } from './dom';

const TOKEN =
  /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:)|\b\w+(?=:\s))|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>-?\b\d[\d.e+-]*\b|\bNaN\b|-?\bInfinity\b)|(?<word>\b(?:true|false|null|undefined)\b|=>)|(?<call>\b\w+(?=\())/g;

/** `code` with a `<span>` of its kind around every token. */
export function highlight(code: string): (HTMLSpanElement | string)[] {
  const parts: (HTMLSpanElement | string)[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    parts.push(code.slice(end, match.index));
    parts.push(make('span', { className: `t-${kind}`, textContent: match[0] }));
    end = match.index + match[0].length;
  }
  return [...parts, code.slice(end)];
}
