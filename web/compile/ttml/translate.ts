/**
 * TTML in the words of the template compiler, which speaks WXML. Every replacement is as long as
 * what it replaces, so that places in the result are places in the file.
 */

import { folderOf, joined } from '../../common/resolve';
import { near, offer, type Report } from '../report';
import { type Attribute, type Tag, tagsOf } from './scan';

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
  /** Names of the templates that are defined, and of those that are used. */
  templates: string[];
  uses: Mention[];
}

export const DIRECTIVES = ['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'key'];
/** Words of the language, which no component can be called. */
export const WORDS = ['block', 'template', 'import', 'include', 'sjs', 'slot'];
/** Source: the pages of the built-in components. The word "false" is true, like any text. */
const FLAGS = [
  'hidden',
  'disabled',
  'checked',
  'loading',
  'plain',
  'password',
  'autoplay',
  'circular',
];

interface Replacement {
  at: number;
  text: string;
}

export function translate(
  path: string,
  text: string,
  report: Report,
  keepsCase: boolean,
): Translation {
  const replacements: Replacement[] = [];
  const found: Translation = {
    source: text,
    tags: [],
    imports: [],
    includes: [],
    scripts: [],
    filters: [],
    templates: [],
    uses: [],
  };
  for (const tag of tagsOf(text)) {
    replacements.push(...nameOf(tag, report));
    if (tag.isClosing) continue;
    for (const attribute of tag.attributes) {
      replacements.push(...attributeOf(attribute, report, keepsCase));
    }
    replacements.push(...mentionsOf(path, text, tag, found, report));
  }
  found.source = replaced(text, replacements);
  return found;
}

function nameOf({ name, at, isClosing }: Tag, report: Report): Replacement[] {
  if (name === 'sjs') return [{ at, text: 'wxs' }];
  if (name === 'wxs' && !isClosing)
    report.error('<wxs> is of WeChat; here it is called <sjs>.', at);
  return [];
}

function attributeOf({ name, at, value }: Attribute, report: Report, keepsCase: boolean) {
  if (name.startsWith('tt:')) return [{ at, text: 'wx:' }];
  if (name.startsWith('wx:')) {
    report.error(`${name} is of WeChat; write tt:${name.slice(3)}.`, at);
  } else if (/^data-.*[A-Z]/.test(name)) {
    // Source: the gadget page on what the new framework breaks.
    if (keepsCase && !name.includes('-', 5)) return [{ at, text: 'data:' }];
    const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const read = name.slice(5).toLowerCase();
    report.warn(`${name} is read as dataset.${read}; write ${dashed} for upper-case letters.`, at);
  } else if (value === 'false' && FLAGS.includes(name)) {
    report.warn(`${name}="false" is a text, and so true; write ${name}="{{false}}".`, at);
  }
  return [];
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
    case 'sjs': {
      const module = attribute('module');
      if (source) return sourceOf(path, source, '.sjs', found.scripts, report);
      return tag.content && module?.value ? filterOf(text, tag.content, module.value, found) : [];
    }
    case 'template': {
      const [name, is] = [attribute('name'), attribute('is')];
      if (name?.value !== undefined) found.templates.push(name.value);
      if (is?.value && !is.value.includes('{{'))
        found.uses.push({ name: is.value, at: is.valueAt });
      return [];
    }
    default:
      // One with a colon has been told of by the compiler.
      if (!/:|^wxs$/.test(tag.name) && !WORDS.includes(tag.name)) {
        found.tags.push({ name: tag.name, at: tag.at });
      }
      return [];
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
  const foreign = /\.(?:wxml|wxs|axml|ttml|sjs|html)$/.exec(value)?.[0];
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
  name: string,
  found: Translation,
): Replacement[] {
  found.filters.push({ name, text: blank(text.slice(0, content.at)) + content.text });
  return [{ at: content.at, text: blank(content.text) }];
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

function replaced(text: string, replacements: Replacement[]): string {
  let [result, at] = ['', 0];
  for (const each of replacements.sort((one, other) => one.at - other.at)) {
    result += text.slice(at, each.at) + each.text;
    at = each.at + each.text.length;
  }
  return result + text.slice(at);
}

/** What a directive that is not known may have meant. */
export function nearDirective(name: string): string {
  return offer(near(name, DIRECTIVES), (each) => `tt:${each}`);
}
