/**
 * TTML in the words of the template compiler, which speaks WXML. Every replacement is as long as
 * what it replaces, so that places in the result are places in the file.
 */

import { folderOf, joined } from '../../common/resolve';
import type { Report } from '../report';
import { attributeOf } from './attributes';
import { checkExpression, type Key } from './expressions';
import { Nesting } from './nesting';
import { blank, type Replacement, replaced } from './replacement';
import {
  type Attribute,
  type Binding,
  bindingsOf,
  type Comment,
  partsOf,
  type Tag,
  type Text,
} from './scan';

/** Something that a template names, and where. */
export interface Mention {
  name: string;
  at: number;
}

export interface Translation {
  source: string;
  /** Tags that are no words of the language itself. */
  tags: Mention[];
  /** Paths from the root, with suffix. */
  imports: Mention[];
  includes: Mention[];
  /** Paths of SJS files. */
  scripts: Mention[];
  /** SJS inside the template, by module name; the text is preceded by blanks up to its place. */
  filters: { name: string; text: string }[];
  /** Names of SJS modules. */
  modules: string[];
  /** Names of the templates that are defined, and of those that are used. */
  templates: string[];
  uses: Mention[];
  /** Addresses of files in inline styles. */
  files: Mention[];
  /** Keys in quotes, and how they are called in `source`. */
  keys: Key[];
}

/** Words of the language, which no component can be called. */
export const WORDS = ['block', 'template', 'import', 'include', 'sjs', 'slot'];
/** In place of an `&` that the template compiler is not to read: a character that no text has. */
export const AMPERSAND = '\ufdd0';

