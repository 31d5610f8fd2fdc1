/** The template compiler's complaints in words that help. */

import type { Problem } from '../../protocol/project';
import { nearDirective } from './attributes';
import { DIRECTIVES, directiveOf } from './directives';

/** As the compiler gives them. Lines and columns are counted from 0 on. */
export interface Complaint {
  code: number;
  isError: boolean;
  message: string;
  startLine: number;
  startColumn: number;
}

type Explained = [severity: Problem['severity'], message: string];

/** `found` is the text from the place of the complaint on. Codes: the compiler's `ParseErrorKind`. */
type Explain = string | ((found: string) => string | Explained | undefined);

const EXPLANATIONS: Record<number, Explain> = {
  65537: (found) => `${first(found)} cannot stand here; an attribute is written name="value".`,
  65538: (found) =>
    `${first(found)} cannot stand in an expression. Allowed are values, names, members, operators, calls of SJS functions, [...] and {...}.`,
  // An unknown <!…>.
  65539: () => undefined,
  65540: 'The expression has no end: }} is missing, or a quote inside has no partner.',
  65541: (found) => [
    'warning',
    `${found.match(/^&[^;\s]*;?/)?.[0] ?? found} is no known character name.`,
  ],
  65542: 'This tag has no end: > or a closing quote is missing.',
  65543: (found) => {
    const name = word(found);
    return ['error', `<${name}> is never closed: write </${name}> at its end, or <${name} />.`];
  },
  65544: (found) => `A tag cannot be called ${word(found)}: take away the colon.`,
  65545: (found) => prefix(word(found)),
  65546: (found) => `${word(found)} is no name for an attribute.${foreign(found)}`,
  65547: 'data= of a template must be a binding, such as data="{{...item}}".',
  65548: (found) => misplaced(word(found)),
  65549: (found) => `The attribute ${word(found)} is given twice; the first one counts.`,
  // Templates and scripts of the same name, which are told before.
  65550: () => undefined,
  // Upper-case letters and blanks around = do no harm.
  65551: () => undefined,
  65552: () => undefined,
  65553: (found) => `${word(found)} needs a value.`,
  65554: (found) => `This takes a plain text, no binding; found ${found.split(/["'\s>]/)[0]}.`,
  65555: (found) =>
    `${JSON.stringify(found.match(/^[\w$]+|^./)?.[0] ?? '')} is no name of a member; items of a list are written list[0].`,
  65556: (found) => [
    'error',
    `${JSON.stringify(found.split(/["'>]/)[0])} is no name that expressions can use: letters, digits and _ only.`,
  ],
  65557: 'This element can have no content.',
  65558: 'This escape is not known; after a backslash may come \\ " \' n r t u x.',
  65559: 'A condition is written a ? b : c; the part from the colon on is missing.',
  65560: 'A bracket ] or } is missing.',
  65561: 'A parenthesis ) is missing.',
  // A script or template without a name, which is told before.
  65562: () => undefined,
  65563: 'The attribute src is missing: the path of a file.',
  65564: 'The template compiler does not know this syntax.',
  65565: 'Put the value in quotes.',
  65566: 'The expression between {{ and }} is empty.',
  65567: (found) => {
    const name = found.match(/^<\/\s*([\w.-]+)/)?.[1] ?? '';
    return ['error', `</${name}> closes nothing: there is no <${name}> open here.`];
  },
  65568: 'for-items is an old word; write tt:for.',
};

/** `undefined`: there is nothing that a developer need know. */
export function explain(
  { code, isError, message }: Complaint,
  found: string,
): Explained | undefined {
  const explanation = EXPLANATIONS[code];
  const said =
    typeof explanation === 'function' ? explanation(found) : (explanation ?? `${message}.`);
  if (said === undefined || typeof said !== 'string') return said;
  return [isError ? 'error' : 'warning', said];
}

/** Whether what the compiler says about the rest of the file is worth nothing. */
export function isLast({ code }: Complaint): boolean {
  return code === 65540 || code === 65542;
}

function prefix(name: string): string {
  if (name.startsWith('tt:')) return `${name} is not known.${nearDirective(name.slice(3))}`;
  const directive = name.slice(name.indexOf(':') + 1);
  if (DIRECTIVES.includes(directive)) {
    return `${name} is not known; write ${directiveOf(directive)}.`;
  }
  return `${name} is not known: before a colon may stand tt, bind, catch, capture-bind, capture-catch or data.`;
}

function misplaced(name: string): Explained {
  if (name === 'tt:else' || name === 'tt:elif') {
    const advice = 'the element just before must have tt:if or tt:elif';
    return ['error', `${name} stands alone: ${advice}, with no text or tt:for between.`];
  }
  if (/^tt:(?:key|for-)/.test(name)) {
    return ['warning', `${name} means something beside tt:for alone; it is ignored.`];
  }
  return ['warning', `The attribute ${name} has no meaning on this element.`];
}

function foreign(found: string): string {
  if (found.startsWith('@')) return ' Events are written bindtap="handler".';
  return found.startsWith(':') ? ' Bindings are written name="{{value}}".' : '';
}

function first(found: string): string {
  const character = [...found][0];
  return character === undefined ? 'The end of the file' : JSON.stringify(character);
}

function word(found: string): string {
  return found.match(/^[^\s=>/"']+/)?.[0] ?? '';
}
