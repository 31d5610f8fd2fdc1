/**
 * What a mini-program writes to its console, as the shell shows it: values become trees that can be
 * cloned and checked, cut where they are large.
 */

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

export interface ConsoleEntry {
  level: ConsoleLevel;
  values: ValueTree[];
  /** Where in the mini-program's own files it was written. */
  place?: Place;
  /** In how many groups it was written; 0 if it is not told. */
  depth?: number;
  /** Ms since 1970. */
  time: number;
  /** How many entries were left out just before it, since there were too many. */
  skipped: number;
}

export interface Place {
  /** From the root, without a leading slash. */
  file: string;
  /** From 1 on. */
  line: number;
  column: number;
}

export type ValueTree =
  /** A string as it is. */
  | string
  /** What has no parts, or whose parts are left out, as a developer writes it. */
  | ['plain', text: string]
  | ['error', text: string, stack: string]
  /** `more`: how many parts were left out. A plain object has an empty title. */
  | ['object', title: string, parts: [key: string, value: ValueTree][], more: number]
  | ['list', title: string, items: ValueTree[], more: number];

/** How deep a tree may be, for whoever makes or checks one. */
export const MAX_TREE_DEPTH = 8;
