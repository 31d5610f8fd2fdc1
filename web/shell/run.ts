/** One run of a mini-program from outside: its frame, its effects, its answers, its signs of life. */

import type { Job } from '../core/types';
import type { Answer, Progress, Resume } from '../protocol/messages';
import type {
  FromLogic,
  OpenPage,
  PageLook,
  Question,
  ShareCard,
  Run as Start,
  Wish,
} from '../protocol/shell';
import type { TestAnswer, TestRequest } from '../protocol/testing';
import type { Frame } from './frame';
import { type Silence, Watchdog } from './watchdog';

/** What a developer wants to read. */
export type Told = Extract<FromLogic, { type: 'console' | 'log' | 'failure' }>;
type Result = Resume['result'];

export interface RunHost {
  /** Do what the mini-program asks for; never rejects. */
  perform(effect: Wish, job: Job): Promise<Result>;
  progress(stage: Progress['stage']): void;
  /** The page on top is another, or looks different. */
  shown(pages: OpenPage[], look: PageLook): void;
  told(message: Told): void;
  /** Show what would be shared; `answer` once the user has decided. */
  share(card: ShareCard, answer: (done: boolean) => void): void;
  silent(silence: Silence | undefined): void;
  /** It cannot go on. */
  ended(reason: string): void;
}

/** Ms that a question may take; the worker may be in a loop. */
const PATIENCE = 5_000;
/** Ms without a word from a run that starts. */
const START_PATIENCE = 90_000;

type WithoutId<Asked> = Asked extends { id: number } ? Omit<Asked, 'id'> : never;
type Heard = Answer | TestAnswer | Extract<FromLogic, { type: 'left' }>;

interface Waiting {
  resolve(answer: Heard): void;
  reject(error: Error): void;
}

export class Run {
  pages: OpenPage[] = [];
  look: PageLook | undefined;
  private watchdog: Watchdog | undefined;
  private startTimer = 0;
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly jobs = new Map<number, AbortController>();
  private hasEnded = false;

  /** `frame` is in the page, and no other run's. */
  constructor(
    readonly frame: Frame,
    readonly start: Start,
    private readonly host: RunHost,
  ) {
    void frame.start(start, {
      receive: (message) => this.receive(message),
      broken: (reason) => host.ended(`The run was stopped, because of ${reason}.`),
    });
    this.awaitStart();
  }

  get silence(): Silence | undefined {
    return this.watchdog?.silence;
  }

  /** Ask the core; rejects if it does not answer in time. */
  ask<Wanted extends Answer>(question: WithoutId<Question>): Promise<Wanted> {
    return this.await((id) => this.frame.send({ ...question, id })) as Promise<Wanted>;
  }

  /** What a test asks for, which may take as long as it says (ms); rejects with the reason if it fails. */
  async test(request: WithoutId<TestRequest>, patience: number): Promise<unknown> {
    const send = (id: number) => this.frame.send({ ...request, id });
    return resultOf(await this.await(send, patience));
  }

  /** Resolves when every event so far has been dealt with, and what came of it is drawn. */
  async settle(patience: number): Promise<void> {
    resultOf(await this.await((id) => this.frame.settle(id), patience));
  }

  /** What it takes to open the same pages again, with their data as far as the worker tells. */
  async leave(): Promise<OpenPage[]> {
    if (this.silence || this.pages.length === 0) return this.pages;
    const left = this.await((id) => this.frame.send({ type: 'leave', id }));
    const answer = await left.catch(() => undefined);
    return answer?.type === 'left' ? answer.pages : this.pages;
  }

  /** Whatever it is doing, it ends here. */
  kill(): void {
    this.hasEnded = true;
    clearTimeout(this.startTimer);
    this.watchdog?.stop();
    for (const job of this.jobs.values()) job.abort();
    for (const { reject } of this.waiting.values()) reject(new Error('The run has ended.'));
    this.waiting.clear();
    this.frame.remove();
  }

  private receive(message: FromLogic): void {
    if (this.hasEnded) return;
    this.watchdog?.heard();
    switch (message.type) {
      case 'progress':
        this.progress(message.progress.stage);
        break;
      case 'effect':
        void this.perform(message);
        break;
      case 'abort':
        this.jobs.get(message.id)?.abort();
        break;
      case 'pages':
        clearTimeout(this.startTimer);
        this.pages = message.pages;
        this.look = message.look;
        this.host.shown(message.pages, message.look);
        break;
      case 'console':
      case 'log':
      case 'failure':
        this.host.told(message);
        break;
      case 'python':
        this.watchdog?.python(message.busy);
        break;
      case 'share':
        this.host.share(message.card, (done) =>
          this.frame.send({ type: 'shared', number: message.number, done }),
        );
        break;
      case 'pong':
        break;
      default:
        this.waiting.get(message.id)?.resolve(message);
        this.waiting.delete(message.id);
    }
  }

  private progress(stage: Progress['stage']): void {
    this.awaitStart();
    if (stage === 'ready') {
      clearTimeout(this.startTimer);
      // Before, Python has the thread.
      this.watchdog ??= new Watchdog({
        ping: (number) => this.frame.send({ type: 'ping', number }),
        changed: (silence) => this.host.silent(silence),
      });
    }
    this.host.progress(stage);
  }

  private awaitStart(): void {
    clearTimeout(this.startTimer);
    this.startTimer = window.setTimeout(() => {
      const seconds = START_PATIENCE / 1000;
      this.host.ended(`The run did not start: nothing came from it for ${seconds} s.`);
    }, START_PATIENCE);
  }

  private async perform({
    id,
    effect,
    counts,
  }: Extract<FromLogic, { type: 'effect' }>): Promise<void> {
    const abort = new AbortController();
    this.jobs.set(id, abort);
    const result = await this.host.perform(effect, {
      signal: abort.signal,
      counts: () => counts,
      progress: (done, expected) => {
        if (!this.hasEnded) this.frame.send({ type: 'transferred', id, done, expected });
      },
    });
    this.jobs.delete(id);
    if (!this.hasEnded) this.frame.send({ type: 'result', id, result });
  }

  private await(send: (id: number) => void, patience = PATIENCE): Promise<Heard> {
    if (this.hasEnded) return Promise.reject(new Error('The run has ended.'));
    this.last += 1;
    const id = this.last;
    return new Promise<Heard>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`The mini-program did not answer within ${patience / 1000} s.`));
      }, patience);
      send(id);
    });
  }
}

function resultOf(answer: Heard): unknown {
  if (answer.type !== 'tested') return undefined;
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}
