/** Objects of a mini-program as one JSON text, which the core need not take apart, and back. */

import type { Opaque } from '../protocol/messages';

/**
 * How objects are written. `json`: as JSON.stringify does. `kept`: with Dates, NaN and the
 * infinities, each as `{"$js": its name}`. There an object that has a key `$js` of its own is
 * `{"$js": "object", "value": it}`.
 */
export type Dialect = 'json' | 'kept';

// Against what never ends; far beyond what any API allows.
const MAX_DEPTH = 100_000;
const MAX_PARTS = 5_000_000;
const MAX_LENGTH = 64 * 1024 * 1024;

/** `value` as text, or what there is in it that JSON cannot hold, and where. Never throws. */
export function writeJson(value: object, dialect: Dialect): Opaque {
  const writer = new Writer(dialect);
  try {
    const text = writer.write(value);
    return text === undefined ? { $js: 'undefined' } : { $js: 'json', text };
  } catch (error) {
    // A getter, a toJSON or a proxy may throw anything.
    const $js = error instanceof Unwritable ? error.message : 'getter or toJSON that throws';
    return { $js, at: writer.place() };
  }
}

/** Read a text of the dialect `kept`. */
export function readKept(text: string): unknown {
  const root: unknown[] = [JSON.parse(text)];
  if (!text.includes('"$js"')) return root[0];
  const left: object[] = [root];
  for (let holder = left.pop(); holder; holder = left.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      const meant = isObject(value) ? unmarked(value) : value;
      // Plain assignment would not do for a key `__proto__`.
      if (meant !== value) Object.defineProperty(holder, key, { value: meant });
      if (isObject(meant)) left.push(meant);
    }
  }
  return root[0];
}

/** What a mark stands for; any other object is itself. */
function unmarked(value: Partial<Opaque>): unknown {
  switch (value.$js) {
    case 'object':
      return value.value;
    case 'Date':
      return new Date(typeof value.value === 'number' ? value.value : Number.NaN);
    case 'NaN':
    case 'Infinity':
    case '-Infinity':
      return Number(value.$js);
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    default:
      return value;
  }
}

class Unwritable extends Error {}

/** What is written as it is. */
class Ready {
  constructor(readonly text: string) {}
}

/** An object that is being written. */
interface Frame {
  holder: object;
  /** Undefined: an array. */
  keys: string[] | undefined;
  length: number;
  /** The index of the part that comes next, and what is before that. */
  next: number;
  before: '' | ',';
  close: string;
}

/** Keeps its own stack, so that any depth is written. */
class Writer {
  private text = '';
  private parts = 0;
  private readonly frames: Frame[] = [];
  private readonly inside = new Set<object>();
  private readonly labels = new Map<string, string>();

  constructor(private readonly dialect: Dialect) {}

  /** Undefined: JSON has nothing for it. */
  write(root: object): string | undefined {
    const value = this.prepared(root, '');
    if (!isContainer(value)) return this.scalar(value);
    this.enter(value);
    for (let frame = this.frames.at(-1); frame; frame = this.frames.at(-1)) this.step(frame);
    return this.text;
  }

  /** Where it is, such as `.list[3].when`. */
  place(): string {
    return this.frames.map(currentPart).join('');
  }

  /** Write the parts of `frame` up to its end or to the next object inside it. */
  private step(frame: Frame): void {
    const { holder, keys, length } = frame;
    while (frame.next < length) {
      const key = keys?.[frame.next] ?? frame.next;
      frame.next += 1;
      const value = this.prepared(Reflect.get(holder, key), key);
      const container = isContainer(value);
      const text = container ? '' : (this.scalar(value) ?? (keys ? undefined : 'null'));
      if (text === undefined) continue;
      this.text += frame.before + (keys ? this.label(String(key)) : '') + text;
      frame.before = ',';
      if (this.text.length > MAX_LENGTH) throw new Unwritable('very long text');
      if (container) {
        this.enter(value);
        return;
      }
    }
    this.leave(frame);
  }

  private enter(holder: object): void {
    if (this.inside.has(holder)) throw new Unwritable('cycle (an object inside itself)');
    if (this.frames.length === MAX_DEPTH) {
      throw new Unwritable(`nesting of over ${MAX_DEPTH} levels`);
    }
    const keys = Array.isArray(holder) ? undefined : Object.keys(holder);
    const length = keys ? keys.length : Number(Reflect.get(holder, 'length'));
    this.parts += length;
    if (this.parts > MAX_PARTS) throw new Unwritable(`value of over ${MAX_PARTS} parts`);
    const marked = this.dialect === 'kept' && keys?.includes('$js');
    if (marked) this.text += '{"$js":"object","value":';
    this.text += keys ? '{' : '[';
    const close = marked ? '}}' : keys ? '}' : ']';
    this.inside.add(holder);
    this.frames.push({ holder, keys, length, next: 0, before: '', close });
  }

  private leave({ holder, close }: Frame): void {
    this.text += close;
    this.inside.delete(holder);
    this.frames.pop();
  }

  private label(key: string): string {
    let label = this.labels.get(key);
    if (label === undefined) {
      label = `${JSON.stringify(key)}:`;
      this.labels.set(key, label);
    }
    return label;
  }

  /** What JSON.stringify would write in the place of `value`. */
  private prepared(value: unknown, key: string | number): unknown {
    if (!isObject(value) && typeof value !== 'function' && typeof value !== 'bigint') return value;
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON !== 'function') return unboxed(value);
    const time = this.dialect === 'kept' && isObject(value) ? timeOf(value) : undefined;
    if (time !== undefined) return new Ready(`{"$js":"Date","value":${JSON.stringify(time)}}`);
    return unboxed(Reflect.apply(toJSON, value, [String(key)]));
  }

  /** Undefined: JSON has nothing for it. */
  private scalar(value: unknown): string | undefined {
    if (value instanceof Ready) return value.text;
    switch (typeof value) {
      case 'string':
        if (value.length > MAX_LENGTH) throw new Unwritable('very long text');
        return JSON.stringify(value);
      case 'number':
        if (Number.isFinite(value)) return String(value);
        return this.dialect === 'kept' ? `{"$js":"${value}"}` : 'null';
      case 'boolean':
      case 'object':
        return String(value);
      case 'bigint':
        throw new Unwritable('bigint');
      default:
        return undefined;
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isContainer(value: unknown): value is object {
  return isObject(value) && !(value instanceof Ready);
}

/** The ms since 1970 of a Date of any realm. */
export function timeOf(value: object): number | undefined {
  if (Object.prototype.toString.call(value) !== '[object Date]') return undefined;
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return undefined;
  }
}

function unboxed(value: unknown): unknown {
  if (!isObject(value) || Object.getPrototypeOf(value) === Object.prototype) return value;
  if (value instanceof Number) return Number(value);
  if (value instanceof String) return String(value);
  if (value instanceof Boolean || value instanceof BigInt) return value.valueOf();
  return value;
}

/** The part of `frame` at which the writer is, as it is written in JavaScript. */
function currentPart({ keys, next }: Frame): string {
  if (next === 0) return '';
  const key = keys?.[next - 1];
  if (key === undefined) return `[${next - 1}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
