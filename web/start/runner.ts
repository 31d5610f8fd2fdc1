/** Decides when the call is made: at once on request, or soon after a change, one at a time. */

import { exportCanvas, type Outcome } from './call';
import type { Given } from './parameters';

/** Ms from a change to the call that follows it; further changes meanwhile need no call. */
const PAUSE = 60;

export interface RunnerView {
  /** A call has been made and is not answered yet. */
  waiting(): void;
  done(outcome: Outcome): void;
}

export class Runner {
  /** Whether changes are followed. */
  follows = true;
  private turn = 0;
  private busy = false;
  private changed = false;
  private timer: number | undefined;

  constructor(
    private readonly given: () => Given,
    private readonly view: RunnerView,
  ) {}

  /** Call now; an earlier call that is not answered yet is no longer waited for. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.turn += 1;
    const turn = this.turn;
    this.changed = false;
    this.busy = true;
    this.view.waiting();
    const outcome = await exportCanvas(this.given());
    if (turn !== this.turn) return;
    this.busy = false;
    this.view.done(outcome);
    if (this.changed) this.soon();
  }

  /** Give up on a call that is not answered yet, and follow a change. */
  restart(): void {
    this.turn += 1;
    this.busy = false;
    this.soon();
  }

  /** Call after a pause, if changes are followed; a call under way is answered first. */
  soon(): void {
    this.changed = true;
    if (!this.follows || this.busy || this.timer !== undefined) return;
    this.timer = window.setTimeout(() => void this.now(), PAUSE);
  }
}
