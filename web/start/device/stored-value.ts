/** Stored values as people read them: the marks for what JSON has no word for become words. */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

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
  const value = parsed(text);
  // NaN and the infinities are stored, too.
  if (value === undefined) return { type: 'number', text, brief: text };
  return { type: typeOf(value), text: written(value, '  '), brief: written(value, '') };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return markOf(value) ?? 'object';
}

/** The mark's name; undefined: an ordinary object. */
function markOf(value: { [key: string]: Json }): string | undefined {
  return typeof value.$js === 'string' ? value.$js : undefined;
}

function written(value: Json, step: string, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent + step;
  if (Array.isArray(value)) {
    return bracketed(
      '[]',
      value.map((each) => written(each, step, inner)),
      step,
      indent,
    );
  }
  const mark = markOf(value);
  if (mark !== undefined) return marked(mark, value);
  const fields = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}: ${written(each, step, inner)}`,
  );
  return bracketed('{}', fields, step, indent);
}

function bracketed([open, close]: string, parts: string[], step: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`;
  if (step === '') return `${open} ${parts.join(', ')} ${close}`;
  const lines = parts.map((part) => `${indent}${step}${part}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function marked(mark: string, { value }: { [key: string]: Json }): string {
  if (mark !== 'Date') return mark;
  const date = new Date(Number(value ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : `Date("${date.toISOString()}")`;
}
