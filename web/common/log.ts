/** Lines for the developer, each warning once. */

import type { Log } from '../tt/canvas/types';

const REMEMBERED = 500;

/** A log that gives each warning once: a drawing loop would repeat it at every frame. */
export function logTo(print: (level: 'warn' | 'error', text: string) => void): Log {
  const given = new Set<string>();
  return {
    warn(text) {
      if (given.has(text) || given.size >= REMEMBERED) return;
      given.add(text);
      print('warn', text);
    },
    error(text) {
      print('error', text);
    },
  };
}
