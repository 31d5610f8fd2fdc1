/**
 * The frames of runs. Where another start is likely, a second one waits with Python up, so that a
 * restart takes no longer than the mini-program itself.
 */

import type { Run } from '../protocol/shell';
import { Frame } from './frame';
import type { Pack } from './pack';

const PAUSE = 1500;
/** GB that a device needs for two. */
const ENOUGH_MEMORY = 4;

export class Spares {
  private spare: Frame | undefined;
  private pack: Pack | undefined;
  private fonts: Run['fonts'];
  private taken = 0;
  private timer = 0;

  /**
   * `place`: the element in which frames are; one that is moved would load anew. `pause`: ms after a
   * start, in which the page has the machine to itself.
   */
  constructor(
    private readonly place: HTMLElement,
    private readonly pause = PAUSE,
  ) {}

  /** A frame for the next run, in sight. The one after it may want the same fonts. */
  take(pack: Pack, fonts: Run['fonts']): Frame {
    this.taken += 1;
    this.pack = pack;
    this.fonts = fonts;
    clearTimeout(this.timer);
    const frame = this.spare ?? this.add(pack);
    this.spare = undefined;
    frame.element.className = 'window';
    return frame;
  }

  /** A run has started: have a frame ready for the next one, if there `isLikely` to be one. */
  provide(isLikely: boolean): void {
    const { pack } = this;
    if (this.spare || !pack || !(isLikely || this.taken > 1) || !hasMemory()) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.spare = this.add(pack);
      this.spare.element.className = 'spare';
      void this.spare.prepare(pack.runtime, this.fonts);
    }, this.pause);
  }

  private add(pack: Pack): Frame {
    const frame = new Frame(document, pack);
    this.place.append(frame.element);
    return frame;
  }
}

/** Unknown in some browsers, which then run on larger machines. */
function hasMemory(): boolean {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return deviceMemory === undefined || deviceMemory >= ENOUGH_MEMORY;
}
