/** Stored values as people read them. */

import { readKept } from '../../tt/json';

/** Levels that are shown: whatever is deeper nobody reads. */
const MAX_DEPTH = 50;

export interface StoredValue {
  /** `object`, `array`, `Date` and so on. */
  type: string;
  /** As it would be written in JavaScript, on many lines. */
  text: string;
  /** On one line. */
  brief: string;
}

/** Read the JSON text of a stored value. */
export function readStored(text: string): StoredValue {
  const value = readKept(text);
  return { type: typeOf(value), text: written(value, '  '), brief: written(value, '') };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (value instanceof Date) return 'Date';
  return value === null ? 'null' : typeof value;
}

function written(value: unknown, step: string, depth = 0): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return writtenDate(value);
  if (depth === MAX_DEPTH) return '…';
  const inner = (part: unknown) => written(part, step, depth + 1);
  const indent = step.repeat(depth);
  if (Array.isArray(value)) return bracketed('[]', value.map(inner), step, indent);
  const fields = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}: ${inner(each)}`,
  );
  return bracketed('{}', fields, step, indent);
}

function bracketed([open, close]: string, parts: string[], step: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`;
  if (step === '') return `${open} ${parts.join(', ')} ${close}`;
  const lines = parts.map((part) => `${indent}${step}${part}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function writtenDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : `Date("${date.toISOString()}")`;
}
