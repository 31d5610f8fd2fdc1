/** A TTSS file in the view: its CSS for one scope. */

import { AtRule, type Declaration, type Root, type Rule } from 'postcss';
import { folderOf, joined } from '../../common/resolve';
import { type Place, Report } from '../report';
import { scopeSelector } from './selectors';
import { COMMENT, isKeyframes, placeOf, type Sheet } from './sheet';
import { type Names, viewValue } from './values';

export interface ViewSheet {
  css: string;
  /** Its `@font-face` rules. */
  fonts: string;
  /** Files of the package that it names, and where. */
  files: { path: string; place: Place }[];
  report: Report;
}

/** The layer of animations that inline styles in a component may name; see `isolate`. */
const SHARED_LAYER = 'tt-shared';

/** `keyframes` are the animations of the whole sheet, imports included. */
export function viewSheet(
  path: string,
  sheet: Sheet,
  scope: string,
  keyframes: Set<string>,
): ViewSheet {
  const view: ViewSheet = { css: '', fonts: '', files: [], report: new Report(path) };
  const root = sheet.root?.clone();
  if (!root) return view;
  root.walkDecls((declaration) => changeValue(declaration, path, scope, keyframes, view));
  root.walkRules((rule) => changeSelector(rule, scope, view.report));
  root.walkAtRules('media', (rule) => {
    if (!/rpx/.test(rule.params)) return;
    view.report.warn('rpx has no meaning in @media; write px.', placeOf(rule));
  });
  root.walkAtRules('font-face', (rule) => {
    view.fonts += `${rule.toString()}\n`;
    rule.remove();
  });
  if (scope !== '') isolate(root, scope);
  view.css = root.toString();
  return view;
}

function changeValue(
  declaration: Declaration,
  path: string,
  scope: string,
  keyframes: Set<string>,
  view: ViewSheet,
): void {
  const place = placeOf(declaration) ?? { line: 1, column: 1 };
  const names: Names = {
    file: (address) => fileOf(address, path, place, view),
    animation: (name) => (scope !== '' && keyframes.has(name) ? `${scope}--${name}` : name),
  };
  declaration.value = viewValue(declaration.prop, declaration.value, names);
}

function fileOf(
  address: string,
  path: string,
  place: Place,
  { files, report }: ViewSheet,
): string | undefined {
  if (address === '' || /^(?:data:|blob:|#)/i.test(address)) return undefined;
  if (/^(?:[a-z][\w+.-]*:)?\/\//i.test(address)) {
    report.warn(
      `${address} is not shown: the preview loads no files from the network here.`,
      place,
    );
    return undefined;
  }
  const found = joined(folderOf(path), decoded(address.replace(/[?#].*$/, '')));
  files.push({ path: found, place });
  return found;
}

function changeSelector(rule: Rule, scope: string, report: Report): void {
  const { parent } = rule;
  if (parent?.type === 'atrule' && isKeyframes(parent as AtRule)) return;
  try {
    rule.selector = scopeSelector(rule.selector, scope);
  } catch (error) {
    report.error(`Syntax error: ${explain(rule.selector, error)}`, placeOf(rule));
    rule.remove();
  }
}

function explain(selector: string, error: unknown): string {
  if (selector.trimStart().startsWith('//')) return COMMENT;
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return `"${selector}" is no selector: ${said.replace(/\.$/, '')}.`;
}

/**
 * Give the animations of a component names of their own. Under their old names they stay in a layer,
 * which any other animation of that name wins over: inline styles in the component may name them.
 */
function isolate(root: Root, scope: string): void {
  root.walkAtRules((rule) => {
    if (!isKeyframes(rule) || isShared(rule)) return;
    const shared = new AtRule({ name: 'layer', params: SHARED_LAYER, nodes: [rule.clone()] });
    rule.params = `${scope}--${rule.params.trim()}`;
    rule.before(shared);
  });
}

function isShared({ parent }: AtRule): boolean {
  return parent?.type === 'atrule' && (parent as AtRule).params === SHARED_LAYER;
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
