/**
 * The tags of a template, with the places of their parts. Quotes, comments and `{{ }}` are honoured
 * as the template compiler does it; what is broken is left to the compiler to tell.
 */

export interface Attribute {
  name: string;
  at: number;
  /** Without quotes; `undefined`: the name stands alone. */
  value: string | undefined;
  /** Where the value starts, behind its quote. */
  valueAt: number;
}

export interface Tag {
  name: string;
  /** Where the name starts. */
  at: number;
  isClosing: boolean;
  attributes: Attribute[];
  /** Of scripts: what is between this tag and the closing one. */
  content?: { text: string; at: number };
}

const START = /\{\{|<(?:!--|\/?[a-z_])/gi;
const NAME = /[a-z_][\w.:-]*/iy;
const SPACE = /\s*/y;
const ATTRIBUTE = /[^\s=>/"'{]+/y;
const UNQUOTED = /[^\s>/"']*/y;
/** Tags whose content is a script. */
const SCRIPTS = ['sjs', 'wxs'];

export function* tagsOf(source: string): Generator<Tag> {
  let at = 0;
  for (;;) {
    START.lastIndex = at;
    const found = START.exec(source);
    if (!found) return;
    at = found.index;
    if (found[0] === '{{') at = bindingEnd(source, at) ?? at + 2;
    else if (found[0] === '<!--') at = behind(source, '-->', at + 4);
    else {
      const { tag, end, isEmpty } = readTag(source, at);
      at = end;
      if (!tag.isClosing && !isEmpty && SCRIPTS.includes(tag.name)) {
        at = scriptEnd(source, tag.name, end);
        tag.content = { text: source.slice(end, at), at: end };
      }
      yield tag;
    }
  }
}

function readTag(source: string, start: number): { tag: Tag; end: number; isEmpty: boolean } {
  const isClosing = source[start + 1] === '/';
  const at = start + (isClosing ? 2 : 1);
  const name = matched(NAME, source, at);
  const tag: Tag = { name, at, isClosing, attributes: [] };
  let position = at + name.length;
  for (;;) {
    position += matched(SPACE, source, position).length;
    if (position >= source.length) return { tag, end: position, isEmpty: false };
    if (source[position] === '>') return { tag, end: position + 1, isEmpty: false };
    if (source.startsWith('/>', position)) return { tag, end: position + 2, isEmpty: true };
    // The next tag begins: this one was not closed.
    if (source[position] === '<') return { tag, end: position, isEmpty: false };
    const attribute = matched(ATTRIBUTE, source, position);
    if (attribute === '') position += 1;
    else position = readAttribute(source, position, attribute, tag);
  }
}

function readAttribute(source: string, at: number, name: string, tag: Tag): number {
  let position = at + name.length;
  position += matched(SPACE, source, position).length;
  if (source[position] !== '=') {
    tag.attributes.push({ name, at, value: undefined, valueAt: at + name.length });
    return position;
  }
  position += 1;
  position += matched(SPACE, source, position).length;
  const quote = source[position] ?? '';
  const isQuoted = quote === '"' || quote === "'";
  const valueAt = isQuoted ? position + 1 : position;
  const end = isQuoted ? valueEnd(source, quote, valueAt) : unquotedEnd(source, valueAt);
  tag.attributes.push({ name, at, value: source.slice(valueAt, end), valueAt });
  return isQuoted ? end + 1 : end;
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

function behind(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

function matched(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
