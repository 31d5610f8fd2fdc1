/** The attributes `tt:…`: conditions and lists. */

import type { Report } from '../report';
import type { Replacement } from './replacement';
import { type Attribute, bindingsOf, type Tag } from './scan';

export const DIRECTIVES = ['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'key'];
const OF_VUE = /^\s*\(?\s*([\w$]+)(?:\s*,\s*([\w$]+))?\s*\)?\s+(?:in|of)\s+(.+?)\s*$/;

export function directiveOf(name: string): string {
  return `tt:${name}`;
}

/** What is wrong with `attribute`; one that the compiler cannot be given is taken out. */
export function checkDirective(attribute: Attribute, tag: Tag, report: Report): Replacement[] {
  switch (attribute.name) {
    case 'tt:if':
      checkCondition(attribute, report);
      return [];
    case 'tt:elif':
    case 'tt:else':
      if (attribute.name === 'tt:elif') checkCondition(attribute, report);
      return branchOf(attribute, tag, report);
    case 'tt:for':
      return listOf(attribute, report);
    case 'tt:key':
      return isIndex(attribute, tag) ? [without(attribute)] : [];
    default:
      return [];
  }
}

function checkCondition(attribute: Attribute, report: Report): void {
  const { name, value, valueAt } = attribute;
  // Without any value it is the compiler that complains.
  if (value === undefined || isBinding(attribute)) return;
  const written = value.trim();
  if (written === '') {
    report.warn(`${name} is empty, which is never true; write ${name}="{{condition}}".`, valueAt);
  } else
    report.warn(`${name}="${value}" is a text, and so always true; ${write(attribute)}`, valueAt);
}

/** `tt:elif` and `tt:else` beside another directive that says whether there is an element. */
function branchOf(attribute: Attribute, tag: Tag, report: Report): Replacement[] {
  const { name, at } = attribute;
  const names = tag.attributes.map((each) => each.name);
  if (names.includes('tt:for')) {
    const given = name === 'tt:else' ? name : `${name}="{{…}}"`;
    const advice = `put it in a <block ${given}>, the element with tt:for inside`;
    report.error(`${name} cannot stand on the same element as tt:for: ${advice}.`, at);
  } else if (names.includes('tt:if')) {
    report.error(`An element cannot have both tt:if and ${name}; take one of them away.`, at);
  } else return [];
  return [without(attribute)];
}

function listOf(attribute: Attribute, report: Report): Replacement[] {
  const { name, value, valueAt } = attribute;
  if (value === undefined) return [];
  const isBound = isBinding(attribute);
  const [, item, index, list] = OF_VUE.exec(isBound ? value.slice(2, -2) : value) ?? [];
  if (list !== undefined) {
    const names = `${given('item', item)}${given('index', index)}`;
    const message = `${name}="${value}" is of Vue; write tt:for="{{${list}}}"${names}.`;
    if (!isBound) report.warn(message, valueAt);
    else report.error(message, valueAt);
    return isBound ? [without(attribute)] : [];
  }
  if (isBound) return [];
  if (value.trim() === '') report.warn(`${name} is empty; write ${name}="{{list}}".`, valueAt);
  else report.warn(`${name}="${value}" is a text, and no list; ${write(attribute)}`, valueAt);
  return [];
}

function given(name: 'item' | 'index', wanted: string | undefined): string {
  return wanted === undefined || wanted === name ? '' : ` tt:for-${name}="${wanted}"`;
}

/** How a text is written as a binding. */
function write(attribute: Attribute): string {
  const { name, value = '' } = attribute;
  const [only, ...others] = bindingsOf(attribute);
  if (only && others.length > 0) return `write one expression, ${name}="{{…}}".`;
  if (!only) return `write ${name}="{{${value.trim()}}}".`;
  return `write ${name}="{{${only.text}}}", with nothing beside the braces.`;
}

/** Whether the value is one binding and nothing else. */
function isBinding(attribute: Attribute): boolean {
  const { value = '', valueAt } = attribute;
  // The compiler tells of one that has no end.
  if (value.startsWith('{{') && !value.includes('}}')) return true;
  const [first] = bindingsOf(attribute);
  return first?.at === valueAt + 2 && first.text.length === value.length - 4;
}

/** Whether items are told apart by their index, which they are without a key. */
function isIndex({ value }: Attribute, { attributes }: Tag): boolean {
  const index = attributes.find(({ name }) => name === 'tt:for-index')?.value ?? 'index';
  return value === index && attributes.some(({ name }) => name === 'tt:for');
}

function without({ at, end }: Attribute): Replacement {
  return { at, text: ' '.repeat(end - at) };
}
