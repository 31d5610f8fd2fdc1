/** A number on its way to another, frame by frame; it can be stopped wherever it is. */

export class Glide {
  private frame = 0;

  /** Call `step` with the values from `from` to `to` for `duration` ms, then `over`. */
  start(
    { from, to, duration }: { from: number; to: number; duration: number },
    step: (value: number) => void,
    over: () => void,
  ): void {
    this.stop();
    const begin = performance.now();
    const next = (now: number) => {
      const part = duration > 0 ? Math.min(1, Math.max(0, now - begin) / duration) : 1;
      step(part === 1 ? to : from + (to - from) * (1 - (1 - part) ** 3));
      if (part === 1) over();
      else this.frame = requestAnimationFrame(next);
    };
    if (duration > 0) this.frame = requestAnimationFrame(next);
    else next(begin);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
