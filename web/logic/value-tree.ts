/**
 * Values of a mini-program as trees for the log: what they hold at this moment, without running a
 * getter, cut where they are deep, long or many.
 */

import { MAX_TREE_DEPTH, type ValueTree } from '../protocol/console';

/** Parts of one object, nodes of one tree, characters of one string. */
const MAX_PARTS = 100;
const MAX_NODES = 4_000;
const MAX_TEXT = 20_000;

type Entries = Iterable<[unknown, unknown]>;

export function treeOf(value: unknown): ValueTree {
  return new Builder().tree(value, 0);
}

/** A property key or a part's name as a developer writes it. */
function keyText(key: unknown): string {
  if (typeof key === 'string') return key;
  return typeof key === 'object' || typeof key === 'function' ? titleOf(Object(key)) : String(key);
}

class Builder {
  private nodes = 0;
  private readonly around: object[] = [];

  tree(value: unknown, depth: number): ValueTree {
    this.nodes += 1;
    if (typeof value === 'string') return cut(value);
    if (typeof value === 'bigint') return ['plain', `${value}n`];
    if (Object.is(value, -0)) return ['plain', '-0'];
    if (typeof value === 'function') return ['plain', `ƒ ${value.name || '(anonymous)'}()`];
    if (typeof value !== 'object' || value === null) return ['plain', String(value)];
    try {
      return this.object(value, depth);
    } catch (error) {
      // A proxy may refuse to be looked at.
      return ['plain', `(cannot be shown: ${error})`];
    }
  }

  private object(value: object, depth: number): ValueTree {
    const plain = plainText(value);
    if (plain !== undefined) return ['plain', plain];
    if (value instanceof Error) return errorTree(value);
    const title = titleOf(value);
    if (this.around.includes(value)) return ['plain', `↻ ${title}`];
    if (depth >= MAX_TREE_DEPTH || this.nodes > MAX_NODES) return ['plain', `${title} …`];
    this.around.push(value);
    try {
      return this.parts(value, title, depth + 1);
    } finally {
      this.around.pop();
    }
  }

  private parts(value: object, title: string, depth: number): ValueTree {
    const items = itemsOf(value);
    if (items) {
      const shown = items.slice(0, MAX_PARTS).map((item) => this.tree(item, depth));
      return ['list', title, shown, items.length - shown.length];
    }
    const entries = value instanceof Map ? [...(value as Entries)] : propertiesOf(value);
    const shown = entries
      .slice(0, MAX_PARTS)
      .map(([key, part]): [string, ValueTree] => [cut(keyText(key)), this.property(part, depth)]);
    return ['object', title, shown, entries.length - shown.length];
  }

  private property(part: unknown, depth: number): ValueTree {
    return part === GETTER ? ['plain', '(…)'] : this.tree(part, depth);
  }
}

/** Stands for a value that only a call would tell. */
const GETTER = Symbol('getter');

function propertiesOf(value: object): [string, unknown][] {
  return Object.entries(Object.getOwnPropertyDescriptors(value))
    .filter(([, { enumerable }]) => enumerable)
    .map(([key, { get, value: part }]) => [key, get ? GETTER : part]);
}

function itemsOf(value: object): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Uint8Array)
    : undefined;
}

/** Of objects that are one thing to a developer. */
function plainText(value: object): string | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  }
  if (value instanceof RegExp) return String(value);
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`;
  if (value instanceof Blob) return `${titleOf(value)}(${value.size}, ${value.type || 'no type'})`;
  if (value instanceof Promise) return 'Promise';
  return undefined;
}

function errorTree(error: Error): ValueTree {
  return ['error', cut(`${error.name}: ${error.message}`), cut(String(error.stack ?? ''))];
}

/** What an object is called; nothing for a plain one. */
function titleOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return '';
  const maker: unknown = Object(prototype).constructor;
  const name = typeof maker === 'function' && maker.name !== 'Object' ? maker.name : '';
  const size = value instanceof Map || value instanceof Set ? value.size : itemsOf(value)?.length;
  return size === undefined ? name : `${name}(${size})`;
}

function cut(text: string): string {
  const rest = text.length - MAX_TEXT;
  return rest > 0 ? `${text.slice(0, MAX_TEXT)}… (${rest} more characters)` : text;
}
