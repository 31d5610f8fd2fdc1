/** Make any value of a mini-program safe to clone, whatever it is, without ever throwing. */

import type { Opaque, WireValue } from '../protocol/messages';
import { type Dialect, timeOf, writeJson } from './json';

// Of one option; what may be larger or deeper travels as text.
const MAX_DEPTH = 16;
const MAX_NODES = 50_000;
const MAX_BYTES = 512 * 1024 * 1024;

export interface Packed {
  value: WireValue;
  /** Copied buffers, to be transferred. */
  transfer: ArrayBuffer[];
}

type Pack = (field: unknown, key: string) => WireValue;

export interface Packing {
  /** Keys that stay here. */
  without?: readonly string[];
  /** Keys whose objects are sent as text. */
  texts?: Readonly<Record<string, Dialect>> | undefined;
}

/** Options as they are sent. */
export function packOptions(options: unknown, packing: Packing = {}): Packed {
  const packer = new Packer();
  return { value: packer.options(options, packing), transfer: packer.transfer };
}

/** Read `object[key]`; undefined if it is no object or its getter throws. */
export function peek(object: unknown, key: string): unknown {
  if (!isObject(object)) return undefined;
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** One packing: it counts what it has seen, so that junk of any size ends soon. */
class Packer {
  readonly transfer: ArrayBuffer[] = [];
  private nodes = 0;
  private bytes = 0;
  private readonly path = new Set<object>();

  options(value: unknown, { without = [], texts = {} }: Packing): WireValue {
    if (typeof value !== 'object' || value === null) return this.pack(value);
    const pack = (option: unknown, key: string): WireValue => {
      const dialect = Object.hasOwn(texts, key) ? texts[key] : undefined;
      const packed = dialect ? this.text(option, dialect) : this.pack(option);
      // An option too large must not make the next ones too large.
      this.nodes = 0;
      return packed;
    };
    return this.guard(() => {
      const special = Array.isArray(value) || this.binary(value) || isBuiltIn(value);
      return special ? this.pack(value) : this.entries(value, pack, without);
    });
  }

  /** An object of any shape as text; any other value as ever. */
  private text(value: unknown, dialect: Dialect): WireValue {
    if (typeof value !== 'object' || value === null) return this.pack(value);
    return this.guard(() => {
      const binary = this.binary(value);
      if (binary) return binary;
      const kept = dialect === 'kept' && timeOf(value) !== undefined;
      return isHollow(value) && !kept ? { $js: typeName(value) } : writeJson(value, dialect);
    });
  }

  private pack(value: unknown): WireValue {
    this.nodes += 1;
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return value;
      case 'object':
        return value === null ? undefined : this.guard(() => this.object(value));
      default:
        return { $js: typeof value };
    }
  }

  /** Proxies and getters may throw anywhere: that is then what the value is. */
  private guard(pack: () => WireValue): WireValue {
    try {
      return pack();
    } catch {
      return { $js: 'throwing getter' };
    }
  }

  private object(value: object): WireValue {
    const binary = this.binary(value);
    if (binary) return binary;
    if (this.path.has(value)) return { $js: 'cycle' };
    if (this.path.size >= MAX_DEPTH) return { $js: 'deeply nested value' };
    if (!Array.isArray(value)) {
      return isPlain(value)
        ? this.entries(value, (each) => this.pack(each))
        : { $js: typeName(value) };
    }
    if (this.nodes + value.length > MAX_NODES) return { $js: 'very large array' };
    return this.inside(value, () => Array.from(value, (item: unknown) => this.pack(item)));
  }

  private entries(value: object, pack: Pack, without: readonly string[] = []): WireValue {
    const packed: Record<string, WireValue> = Object.create(null);
    return this.inside(value, () => {
      // With inherited keys, as the platform reads options by name.
      for (const key in value) {
        if (without.includes(key)) continue;
        if (this.nodes > MAX_NODES) return { $js: 'very large object' };
        const field = this.field(value, key, pack);
        if (field !== undefined) packed[key] = field.value;
      }
      // Such a key of the mini-program's own says nothing.
      return '$js' in packed ? { $js: 'object', value: packed } : packed;
    });
  }

  /** Undefined: the key counts as not given. */
  private field(value: object, key: string, pack: Pack): { value: WireValue } | undefined {
    let field: unknown;
    try {
      field = Reflect.get(value, key);
    } catch {
      return { value: { $js: 'throwing getter' } };
    }
    return field === undefined ? undefined : { value: pack(field, key) };
  }

  private inside(value: object, pack: () => WireValue): WireValue {
    this.path.add(value);
    try {
      return pack();
    } finally {
      this.path.delete(value);
    }
  }

  private binary(value: object): Opaque | undefined {
    const view = ArrayBuffer.isView(value);
    if (!view && !isBuffer(value)) return undefined;
    const $js = typeName(value);
    this.bytes += value.byteLength;
    if (this.bytes > MAX_BYTES) return { $js };
    const bytes = view
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
      : new Uint8Array(value).slice();
    this.transfer.push(bytes.buffer);
    return { $js, bytes };
  }
}

export function isBuffer(value: object): value is ArrayBuffer | SharedArrayBuffer {
  return /^\[object (Shared)?ArrayBuffer]$/.test(Object.prototype.toString.call(value));
}

/** True of an object literal, of any realm, and of one without a prototype. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** True of what the language itself defines: such an object is no bag of options. */
function isBuiltIn(value: object): boolean {
  return Object.prototype.toString.call(value) !== '[object Object]';
}

/** True of what the language or the browser defines if JSON would find nothing in it. */
function isHollow(value: object): boolean {
  if (Array.isArray(value) || isBoxed(value)) return false;
  return isBuiltIn(value) && Object.keys(value).length === 0;
}

function isBoxed(value: object): boolean {
  return value instanceof Number || value instanceof String || value instanceof Boolean;
}

function typeName(value: object): string {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (tag !== 'Object') return tag;
  const maker = peek(Object.getPrototypeOf(value), 'constructor');
  return typeof maker === 'function' ? maker.name || tag : tag;
}
