/**
 * What stands for font families where text is written in the bundled fonts: those that the project
 * has loaded itself stay, every other one gives way, be it generic or a name, since it may be on
 * one machine and not on another.
 */

/** Letters, and what is drawn for all characters that those lack. */
export const BUNDLED = ['pysim-sans', 'pysim-rest'] as const;

/** As a style writes them. */
export const BUNDLED_LIST = BUNDLED.map((name) => `"${name}"`).join(', ');

/** Says whether the project has loaded a family itself. */
export type IsOwn = (family: string) => boolean;

/** Sizes that a `font` may have without a number. */
const SIZE_WORDS = /^(?:(?:xx?-)?(?:small|large)|xxx-large|medium|smaller|larger)$/i;
const SIZE = /^(?:[+-]?[\d.]+(?:e[+-]?\d+)?(?:[a-z]+|%)|(?:calc|min|max|clamp)\()/i;
/** They mean what is around. */
const INHERITED = /^(?:inherit|unset|revert-layer)$/i;

/** What is shown for the families `list`, as in `font-family`. */
export function shownFamilies(list: string, isOwn: IsOwn): string {
  if (list.trim() === '' || INHERITED.test(list.trim())) return list;
  const kept = split(list, /,/).flatMap((part) => keptOf(part, isOwn));
  return [...kept, BUNDLED_LIST].join(', ');
}

/** What is shown for `font`, as in the shorthand or in a part of it. */
export function shownFont(font: string, isOwn: IsOwn): string {
  const { before, families } = partsOf(font);
  return `${before} ${shownFamilies(families, isOwn)}`.trim();
}

/** The names of the custom properties that stand for families in `font`. */
export function familyVariables(font: string): string[] {
  const { families } = partsOf(font);
  return [...families.matchAll(/var\(\s*(--[^\s,)]+)/gi)].map(([, name = '']) => name);
}

/** A `font` up to its families, and those; what has no size is taken for families alone. */
function partsOf(font: string): { before: string; families: string } {
  const parts = split(font, /\s/);
  const known = parts.findIndex((part) => SIZE.test(part) || SIZE_WORDS.test(part));
  const size = known >= 0 || parts.length < 2 ? known : parts.findIndex(isVariable);
  let first = size + 1;
  // A line height may stand apart from its slash.
  while (parts[first]?.startsWith('/') || parts[first - 1]?.endsWith('/')) first += 1;
  return { before: parts.slice(0, first).join(' '), families: parts.slice(first).join(' ') };
}

/** The names of families of `faces`, as `isOwn` asks for them. */
export function familiesOf(faces: Iterable<FontFace>): Set<string> {
  const names = [...faces].map(({ family }) => nameOf(family));
  for (const own of BUNDLED) while (names.includes(own)) names.splice(names.indexOf(own), 1);
  return new Set(names);
}

/** The name of a family, however it is written. */
export function nameOf(written: string): string {
  const text = written.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text.replace(/\s+/g, ' ');
  return quoted.replace(/\\(.)/gs, '$1').toLowerCase();
}

function keptOf(part: string, isOwn: IsOwn): string[] {
  const text = part.trim();
  if (isVariable(text)) return [withFallback(text, isOwn)];
  return isOwn(nameOf(text)) ? [text] : [];
}

function isVariable(part: string): boolean {
  return /^var\(/i.test(part.trim());
}

/** `var(--name, families)`: the families, too, may be shown. */
function withFallback(text: string, isOwn: IsOwn): string {
  const comma = text.indexOf(',');
  if (comma < 0 || !text.endsWith(')')) return text;
  return `${text.slice(0, comma)}, ${shownFamilies(text.slice(comma + 1, -1), isOwn)})`;
}

/** The parts of `text` between separators, but for those in quotes and in brackets. */
function split(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [part, quote, depth] = ['', '', 0];
  for (const letter of text) {
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (quote === '' && depth === 0 && separator.test(letter)) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part].filter((each) => each.trim() !== '');
}
