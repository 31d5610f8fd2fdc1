/** Events that are on their way to the worker, which says when it has dealt with each. */

export class Taken {
  private last = 0;
  private readonly waiting = new Map<number, () => void>();

  next(): number {
    this.last += 1;
    return this.last;
  }

  wait(serial: number): Promise<void> {
    return new Promise((resolve) => this.waiting.set(serial, resolve));
  }

  settle(serial: number): void {
    this.waiting.get(serial)?.();
    this.waiting.delete(serial);
  }
}
