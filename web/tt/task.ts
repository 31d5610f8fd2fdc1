/** Tasks: the object that a call returns at once, to abort it and to follow its progress. */

import type { Job } from '../core/types';
import type { Reply } from '../protocol/messages';
import type { TaskRow } from './catalog';

type Listener = (event: Record<string, number>) => unknown;

export interface Task {
  /** What the mini-program gets. */
  methods: Record<string, (given?: unknown) => void>;
  /** What the call's effects get. */
  job: Job;
  /** The call's reply, or the failure of an aborted call if that comes first. */
  unlessAborted(reply: Promise<Reply>): Promise<Reply>;
}

/** Start the task of one call of `row`; `report` hears of a listener that throws. */
export function startTask(row: TaskRow, report: (error: unknown) => void): Task {
  const aborter = new AbortController();
  const { signal } = aborter;
  const listeners = new Set<Listener>();
  let latest: { done: number; expected: number } | undefined;
  const methods: Task['methods'] = { abort: () => aborter.abort() };
  if (row.progress) {
    methods.onProgressUpdate = (listener) => {
      if (typeof listener === 'function') listeners.add(listener as Listener);
    };
  }
  const tell = (event: Record<string, number>) => {
    for (const listener of listeners) {
      try {
        listener({ ...event });
      } catch (error) {
        report(error);
      }
    }
  };
  const job: Job = {
    signal,
    counts: () => {
      const counted = row.progress?.counted;
      return counted === 'sent' && listeners.size === 0 ? undefined : counted;
    },
    progress: (done, expected) => {
      const repeated = latest?.done === done && latest.expected === expected;
      if (!row.progress || repeated || signal.aborted) return;
      latest = { done, expected };
      const progress = expected > 0 ? Math.round((100 * done) / expected) : 0;
      tell({ progress, [row.progress.done]: done, [row.progress.expected]: expected });
    },
  };
  const unlessAborted: Task['unlessAborted'] = (reply) => {
    const abortion = aborted(signal, row);
    // Silence is no end: the call waits on, and can still be aborted.
    const answered = reply.then((each) => (each.outcome === 'silent' ? abortion : each));
    return Promise.race([answered, abortion]);
  };
  return { methods, job, unlessAborted };
}

/** Settles only if the task is aborted; the core need not be asked, nor be up. */
function aborted(signal: AbortSignal, row: TaskRow): Promise<Reply> {
  return new Promise((resolve) => {
    const fail = () => {
      resolve({
        type: 'reply',
        id: 0,
        outcome: 'fail',
        result: { ...row.cancelled },
        console: [],
      });
    };
    signal.addEventListener('abort', fail, { once: true });
  });
}
