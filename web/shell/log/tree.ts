/** Values as a developer reads them: one line, which unfolds where there is more. */

import { make } from '../../common/dom';
import type { ValueTree } from '../../protocol/console';

/** Characters of a value in one line, and of a part of it. */
const LINE = 120;
const PART = 40;
/** Characters and lines that a string may have unfolded, and those that show of a folded one. */
const LONG = { text: 600, lines: 12 };
const FIRST = { text: 160, lines: 4 };

/** A value of its own; strings are set as they are, unless they are parts of something. */
export function valueView(tree: ValueTree, isPart = false): HTMLElement {
  if (typeof tree === 'string') {
    return isPart
      ? make('span', { className: 't-string', textContent: JSON.stringify(tree) })
      : wordsView(tree);
  }
  if (tree[0] === 'plain') return make('span', { className: kindOf(tree[1]) }, tree[1]);
  if (tree[0] === 'error')
    return folded(make('span', { className: 'words' }, tree[1]), () => [
      make('div', { className: 'stack', textContent: withoutHeadline(tree[2], tree[1]) }),
    ]);
  const brief = make('span', { className: 'brief', textContent: briefly(tree, LINE) });
  return tree[2].length === 0 ? brief : folded(brief, () => parts(tree));
}

function wordsView(text: string): HTMLElement {
  const all = make('span', { className: 'words', textContent: text });
  const lines = text.split('\n');
  if (text.length <= LONG.text && lines.length <= LONG.lines) return all;
  const first = lines.slice(0, FIRST.lines).join('\n').slice(0, FIRST.text);
  return folded(make('span', { className: 'words', textContent: `${first} …` }), () => [all]);
}

/** The value in one line of about so many characters. */
export function briefly(tree: ValueTree, room: number): string {
  if (typeof tree === 'string') return JSON.stringify(cut(tree, room));
  const [kind, title] = tree;
  if (kind === 'plain' || kind === 'error') return cut(title, room);
  const isList = kind === 'list';
  const texts: string[] = [];
  let left = room - title.length;
  for (const part of tree[2]) {
    const text = isList
      ? briefly(part as ValueTree, PART)
      : `${(part as [string, ValueTree])[0]}: ${briefly((part as [string, ValueTree])[1], PART)}`;
    left -= text.length + 2;
    if (left < 0 && texts.length > 0) break;
    texts.push(text);
  }
  if (texts.length < tree[2].length + tree[3]) texts.push('…');
  const inside = texts.join(', ');
  const head = title ? `${title} ` : '';
  return isList ? `${head}[${inside}]` : `${head}{${inside}}`;
}

function parts(tree: Exclude<ValueTree, string>): HTMLElement[] {
  if (tree[0] === 'plain' || tree[0] === 'error') return [];
  const named: [string, ValueTree][] =
    tree[0] === 'list'
      ? tree[2].map((item, index): [string, ValueTree] => [String(index), item])
      : tree[2];
  const rows = named.map(([key, part]) =>
    make(
      'div',
      { className: 'part' },
      make('span', { className: 't-key', textContent: `${key}: ` }),
      valueView(part, true),
    ),
  );
  const more = tree[3];
  return more > 0
    ? [...rows, make('div', { className: 'part more', textContent: `… ${more} more` })]
    : rows;
}

/** `line`, below which `inside` unfolds; made when it is first looked at. */
export function folded(line: HTMLElement, inside: () => Node[]): HTMLElement {
  const made = make('details', { className: 'fold' }, make('summary', {}, line));
  made.addEventListener(
    'toggle',
    () => made.append(make('div', { className: 'inside' }, ...inside())),
    { once: true },
  );
  return made;
}

function kindOf(text: string): string {
  if (/^-?[\d.]+(?:e[+-]?\d+)?n?$/i.test(text) || /^(?:NaN|-?Infinity)$/.test(text))
    return 't-number';
  return /^(?:true|false|null|undefined)$/.test(text) ? 't-word' : 'brief';
}

function withoutHeadline(stack: string, headline: string): string {
  return stack.startsWith(headline) ? stack.slice(headline.length).replace(/^\n/, '') : stack;
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room)}…` : text;
}
