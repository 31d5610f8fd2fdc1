/** What can be parsed in a sheet, but does nothing: browsers drop it without a word. */

import type { AtRule, Declaration, Node, Root, Rule } from 'postcss';
import type { Report } from '../report';

/** Rules of Sass and Less that CSS does not have. */
const OF_TOOLS = [
  'mixin',
  'include',
  'extend',
  'if',
  'else',
  'each',
  'for',
  'while',
  'function',
  'return',
  'use',
  'forward',
];
const TOOLS = 'the preview runs what your tools make of it';
const VARIABLE = /(?:^|[\s,(])([$@][a-z_][\w-]*)/i;
const APART = /(?:^|[\s,(])(-?[\d.]+\s+(?:rpx|px|r?em|v[wh]|vmin|vmax|deg|m?s))(?=$|[\s,)])/i;
const PIERCING = />>>|\/deep\/|::v-deep|:deep\b/;
const OF_DATA = /\[\s*(data-[\w-]+)/i;

export function checkSheet(root: Root, report: Report): void {
  root.walk((node) => {
    if (node.type === 'decl') checkDeclaration(node, report);
    else if (node.type === 'atrule') checkAtRule(node, report);
    else if (node.type === 'rule') checkRule(node, report);
  });
}

function checkDeclaration(declaration: Declaration, report: Report): void {
  const { prop, value } = declaration;
  const written = value.replace(/(["']).*?\1|url\([^)]*\)/gi, '');
  const variable = prop.startsWith('$') ? prop : VARIABLE.exec(written)?.[1];
  if (variable) {
    const message = `${variable} is a variable of Sass or Less, which TTSS does not have: ${TOOLS}.`;
    report.warn(message, placeOf(declaration, variable));
  }
  const apart = APART.exec(written)?.[1];
  if (apart) {
    const message = `${apart} is no value; write ${apart.replace(/\s+/, '')}, without a blank.`;
    report.warn(message, placeOf(declaration, apart));
  }
}

function checkAtRule(rule: AtRule, report: Report): void {
  checkSemicolon(rule, report);
  // Less writes `@name: value;`.
  if (rule.name.endsWith(':') || OF_TOOLS.includes(rule.name)) {
    const message = `@${rule.name} is of Sass or Less, and means nothing in TTSS: ${TOOLS}.`;
    report.warn(message, placeOf(rule));
  }
}

function checkRule(rule: Rule, report: Report): void {
  checkSemicolon(rule, report);
  const piercing = PIERCING.exec(rule.selector)?.[0];
  if (piercing) {
    const advice =
      'no sheet reaches into a component; style it in its own sheet, as a property of it says';
    report.warn(
      `${piercing} is not known, and the rule is dropped: ${advice}.`,
      placeOf(rule, piercing),
    );
  }
  const data = OF_DATA.exec(rule.selector)?.[1];
  if (data) {
    const message = `[${data}] matches nothing: what ${data} gives is data, and no attribute; use a class.`;
    report.warn(message, placeOf(rule, data));
  }
}

/** A semicolon behind a rule becomes part of the next selector. */
function checkSemicolon(rule: Rule | AtRule, report: Report): void {
  const { ownSemicolon } = rule.raws;
  if (ownSemicolon === undefined || rule.parent?.type === 'rule' || !nextRule(rule)) return;
  report.warn('A ; behind } drops the next rule; take it away.', rule.source?.end);
}

function nextRule(rule: Node): Node | undefined {
  let next = rule.next();
  while (next?.type === 'comment') next = next.next();
  return next;
}

/** Where `word` is in what is written of `node`, or where that starts. */
function placeOf(node: Node, word?: string): { line: number; column: number } {
  const { line, column } = node.positionBy(word === undefined ? {} : { word });
  return { line, column };
}
