/**
 * What expressions cannot do, told before the template compiler is asked: it lets calls of methods
 * pass, which would fail while the page is drawn, and refuses keys in quotes.
 */

import { type Node, parse } from 'acorn';
import { near, offer, type Report } from '../report';
import { blank, type Replacement } from './replacement';
import type { Binding } from './scan';

/** A name that a key in quotes has while the template is compiled; as long as what it stands for. */
export interface Key {
  name: string;
  written: string;
}

/** As the syntax tree has them. */
interface Call extends Node {
  callee: Node;
  arguments: Node[];
}
interface Member extends Node {
  object: Node;
  property: Node;
  computed: boolean;
}
interface Named extends Node {
  name: string;
}
interface Property extends Node {
  key: Node & { value?: unknown };
  computed: boolean;
}

/** Look through `{{ }}`; `modules` are the names that calls may begin with. */
export function checkExpression(
  binding: Binding,
  modules: string[],
  keys: Key[],
  report: Report,
): Replacement[] {
  const { text, at } = binding;
  const parsed = parsedOf(text);
  // The compiler says what is wrong with it.
  if (!parsed) return [];
  const nodes = [...nodesOf(parsed.tree)];
  const call = nodes.filter(isCall).find(({ callee }) => !isOfModule(callee, modules));
  if (!call) return nodes.filter(isProperty).flatMap((each) => plainKey(each, parsed, at, keys));
  const source = ({ start, end }: Node) => text.slice(start - parsed.shift, end - parsed.shift);
  report.error(explain(call, source, modules), at + call.start - parsed.shift);
  return [{ at, text: text.length > 0 ? `0${blank(text.slice(1))}` : '' }];
}

interface ParsedExpression {
  tree: Node;
  /** How far places in the tree are from those in the text. */
  shift: number;
  source: string;
}

/** An expression, or the inside of an object, as `data` of a template may have it. */
function parsedOf(text: string): ParsedExpression | undefined {
  for (const [before, after] of [['(', '\n)'] as const, ['({', '\n})'] as const]) {
    const source = before + text + after;
    try {
      return { tree: parse(source, { ecmaVersion: 'latest' }), shift: before.length, source };
    } catch {
      // The other way to read it, then.
    }
  }
  return undefined;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* nodesOf(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function isCall(node: Node): node is Call {
  return node.type === 'CallExpression';
}
function isMember(node: Node): node is Member {
  return node.type === 'MemberExpression';
}
function isName(node: Node): node is Named {
  return node.type === 'Identifier';
}
function isProperty(node: Node): node is Property {
  return node.type === 'Property';
}

/** Whether what is called is a module, or a member of one. */
function isOfModule(callee: Node, modules: string[]): boolean {
  let node = callee;
  while (isMember(node)) node = node.object;
  return isName(node) && modules.includes(node.name);
}

function explain(call: Call, source: (node: Node) => string, modules: string[]): string {
  const { callee } = call;
  const module = modules[0] ?? 'tools';
  const rule = `${source(call)} cannot be called: templates call functions of SJS modules alone.`;
  const isMethod = isMember(callee) && !callee.computed;
  const name = isMethod ? source(callee.property) : isName(callee) ? callee.name : undefined;
  if (name === undefined) return `${rule} Work the value out in the script, and set it as data.`;
  const given = call.arguments.filter(({ type }) => !/Function/.test(type));
  const values = [...(isMethod ? [callee.object] : []), ...given].map(source).join(', ');
  const near = misspelt(callee, modules);
  const advice = `Write a function ${name} in <sjs module="${module}">, and {{${module}.${name}(${values})}} here, or set the value as data.`;
  return `${rule} ${advice}${near}`;
}

/** The module whose name the beginning of a call may have meant. */
function misspelt(callee: Node, modules: string[]): string {
  let node = callee;
  while (isMember(node)) node = node.object;
  return isName(node) ? offer(near(node.name, modules)) : '';
}

/** A key in quotes as a plain name. */
function plainKey(
  { key, computed }: Property,
  { source, shift }: ParsedExpression,
  offset: number,
  keys: Key[],
): Replacement[] {
  if (computed || key.type !== 'Literal' || typeof key.value !== 'string') return [];
  const at = offset + key.start - shift;
  const written = source.slice(key.start, key.end);
  if (/^[a-z_$][\w$]*$/i.test(key.value) && key.value.length === written.length - 2) {
    return [{ at, text: ` ${key.value} ` }];
  }
  const name = `$${keys.length.toString(36)}`.padEnd(written.length, '$');
  // The empty key of two characters, or one of very many: the compiler refuses it.
  if (name.length > written.length || name.length < 3) return [];
  keys.push({ name, written });
  return [{ at, text: name }];
}
