/** The worker's end of the way to the view: one batch of operations a task, calls in order. */

import { pack } from '../common/packed';
import type { FromView, Operation, Packed, ToView, ViewRequest } from '../protocol/view';

/** What is news to the worker; what it asked for comes as the answer. */
export type News = Exclude<FromView, { type: 'return' | 'settle' }>;
type Listener = (message: News) => void;

export class ViewLink {
  private queue: Packed = [];
  private last: (() => void)[] = [];
  private isScheduled = false;
  private calls = 0;
  private readonly waiting = new Map<number, (value: unknown) => void>();

  constructor(
    private readonly send: (message: ToView) => void,
    private readonly listener: Listener,
  ) {}

  operate(operation: Operation): void {
    pack(this.queue, operation);
    this.schedule();
  }

  /** Run `job` once, just before the next batch is sent; what it operates goes along. */
  beforeFlush(job: () => void): void {
    this.last.push(job);
    this.schedule();
  }

  /** Ask the view, which answers after all operations so far. */
  call(request: ViewRequest): Promise<unknown> {
    this.flush();
    this.calls += 1;
    const id = this.calls;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.send({ type: 'call', id, call: request });
    });
  }

  /** Say that an event has been dealt with, after all that came of it. */
  took(serial: number): void {
    this.post({ type: 'taken', serial });
  }

  /** Send a message of another kind, after all operations so far. */
  post(message: Exclude<ToView, { type: 'operations' | 'call' }>): void {
    this.flush();
    this.send(message);
  }

  receive(message: Exclude<FromView, { type: 'settle' }>): void {
    if (message.type !== 'return') {
      this.listener(message);
      return;
    }
    this.waiting.get(message.id)?.(message.value);
    this.waiting.delete(message.id);
  }

  flush(): void {
    for (const job of this.last.splice(0)) job();
    const list = this.queue;
    this.queue = [];
    if (list.length > 0) this.send({ type: 'operations', list });
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      this.flush();
    });
  }
}
