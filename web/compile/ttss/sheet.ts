/** One TTSS file as it is written: its rules, the files that it imports, the animations it defines. */

import { type AtRule, type CssSyntaxError, parse, type Root } from 'postcss';
import parseValue from 'postcss-value-parser';
import { type Place, Report } from '../report';
import { checkSheet } from './checks';

export interface Import {
  /** As it is written. */
  target: string;
  /** For which media; empty: all. */
  media: string;
  place: Place;
}

export interface Sheet {
  /** Without imports; nothing if the file cannot be parsed. */
  root: Root | undefined;
  imports: Import[];
  keyframes: string[];
  report: Report;
}

export const COMMENT = 'a comment is written /* … */.';

export function readSheet(path: string, text: string): Sheet {
  const report = new Report(path, text);
  const root = parsed(text, report);
  const sheet: Sheet = { root, imports: [], keyframes: [], report };
  if (root) checkSheet(root, report);
  root?.walkAtRules((rule) => {
    if (rule.name === 'import') takeImport(rule, sheet);
    else if (isKeyframes(rule)) sheet.keyframes.push(rule.params.trim());
    // The sheet is text already, and has no XML in it.
    else if (rule.name === 'charset' || rule.name === 'namespace') rule.remove();
  });
  return sheet;
}

export function isKeyframes({ name }: AtRule): boolean {
  return /^(?:-\w+-)?keyframes$/.test(name);
}

export function placeOf({ source }: { source?: AtRule['source'] }): Place | undefined {
  return source?.start && { line: source.start.line, column: source.start.column };
}

function parsed(text: string, report: Report): Root | undefined {
  try {
    return parse(text);
  } catch (error) {
    const { reason, line = 1, column = 1 } = error as CssSyntaxError;
    report.error(`Syntax error: ${explain(reason, text, line)}`, { line, column });
    return undefined;
  }
}

function explain(reason: string, text: string, line: number): string {
  const written = text.split('\n')[line - 1]?.trim() ?? '';
  if (written.startsWith('//')) return COMMENT;
  if (reason === 'Unclosed block') return 'the { of this rule has no }.';
  if (reason === 'Unexpected }') return 'this } closes nothing.';
  if (reason.startsWith('Unknown word')) {
    return `${written} cannot be read. A rule is written selector { name: value; }.`;
  }
  if (reason === 'Missed semicolon') return 'a ; is missing at the end of this line.';
  return `${reason}.`;
}

function takeImport(rule: AtRule, sheet: Sheet): void {
  const place = placeOf(rule) ?? { line: 1, column: 1 };
  const [first, ...rest] = parseValue(rule.params).nodes;
  const named = first?.type === 'function' && first.value === 'url' ? first.nodes[0] : first;
  const target = named?.type === 'string' || named?.type === 'word' ? named.value : '';
  const media = parseValue.stringify(rest).trim();
  if (target === '') {
    sheet.report.error('@import must name a file: @import "name.ttss";', place);
  } else {
    if (!isFirst(rule)) {
      sheet.report.warn(
        '@import belongs to the start of the file; it is taken as if there.',
        place,
      );
    }
    sheet.imports.push({ target, media, place });
  }
  rule.remove();
}

/** Whether only other imports are before it. */
function isFirst(rule: AtRule): boolean {
  for (let node = rule.prev(); node; node = node.prev()) {
    if (node.type !== 'comment' && !(node.type === 'atrule' && node.name === 'charset'))
      return false;
  }
  return true;
}
