/** The worker's end of the way to the shell: effects and what becomes of them. */

import { ownBuffers } from '../core/transfer';
import type { Job } from '../core/types';
import type { Resume } from '../protocol/messages';
import type { FromLogic, ToLogic, Wish } from '../protocol/shell';

export type Send = (message: FromLogic, transfer?: Transferable[]) => void;

interface Waiting {
  job: Job | undefined;
  resolve(result: Resume['result']): void;
}

export class ShellLink {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly send: Send) {}

  /** Have the shell perform an effect. Effects are performed in the order in which they are sent. */
  readonly perform = (effect: Wish, job?: Job): Promise<Resume['result']> =>
    new Promise((resolve) => {
      this.last += 1;
      const id = this.last;
      const counts = job?.counts();
      this.waiting.set(id, { job, resolve });
      this.send({ type: 'effect', id, effect, ...(counts && { counts }) }, ownBuffers(effect));
      const abort = () => {
        if (this.waiting.has(id)) this.send({ type: 'abort', id });
      };
      job?.signal.addEventListener('abort', abort, { once: true });
      if (job?.signal.aborted) abort();
    });

  receive(message: ToLogic & { type: 'result' | 'transferred' }): void {
    const waiting = this.waiting.get(message.id);
    if (message.type === 'transferred') {
      waiting?.job?.progress(message.done, message.expected);
    } else {
      this.waiting.delete(message.id);
      waiting?.resolve(message.result);
    }
  }
}
