/**
 * The setting `fonts=bundled` in the view: every sheet and every style that names families names the
 * bundled ones in their place, but for those that the project's own `@font-face` rules load.
 */

import { type FontFiles, loadFonts } from '../common/bundled-fonts';
import {
  BUNDLED_LIST,
  familiesOf,
  familyVariables,
  type IsOwn,
  shownFamilies,
  shownFont,
} from '../common/families';

/** What browsers write in fonts of their own, whatever is around it. */
const PLAIN = `:where(pre, code) { font-family: ${BUNDLED_LIST} }`;

let loading: Promise<void> | undefined;
let isBundled = false;
let own = new Set<string>();
/** Custom properties that stand for families. */
const variables = new Set<string>();
let dressed: CSSStyleSheet[] = [];

const isOwn: IsOwn = (family) => own.has(family);

/** Have the fonts in this document, once; rejects with a sentence if they cannot be loaded. */
export function haveFonts(files: FontFiles): Promise<void> {
  loading ??= loadFonts(files, { FontFace, fonts: document.fonts });
  return loading;
}

/** Write in them from now on; `base`: the sheet of every page, `parts`: those of what is inside. */
export function writeBundled(base: CSSStyleSheet, parts: readonly CSSStyleSheet[]): void {
  isBundled = true;
  base.insertRule(PLAIN, 0);
  dressSheets(parts);
}

/** Have `sheets` name the fonts that are shown; the project's `@font-face` rules are in the page. */
export function dressSheets(sheets: readonly CSSStyleSheet[]): void {
  if (!isBundled) return;
  own = familiesOf(document.fonts);
  dressed = [...new Set([...dressed, ...sheets])];
  redress();
}

/** The same for the style of an element, or of a part of one. */
export function dressStyle(style: CSSStyleDeclaration): void {
  if (!isBundled || !/font|--/.test(style.cssText)) return;
  const known = variables.size;
  follow([style]);
  dress(style);
  // What a sheet gives to all may be used here for the first time.
  if (variables.size > known) redress();
}

function redress(): void {
  const styles = dressed.flatMap((sheet) => [...stylesOf(sheet.cssRules)]);
  follow(styles);
  for (const style of styles) dress(style);
}

function* stylesOf(rules: CSSRuleList): Generator<CSSStyleDeclaration> {
  for (const rule of rules) {
    const { style, cssRules } = rule as Partial<CSSStyleRule>;
    if (style && !(rule instanceof CSSFontFaceRule)) yield style;
    if (cssRules) yield* stylesOf(cssRules);
  }
}

/** Note the custom properties that stand for families in `styles`, directly or by way of others. */
function follow(styles: readonly CSSStyleDeclaration[]): void {
  const note = (value: string) => {
    for (const name of familyVariables(value)) variables.add(name);
  };
  for (const style of styles) note(writtenFont(style));
  for (let known = -1; known < variables.size; ) {
    known = variables.size;
    for (const style of styles) {
      for (const name of variables) note(style.getPropertyValue(name));
    }
  }
}

function dress(style: CSSStyleDeclaration): void {
  const families = style.getPropertyValue('font-family');
  if (families !== '') put(style, 'font-family', shownFamilies(families, isOwn));
  else put(style, 'font', shownFont(style.getPropertyValue('font'), isOwn));
  for (const name of variables) put(style, name, shownFont(style.getPropertyValue(name), isOwn));
}

/** What a style says of families; the shorthand with custom properties is not resolved yet. */
function writtenFont(style: CSSStyleDeclaration): string {
  return style.getPropertyValue('font-family') || style.getPropertyValue('font');
}

function put(style: CSSStyleDeclaration, name: string, value: string): void {
  if (style.getPropertyValue(name).trim() === '') return;
  style.setProperty(name, value, style.getPropertyPriority(name));
}
