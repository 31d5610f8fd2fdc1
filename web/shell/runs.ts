/** Starts and ends the runs of a preview, one at a time, and tells of the states they come to. */

import type { Job } from '../core/types';
import type { Resume } from '../protocol/messages';
import type { Failure, OpenPage, ShareCard, Wish } from '../protocol/shell';
import type { Pack } from './pack';
import { Run, type Told } from './run';
import type { Spares } from './spares';
import type { State } from './state';
import type { Silence } from './watchdog';

export interface RunsHost {
  /** The state that the preview is in, and the way to another. */
  state(): State;
  set(state: State): void;
  /** Other pages are open, or the one on top looks different. */
  pages(run: Run): void;
  told(message: Told): void;
  /** Do what the mini-program asks for; never rejects. */
  perform(effect: Wish, job: Job): Promise<Resume['result']>;
  /** Show what would be shared; `answer` once the user has decided. */
  share(card: ShareCard, answer: (done: boolean) => void): void;
  /** Take away what the run shows over the screen. */
  dismiss(): void;
  /** Whether a restart is likely. */
  isLive(): boolean;
}

/** Ms in which a page may still come after an error. */
const GRACE = 400;

export class Runs {
  run: Run | undefined;
  private graceTimer = 0;
  /** An error before the first page; a page may come nevertheless. */
  private early: Failure | undefined;

  constructor(
    private readonly spares: Spares,
    private readonly host: RunsHost,
  ) {}

  /** The pages that are open, without their data; none: there is no run, or no page yet. */
  get pages(): OpenPage[] {
    return this.run?.pages.map(({ path, query }) => ({ path, query })) ?? [];
  }

  begin(pack: Pack, start: Run['start']): void {
    const { host } = this;
    const mine = (job: () => void) => {
      if (run === this.run) job();
    };
    const run: Run = new Run(this.spares.take(pack, start.fonts), start, {
      perform: (effect, job) => host.perform(effect, job),
      progress: (stage) => mine(() => this.starting(stage)),
      shown: () => mine(() => this.shown(run)),
      told: (message) =>
        mine(() => {
          host.told(message);
          if (message.type === 'failure') this.failed(message.failure, run);
        }),
      share: (card, answer) => mine(() => host.share(card, answer)),
      silent: (silence) => mine(() => this.silent(silence, run)),
      ended: (reason) =>
        mine(() => {
          this.end();
          host.set({ name: 'failed', message: reason });
        }),
    });
    this.run = run;
  }

  /** Take the run away with all that it shows. */
  end(): void {
    clearTimeout(this.graceTimer);
    this.early = undefined;
    const { run } = this;
    this.run = undefined;
    run?.kill();
    this.host.dismiss();
  }

  /** Leave the mini-program, which goes on unseen, or come back to it. */
  background(isLeft: boolean): void {
    const [from, to] = isLeft
      ? (['running', 'background'] as const)
      : (['background', 'running'] as const);
    if (this.host.state().name !== from) return;
    this.run?.frame.send({ type: 'background', isLeft });
    this.host.set({ name: to });
  }

  private starting(stage: Extract<State, { name: 'starting' }>['stage']): void {
    if (this.host.state().name === 'starting') this.host.set({ name: 'starting', stage });
  }

  /** The run may have been silent before its first page, too. */
  private silent(silence: Silence | undefined, run: Run): void {
    if (silence) this.host.set({ name: 'stuck', silence });
    else if (run.pages.length > 0) this.host.set({ name: 'running' });
    else this.host.set({ name: 'starting', stage: 'ready' });
  }

  private shown(run: Run): void {
    const { host } = this;
    clearTimeout(this.graceTimer);
    host.pages(run);
    if (!['starting', 'crashed'].includes(host.state().name)) return;
    host.set({ name: 'running', ...(this.early && { failure: this.early }) });
    this.spares.provide(host.isLive());
  }

  private failed(failure: Failure, run: Run): void {
    if (run.pages.length > 0) {
      if (this.host.state().name === 'running') this.host.set({ name: 'running', failure });
      return;
    }
    this.early ??= failure;
    clearTimeout(this.graceTimer);
    this.graceTimer = window.setTimeout(() => {
      if (this.early) this.host.set({ name: 'crashed', failure: this.early });
    }, GRACE);
  }
}
