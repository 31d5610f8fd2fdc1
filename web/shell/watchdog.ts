/**
 * Whether the logic worker still answers. A loop without end keeps it from it; so does Python, which
 * therefore gets more time.
 */

export type Silence = 'code' | 'python';

export interface WatchdogHost {
  ping(number: number): void;
  /** The worker has been silent for too long, or answers again. */
  changed(silence: Silence | undefined): void;
}

const INTERVAL = 1000;
/** Ms without an answer after which somebody is told. */
const PATIENCE: Record<Silence, number> = { code: 5_000, python: 30_000 };

export class Watchdog {
  silence: Silence | undefined;
  private readonly timer: number;
  private number = 0;
  private answered = performance.now();
  private isPython = false;

  constructor(private readonly host: WatchdogHost) {
    this.timer = window.setInterval(() => this.look(), INTERVAL);
    this.ping();
  }

  /** Any word of the worker is a sign of life. */
  heard(): void {
    this.answered = performance.now();
    this.set(undefined);
  }

  python(busy: boolean): void {
    this.isPython = busy;
    this.heard();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    // A hidden page's timers are late, and so would be its judgement.
    if (document.hidden) this.answered = performance.now();
    const kind = this.isPython ? 'python' : 'code';
    if (performance.now() - this.answered > PATIENCE[kind]) this.set(kind);
    this.ping();
  }

  private ping(): void {
    this.number += 1;
    this.host.ping(this.number);
  }

  private set(silence: Silence | undefined): void {
    if (silence === this.silence) return;
    this.silence = silence;
    this.host.changed(silence);
  }
}
