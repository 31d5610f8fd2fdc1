/** Attributes of a template: in the words of the template compiler, and what is wrong with them. */

import { near, offer, type Report } from '../report';
import { checkDirective, DIRECTIVES, directiveOf } from './directives';
import { blank, type Replacement } from './replacement';
import { type Attribute, bindingsOf, type Tag } from './scan';

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
/** What Vue's directives are called here. */
const OF_VUE: Record<string, string> = {
  'v-if': 'tt:if="{{…}}"',
  'v-else-if': 'tt:elif="{{…}}"',
  'v-else': 'tt:else',
  'v-for': 'tt:for="{{list}}", with item and index inside',
  'v-show': 'hidden="{{…}}", which is the contrary',
  'v-model': 'value="{{…}}" and bindinput="handler"',
};
const EVENT = /^(?:capture-)?(?:bind|catch)(?=[:a-z])/i;

export function attributeOf(
  attribute: Attribute,
  tag: Tag,
  report: Report,
  keepsCase: boolean,
): Replacement[] {
  const { name, at, value } = attribute;
  if (name.startsWith('tt:')) {
    return [{ at, text: 'wx:' }, ...checkDirective(attribute, tag, report)];
  }
  if (name.startsWith('wx:')) {
    report.error(`${name} is of WeChat; write tt:${name.slice(3)}.`, at);
  } else if (name.startsWith('v-')) return [ofVue(attribute, report)];
  else if (EVENT.test(name)) checkHandler(attribute, report);
  else if (/^data-.*[A-Z]/.test(name)) {
    // Source: the gadget page on what the new framework breaks.
    if (keepsCase && !name.includes('-', 5)) return [{ at, text: 'data:' }];
    checkData(attribute, report);
  } else if (value === 'false' && FLAGS.includes(name)) {
    report.warn(`${name}="false" is a text, and so true; write ${name}="{{false}}".`, at);
  } else checkDashed(attribute, report);
  return [];
}

/** What a directive that is not known may have meant. */
export function nearDirective(name: string): string {
  return offer(near(name, DIRECTIVES), (each) => `tt:${each}`);
}

function ofVue({ name, at, end }: Attribute, report: Report): Replacement {
  const [plain = name] = name.split(/[:.]/);
  const advice = OF_VUE[plain];
  const rest = advice ? `write ${advice}.` : 'it means nothing here.';
  report.warn(`${name} is of Vue; ${rest}`, at);
  return { at, text: ' '.repeat(end - at) };
}

/** `tt-if` and the like. */
function checkDashed({ name, at }: Attribute, report: Report): void {
  const directive = /^(?:tt|wx|a|s)-?(.+)$/.exec(name)?.[1] ?? '';
  if (DIRECTIVES.includes(directive)) {
    report.warn(`${name} means nothing; write ${directiveOf(directive)}, with a colon.`, at);
  }
}

function checkHandler(attribute: Attribute, report: Report): void {
  const { name, value = '', valueAt } = attribute;
  const written = withoutBindings(attribute);
  const handler = /^\s*([\w$]+)\s*\(/.exec(value)?.[1];
  if (!/[()]/.test(written)) return;
  const instead = `${name}="${handler ?? 'handler'}"`;
  report.warn(
    `${name} names a handler, and cannot call it: write ${instead}, and give it values as data-…="{{…}}", which it reads in event.currentTarget.dataset.`,
    valueAt,
  );
}

function withoutBindings(attribute: Attribute): string {
  const { value = '', valueAt } = attribute;
  let written = value;
  for (const { text, at } of bindingsOf(attribute)) {
    const start = at - valueAt;
    written = written.slice(0, start) + blank(text) + written.slice(start + text.length);
  }
  return written;
}

/** Names of data lose their upper-case letters. */
function checkData({ name, at }: Attribute, report: Report): void {
  const lower = name.toLowerCase();
  const dashed = name.replace(/(?<!-)[A-Z]/g, '-$&').toLowerCase();
  const wanted =
    dashed === lower ? `write ${lower}` : `write ${dashed} for dataset.${inDataset(dashed)}`;
  report.warn(`${name} is read as dataset.${inDataset(lower)}; ${wanted}.`, at);
}

function inDataset(name: string): string {
  return name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
