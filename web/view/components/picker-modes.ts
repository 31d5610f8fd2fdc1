/** The kinds of `picker`: what its columns offer, and how a choice is read and written. */

import type { Attributes } from './attributes';
import { REGIONS } from './regions';

export interface Option {
  /** What is chosen in a column: an index, a year, the number of a region. */
  value: number;
  text: string;
}

export interface Mode {
  columns: number;
  labels: string[];
  /** What takes the place of a choice that is not offered any more. */
  instead: 'nearest' | 'first';
  /** What a column offers, after what is chosen in the columns before it. */
  options(column: number, before: number[]): Option[];
  read(value: unknown): number[];
  write(chosen: number[]): unknown;
}

/** The mode that the attributes of a picker ask for. Source: gadget page on picker. */
export function modeOf(given: Attributes): Mode {
  const kinds = ['selector', 'multiSelector', 'time', 'date', 'region'] as const;
  switch (given.choice('mode', kinds, 'selector')) {
    case 'selector':
      return selector(given);
    case 'multiSelector':
      return multiSelector(given);
    case 'time':
      return time(given);
    case 'date':
      return date(given);
    case 'region':
      return region(given);
  }
}

/** Make a choice possible: what a column does not offer becomes something that it does. */
export function possible(mode: Mode, chosen: number[]): number[] {
  const made: number[] = [];
  for (let column = 0; column < mode.columns; column += 1) {
    const options = mode.options(column, made);
    made.push(closest(options, chosen[column] ?? 0, mode.instead)?.value ?? 0);
  }
  return made;
}

function closest(options: Option[], wanted: number, instead: Mode['instead']): Option | undefined {
  const same = options.find(({ value }) => value === wanted);
  if (same || instead === 'first') return same ?? options[0];
  const distance = ({ value }: Option) => Math.abs(value - wanted);
  return [...options].sort((one, other) => distance(one) - distance(other))[0];
}

function selector(given: Attributes): Mode {
  return {
    columns: 1,
    labels: [],
    instead: 'nearest',
    options: () => optionsOf(given.raw('range'), given.text('range-key')),
    read: (value) => [indexOf(value)],
    write: ([index]) => index ?? 0,
  };
}

function multiSelector(given: Attributes): Mode {
  const ranges = listOf(given.raw('range'));
  return {
    columns: ranges.length,
    labels: [],
    instead: 'nearest',
    options: (column) => optionsOf(ranges[column], given.text('range-key')),
    read: (value) => listOf(value).map(indexOf),
    write: (chosen) => chosen,
  };
}

function optionsOf(range: unknown, key: string): Option[] {
  return listOf(range).map((item, value) => {
    const shown = key && item !== null && typeof item === 'object' ? fieldOf(item, key) : item;
    return { value, text: String(shown ?? '') };
  });
}

const DAY_START = [0, 0];
const DAY_END = [23, 59];

function time(given: Attributes): Mode {
  const start = numbersOf(given.text('start')) ?? DAY_START;
  const end = numbersOf(given.text('end')) ?? DAY_END;
  const now = new Date();
  return {
    columns: 2,
    labels: ['Hour', 'Minute'],
    instead: 'nearest',
    options: (column, before) =>
      span(bound(start, DAY_START, column, before), bound(end, DAY_END, column, before), 2),
    // Without a value it stands at the present time: assumed.
    read: (value) =>
      within(numbersOf(String(value ?? '')) ?? [now.getHours(), now.getMinutes()], start, end),
    write: (chosen) => chosen.map((number) => padded(number, 2)).join(':'),
  };
}

/** Where dates without bounds begin and end: assumed. */
const FIRST_DAY = [1900, 1, 1];
const LAST_YEAR = 2099;

function date(given: Attributes): Mode {
  const start = numbersOf(given.text('start')) ?? FIRST_DAY;
  const end = numbersOf(given.text('end')) ?? [LAST_YEAR, 12, 31];
  const fields = given.choice('fields', ['year', 'month', 'day'] as const, 'day');
  const today = new Date();
  const present = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  return {
    columns: { year: 1, month: 2, day: 3 }[fields],
    labels: ['Year', 'Month', 'Day'],
    instead: 'nearest',
    options: (column, before) => {
      const days = new Date(before[0] ?? 0, before[1] ?? 0, 0).getDate();
      const from = bound(start, FIRST_DAY, column, before);
      const to = bound(end, [LAST_YEAR, 12, days], column, before);
      return span(from, column === 2 ? Math.min(to, days) : to, column === 0 ? 4 : 2);
    },
    // Without a value it stands at the present day: assumed.
    read: (value) => within(numbersOf(String(value ?? '')) ?? present, start, end),
    write: (chosen) => chosen.map((each, at) => padded(each, at === 0 ? 4 : 2)).join('-'),
  };
}

function region(given: Attributes): Mode {
  const custom = given.has('custom-item') ? [{ value: 0, text: given.text('custom-item') }] : [];
  const options = (column: number, before: number[]) => {
    const parent = before[column - 1] ?? 0;
    const below = column > 0 && parent === 0 ? [] : REGIONS.below(column, parent);
    return [...custom, ...below];
  };
  const textOf = (column: number, chosen: number[]) =>
    options(column, chosen.slice(0, column)).find(({ value }) => value === chosen[column])?.text;
  return {
    columns: 3,
    labels: ['Province', 'City', 'District'],
    instead: 'first',
    options,
    read: (value) => {
      const chosen: number[] = [];
      for (const [column, name] of listOf(value).slice(0, 3).entries())
        chosen.push(options(column, chosen).find(({ text }) => text === name)?.value ?? 0);
      return chosen;
    },
    write: (chosen) => chosen.map((_, column) => textOf(column, chosen) ?? ''),
  };
}

/** The bound of a column: that of the whole range only while all columns before are at theirs. */
function bound(range: number[], open: number[], column: number, before: number[]): number {
  const isAtEdge = before.every((value, index) => value === range[index]);
  return (isAtEdge ? range[column] : undefined) ?? open[column] ?? 0;
}

function within(value: number[], start: number[], end: number[]): number[] {
  if (isBefore(value, start)) return start;
  return isBefore(end, value) ? end : value;
}

function isBefore(one: number[], other: number[]): boolean {
  const at = one.findIndex((part, index) => part !== (other[index] ?? part));
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function span(from: number, to: number, digits: number): Option[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    return { value: from + index, text: padded(from + index, digits) };
  });
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

/** `2016-09-01` or `12:01`; `undefined`: it is neither. */
function numbersOf(text: string): number[] | undefined {
  const parts = text.split(/[-:/]/).map(Number);
  return text.trim() && parts.every(Number.isInteger) ? parts : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function indexOf(value: unknown): number {
  return Math.trunc(Number(value)) || 0;
}

function fieldOf(item: object, key: string): unknown {
  return Object.hasOwn(item, key) ? Reflect.get(item, key) : undefined;
}
