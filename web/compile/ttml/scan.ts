/**
 * The parts of a template, with their places. Quotes, comments and `{{ }}` are honoured as the
 * template compiler does it.
 */

export interface Attribute {
  name: string;
  at: number;
  /** Without quotes; `undefined`: the name stands alone. */
  value: string | undefined;
  /** Where the value starts, behind its quote. */
  valueAt: number;
  /** Behind its closing quote. */
  end: number;
}

export interface Tag {
  kind: 'tag';
  name: string;
  /** Where the name starts. */
  at: number;
  isClosing: boolean;
  /** Whether it is its own end: `<a />`. */
  isEmpty: boolean;
  /** Whether its > is there. */
  isClosed: boolean;
  /** Behind its >. */
  end: number;
  attributes: Attribute[];
  /** Of scripts: what is between this tag and the closing one. */
  content?: { text: string; at: number };
}

/** An expression in `{{ }}`: what is between them, and where. */
export interface Binding {
  kind: 'binding';
  text: string;
  at: number;
}

/** What is written between tags, bindings and comments. */
export interface Text {
  kind: 'text';
  text: string;
  at: number;
}

export interface Comment {
  kind: 'comment';
  at: number;
  end: number;
  isClosed: boolean;
}

export type Part = Tag | Binding | Text | Comment;

const START = /\{\{|<(?:!--|\/?[a-z_])/gi;
const NAME = /[a-z_][\w.:-]*/iy;
const SPACE = /\s*/y;
const ATTRIBUTE = /[^\s=>/"'{]+/y;
const UNQUOTED = /[^\s>/"']*/y;
/** Tags whose content is a script. */
const SCRIPTS = ['sjs', 'wxs'];

export function* partsOf(source: string): Generator<Part> {
  let at = 0;
  for (;;) {
    START.lastIndex = at;
    const start = START.exec(source)?.index ?? source.length;
    if (start > at) yield { kind: 'text', text: source.slice(at, start), at };
    if (start === source.length) return;
    const { part, end } = partAt(source, start);
    if (part) yield part;
    at = end;
  }
}

/** The bindings in the value of an attribute. */
export function* bindingsOf({ value = '', valueAt }: Attribute): Generator<Binding> {
  for (let at = value.indexOf('{{'); at >= 0; ) {
    const end = bindingEnd(value, at);
    if (end !== undefined) yield binding(value, at, end, valueAt);
    at = value.indexOf('{{', end ?? at + 2);
  }
}

/** What starts with `{{` or `<`, and where it ends. */
function partAt(source: string, start: number): { part?: Part; end: number } {
  if (source[start] === '{') {
    const end = bindingEnd(source, start);
    // The compiler tells of one that has no end.
    return end === undefined ? { end: start + 2 } : { part: binding(source, start, end, 0), end };
  }
  if (source.startsWith('<!--', start)) {
    const closing = source.indexOf('-->', start + 4);
    const end = closing < 0 ? source.length : closing + 3;
    return { part: { kind: 'comment', at: start, end, isClosed: closing >= 0 }, end };
  }
  const tag = readTag(source, start);
  if (tag.isClosing || tag.isEmpty || !SCRIPTS.includes(tag.name))
    return { part: tag, end: tag.end };
  const end = scriptEnd(source, tag.name, tag.end);
  tag.content = { text: source.slice(tag.end, end), at: tag.end };
  return { part: tag, end };
}

function binding(source: string, start: number, end: number, offset: number): Binding {
  return { kind: 'binding', text: source.slice(start + 2, end - 2), at: offset + start + 2 };
}

function readTag(source: string, start: number): Tag {
  const isClosing = source[start + 1] === '/';
  const at = start + (isClosing ? 2 : 1);
  const name = matched(NAME, source, at);
  const attributes: Attribute[] = [];
  const tag = { kind: 'tag', name, at, isClosing, attributes } as const;
  let position = at + name.length;
  for (;;) {
    position += matched(SPACE, source, position).length;
    // The next tag begins, or the file ends: this one was not closed.
    if (position >= source.length || source[position] === '<') {
      return { ...tag, end: position, isEmpty: false, isClosed: false };
    }
    if (source[position] === '>') {
      return { ...tag, end: position + 1, isEmpty: false, isClosed: true };
    }
    if (source.startsWith('/>', position)) {
      return { ...tag, end: position + 2, isEmpty: true, isClosed: true };
    }
    const attribute = matched(ATTRIBUTE, source, position);
    if (attribute === '') position += 1;
    else position = readAttribute(source, position, attribute, attributes);
  }
}

/** Returns where it goes on. */
function readAttribute(source: string, at: number, name: string, attributes: Attribute[]): number {
  let position = at + name.length;
  position += matched(SPACE, source, position).length;
  if (source[position] !== '=') {
    const end = at + name.length;
    attributes.push({ name, at, value: undefined, valueAt: end, end });
    return position;
  }
  position += 1;
  position += matched(SPACE, source, position).length;
  const quote = source[position] ?? '';
  const isQuoted = quote === '"' || quote === "'";
  const valueAt = isQuoted ? position + 1 : position;
  const last = isQuoted ? valueEnd(source, quote, valueAt) : unquotedEnd(source, valueAt);
  const end = isQuoted ? last + 1 : last;
  attributes.push({ name, at, value: source.slice(valueAt, last), valueAt, end });
  return end;
}

/** Where the quote that ends a value is. */
function valueEnd(source: string, quote: string, start: number): number {
  let at = start;
  while (at < source.length && source[at] !== quote) {
    at = (source.startsWith('{{', at) ? bindingEnd(source, at) : undefined) ?? at + 1;
  }
  return at;
}

function unquotedEnd(source: string, start: number): number {
  const end = source.startsWith('{{', start) ? bindingEnd(source, start) : undefined;
  return end ?? start + matched(UNQUOTED, source, start).length;
}

/** Where it goes on behind the `{{ }}` that starts at `start`; `undefined`: it has no end. */
function bindingEnd(source: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start + 2; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === '"' || character === "'") at = stringEnd(source, character, at + 1);
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '}') return source[at + 1] === '}' ? at + 2 : undefined;
  }
  return undefined;
}

/** Where the quote that ends a string is. */
function stringEnd(source: string, quote: string, start: number): number {
  let at = start;
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
  return at;
}

function scriptEnd(source: string, name: string, from: number): number {
  const closing = source.indexOf(`</${name}`, from);
  return closing < 0 ? source.length : closing;
}

function matched(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
