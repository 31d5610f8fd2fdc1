/** What is typed into a field, read as a JavaScript value and written as one. */

export type Value = string | number | null | undefined;

const WORDS = new Map<string, Value>([
  ['', undefined],
  ['undefined', undefined],
  ['null', null],
  ['NaN', Number.NaN],
]);

/** Read a field: a number, `NaN`, `null`, a quoted string; any other text is a string. */
export function readValue(text: string): Value {
  const trimmed = text.trim();
  if (WORDS.has(trimmed)) return WORDS.get(trimmed);
  const quoted = /^(['"])(.*)\1$/.exec(trimmed);
  if (quoted) return quoted[2];
  const number = Number(trimmed);
  return Number.isNaN(number) ? trimmed : number;
}

/** Read a field that is meant for text: only nothing at all is not given. */
export function readText(text: string): Value {
  return text === '' ? undefined : text;
}

/** `value` as it is written in JavaScript. */
export function literal(value: Value): string {
  if (typeof value !== 'string') return String(value);
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