const URL_VALUE = /\burl\(\s*(["']?)(.*?)\1\s*\)/gi;
const ELSEWHERE = /^$|^#|^[a-z][a-z\d+.-]*:|^\/\/|\{\{/i;

/** `path` has a suffix, `keepsCase` is for names of data. */
export function translate(
  path: string,
  text: string,
  report: Report,
  keepsCase: boolean,
): Translation {
  const found: Translation = {
    source: text,
    tags: [],
    imports: [],
    includes: [],
    scripts: [],
    filters: [],
    modules: [],
    templates: [],
    uses: [],
    files: [],
    keys: [],
  };
  const replacements: Replacement[] = [];
  const bindings: Binding[] = [];
  const nesting = new Nesting(text, report);
  for (const part of partsOf(text)) {
    if (part.kind === 'binding') bindings.push(part);
    else if (part.kind === 'comment') checkComment(part, report);
    else if (part.kind === 'text') replacements.push(...textOf(part, nesting, report));
    else {
      replacements.push(...nameOf(part, report), ...nesting.next(part));
      if (part.isClosing) continue;
      bindings.push(...part.attributes.flatMap((each) => [...bindingsOf(each)]));
      for (const attribute of part.attributes) {
        replacements.push(...attributeOf(attribute, part, report, keepsCase));
        if (attribute.name === 'style') found.files.push(...filesOf(attribute));
      }
      replacements.push(...mentionsOf(path, text, part, found, report));
    }
  }
  const inside = bindings.flatMap((each) =>
    checkExpression(each, found.modules, found.keys, report),
  );
  found.source = replaced(text, [...inside, ...replacements]);
  return found;
}

function nameOf({ name, at, isClosing }: Tag, report: Report): Replacement[] {
  if (name === 'sjs') return [{ at, text: 'wxs' }];
  if (name === 'wxs' && !isClosing) {
    report.error('<wxs> is of WeChat; here it is called <sjs>.', at);
  }
  return [];
}

/**
 * Text that `<text>` shows stays as it is written: the view decodes it if `decode` is given, which
 * it is not by default. Source: the gadget page on text; of other elements no page says anything,
 * and the compiler reads entities there, as in XML.
 */
function textOf({ text, at }: Text, nesting: Nesting, report: Report): Replacement[] {
  for (const { index } of text.matchAll(/<(?![!?/])/g)) {
    const advice = "to show the sign write {{'<'}}; in a tag its name follows at once";
    report.warn(`A device may take this < for the beginning of a tag: ${advice}.`, at + index);
  }
  if (!nesting.isInText) return [];
  return [...text.matchAll(/&/g)].map(({ index }) => ({ at: at + index, text: AMPERSAND }));
}

/** What `url()` names in a style, bindings and what lies elsewhere left out. */
function filesOf({ value = '', valueAt }: Attribute): Mention[] {
  return [...value.matchAll(URL_VALUE)].flatMap((found) => {
    const [whole, , name = ''] = found;
    return ELSEWHERE.test(name) ? [] : [{ name, at: valueAt + found.index + whole.indexOf(name) }];
  });
}

function checkComment({ at, isClosed }: Comment, report: Report): void {
  if (!isClosed) report.error('This comment has no end: write --> where it ends.', at);
}

function mentionsOf(
  path: string,
  text: string,
  tag: Tag,
  found: Translation,
  report: Report,
): Replacement[] {
  const attribute = (name: string) => tag.attributes.find((each) => each.name === name);
  const source = attribute('src');
  switch (tag.name) {
    case 'import':
      return sourceOf(path, source, '.ttml', found.imports, report);
    case 'include':
      return sourceOf(path, source, '.ttml', found.includes, report);
    case 'sjs':
      if (!moduleOf(tag, attribute('module'), found, report)) return [];
      if (source) return sourceOf(path, source, '.sjs', found.scripts, report);
      return tag.content ? filterOf(text, tag.content, attribute('module'), found) : [];
    case 'template':
      templateOf(tag, attribute('name'), attribute('is'), found, report);
      return [];
    default:
      // One with a colon has been told of by the compiler.
      if (!/:|^wxs$/.test(tag.name) && !WORDS.includes(tag.name)) {
        found.tags.push({ name: tag.name, at: tag.at });
      }
      return [];
  }
}

/** Whether a script says what it is called. */
function moduleOf(
  tag: Tag,
  module: Attribute | undefined,
  { modules }: Translation,
  report: Report,
): boolean {
  if (!module?.value) {
    report.error('<sjs> needs the attribute module, the name that expressions use.', tag.at);
    return false;
  }
  if (modules.includes(module.value)) {
    report.warn(`There is another <sjs> of the name ${module.value}; rename one.`, module.valueAt);
  }
  modules.push(module.value);
  return true;
}

function templateOf(
  tag: Tag,
  name: Attribute | undefined,
  is: Attribute | undefined,
  { templates, uses }: Translation,
  report: Report,
): void {
  if (!name?.value && !is?.value) {
    const [defined, used] = ['<template name="card">', '<template is="card" />'];
    report.error(`<template> needs a name, ${defined}, or the one to show, ${used}.`, tag.at);
  }
  if (name?.value) {
    if (templates.includes(name.value)) {
      const message = `A template called ${name.value} is defined twice; the last one counts.`;
      report.warn(message, name.valueAt);
    }
    templates.push(name.value);
  } else if (is?.value && !is.value.includes('{{')) {
    uses.push({ name: is.value, at: is.valueAt });
  }
}

/** Note the file that `source` names; its suffix becomes one that the compiler knows to drop. */
function sourceOf(
  path: string,
  source: Attribute | undefined,
  suffix: '.ttml' | '.sjs',
  mentions: Mention[],
  report: Report,
): Replacement[] {
  const { value, valueAt: at } = source ?? { value: undefined, valueAt: 0 };
  // Without one the compiler has something to say.
  if (!value || value.includes('{{')) return [];
  const foreign = /\.(?:wxml|wxs|axml|ttml|sjs|js|html)$/.exec(value)?.[0];
  if (foreign !== undefined && foreign !== suffix) {
    report.error(`src="${value}" must name a ${suffix} file.`, at);
    return [];
  }
  mentions.push({ name: joined(folderOf(path), foreign ? value : `${value}${suffix}`), at });
  const known = suffix === '.ttml' ? '.wxml' : '.wxs';
  return foreign ? [{ at: at + value.length - suffix.length, text: known }] : [];
}

/** Take a script out of the template, since it is code of its own. */
function filterOf(
  text: string,
  content: { text: string; at: number },
  module: Attribute | undefined,
  found: Translation,
): Replacement[] {
  const name = module?.value ?? '';
  found.filters.push({ name, text: blank(text.slice(0, content.at)) + content.text });
  return [{ at: content.at, text: blank(content.text) }];
}
