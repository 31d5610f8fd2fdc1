/** The end of a call: revive typed results, then run success or fail, then complete. */

import type { CallbackObject, Reply } from '../protocol/messages';
import type { Row } from './catalog';
import { readKept } from './json';
import { peek } from './wire';

const NAMES = ['success', 'fail', 'complete'] as const;
type Callback = (result: CallbackObject) => unknown;
export type Callbacks = Partial<Record<(typeof NAMES)[number], Callback>>;

/** Keys of the options that are never sent. */
export const CALLBACK_NAMES: readonly string[] = NAMES;

/** Set the callbacks of `options` aside; what is no function is none. */
export function takeCallbacks(options: unknown): Callbacks {
  const callbacks: Callbacks = {};
  for (const name of NAMES) {
    const given = peek(options, name);
    if (typeof given === 'function') callbacks[name] = given as Callback;
  }
  return callbacks;
}

/** Run the callbacks; one that throws is reported and does not keep the next from running. */
export function settle(reply: Reply, callbacks: Callbacks, report: (error: unknown) => void): void {
  if (reply.outcome === 'silent') return;
  for (const name of [reply.outcome, 'complete'] as const) {
    try {
      callbacks[name]?.(reply.result);
    } catch (error) {
      report(error);
    }
  }
}

/**
 * What a Promise is rejected with: an Error that carries the fields of the fail object, and whose
 * stack is that of `call`, which was made where the API was called.
 */
export function failure(result: CallbackObject, call = new Error()): Error {
  const error = Object.assign(new Error(result.errMsg), result);
  const stack = call.stack?.replace(/^Error(?=\n)/, `Error: ${result.errMsg}`);
  return Object.defineProperty(error, 'stack', { value: stack, writable: true });
}

/** Give the results of `row` the types that its page documents. */
export function revive(result: CallbackObject, row: Row): CallbackObject {
  const revived = { ...result };
  for (const [name, type] of Object.entries(row.results ?? {})) {
    if (name in revived) revived[name] = reviveOne(revived[name], type);
  }
  return revived;
}

function reviveOne(value: unknown, type: string): unknown {
  if (type === 'Stats') return stats(value);
  const json = peek(value, '$json');
  if (typeof json === 'string') return type === 'unknown' ? readKept(json) : parsed(json);
  if (!(value instanceof Uint8Array)) return value;
  if (type.includes('Uint8ClampedArray')) {
    return new Uint8ClampedArray(value.buffer, value.byteOffset, value.byteLength);
  }
  return type === 'any' || type.includes('ArrayBuffer') ? wholeBuffer(value) : value;
}

/** What is no JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function wholeBuffer(bytes: Uint8Array): ArrayBufferLike {
  const whole = bytes.byteLength === bytes.buffer.byteLength;
  return whole ? bytes.buffer : bytes.slice().buffer;
}

function stats(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { directory, ...fields } = value as Record<string, unknown>;
  return { ...fields, isDirectory: () => directory === true, isFile: () => directory !== true };
}
