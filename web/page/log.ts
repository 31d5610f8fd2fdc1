/** Lines for the developer's console. */

import type { Log } from '../tt/canvas/types';

const PREFIX = '[pysim]';
const REMEMBERED = 500;

/** A log that gives each warning once: a drawing loop would repeat it at every frame. */
export function pageLog(): Log {
  const given = new Set<string>();
  return {
    warn(text) {
      if (given.has(text) || given.size >= REMEMBERED) return;
      given.add(text);
      console.warn(PREFIX, text);
    },
    error(text) {
      console.error(PREFIX, text);
    },
  };
}
