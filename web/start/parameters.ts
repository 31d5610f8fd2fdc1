/** The parameters of the call as the API table lists them, and what each is when not given. */

import rows from '../generated/parameters.json';
import type { Size } from './surface';
import type { Value } from './values';

export interface Parameter {
  name: string;
  /** In TypeScript. */
  type: string;
  choices: string[];
  required: boolean;
  /** In words or as a literal; empty if there is none. */
  default: string;
  doc: string;
}

/** By parameter name; what is not given is left out. */
export type Given = Record<string, Value>;

export const API = 'canvasToTempFilePath';
export const PARAMETERS: readonly Parameter[] = rows[API];

/** The value of a parameter in a call, given or not; undefined if the table's words do not tell. */
export function effective(name: string, given: Given, canvas: Size): Value {
  const value = given[name];
  if (value !== undefined && value !== null) return value;
  return standard(PARAMETERS.find((each) => each.name === name)?.default ?? '', given, canvas);
}

function standard(words: string, given: Given, canvas: Size): Value {
  const other = /^`(\w+)`$/.exec(words)?.[1];
  if (other) return effective(other, given, canvas);
  const side = /^the canvas's (width|height)/.exec(words)?.[1];
  if (side === 'width' || side === 'height') return canvas[side];
  try {
    return JSON.parse(words) as Value;
  } catch {
    return undefined;
  }
}

/** A sentence on a parameter, for people. */
export function explain({ doc, required, default: words }: Parameter): string {
  const plain = /^\d+\.0$/.test(words) ? String(Number(words)) : words;
  return `${doc} ${required ? 'Required.' : `Not given: ${plain}.`}`;
}
