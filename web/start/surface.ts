/** What this page uses of pysim: `window.tt` and `window.pysim`, as any other page would. */

/// <reference path="../generated/tt.d.ts" />

import type { Pysim } from '../page/pysim';

export type { Settings } from '../protocol/messages';
export type { Pysim };

declare global {
  interface Window {
    /** Missing if `pysim.js` could not be loaded. */
    readonly pysim?: Pysim;
  }
}

/** The canvas that the page shows. */
export const CANVAS_ID = 'demo';

/** Logical px. */
export interface Size {
  width: number;
  height: number;
}
