/** Events that come quicker than they are taken: one is on its way, the newest waits. */

import type { ComponentEvent } from './event';

export class Stream {
  private isBusy = false;
  private next: (() => ComponentEvent) | undefined;

  constructor(private readonly target: EventTarget) {}

  /** `make` is called when the event can go; an earlier one that waits is dropped. */
  send(make: () => ComponentEvent): void {
    if (this.isBusy) this.next = make;
    else void this.deliver(make());
  }

  private async deliver(event: ComponentEvent): Promise<void> {
    this.isBusy = true;
    this.target.dispatchEvent(event);
    await event.taken;
    this.isBusy = false;
    const { next } = this;
    this.next = undefined;
    if (next) this.send(next);
  }
}
