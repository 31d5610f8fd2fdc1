/** The host's end of the core: starts the worker, pairs answers with calls, outlives its death. */

import type {
  Answer,
  Cleared,
  Configured,
  ConsoleLine,
  Contents,
  Effect,
  FileAnswer,
  FromCore,
  Progress,
  ReachAnswer,
  Reply,
  Request,
  ToCore,
} from '../protocol/messages';
import { internalError } from './dead';
import { followLifeline } from './lifeline';
import { ownBuffers } from './transfer';
import type { Core, CoreOptions, Perform, ProgressListener } from './types';

/**
 * Ms without a word from a worker that starts, after which it is given up. Longer than the worker
 * itself waits for bytes, for it can say which file was late.
 */
const PATIENCE = 90_000;

interface PendingCall {
  api: string;
  perform: Perform;
  resolve(reply: Reply): void;
}

type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never;

/** Waits for the answer to a message that is no call. */
interface PendingRequest {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Start the core; it boots while the host goes on. */
export function startCore(options: CoreOptions): Core {
  return new CoreClient(options);
}

class CoreClient implements Core {
  readonly ready: Promise<void>;
  readonly #calls = new Map<number, PendingCall>();
  readonly #requests = new Map<number, PendingRequest>();
  readonly #listeners: ProgressListener[] = [];
  readonly #performOwn: Perform;
  #worker: Worker | undefined;
  #death: Error | undefined;
  #watchdog = 0;
  #lastId = 0;
  #isReady: () => void = () => {};
  #isDead: (error: Error) => void = () => {};

  constructor({ base, settings, kept, perform }: CoreOptions) {
    this.#performOwn = perform;
    this.ready = new Promise((resolve, reject) => {
      this.#isReady = resolve;
      this.#isDead = reject;
    });
    // A host that does not look at `ready` still learns of the failure from its calls.
    this.ready.catch(() => {});
    const script = new URL('core.js', base);
    try {
      this.#worker = startWorker(script, {
        message: (message) => this.#receive(message, script),
        failure: (reason) => this.#die(reason),
      });
      this.#watch(script);
      void kept.then((records) => this.#send({ type: 'start', settings, kept: records }));
    } catch (error) {
      this.#die(`${script} could not be started as a worker: ${words(error)}`);
    }
  }

  /** See `Core`: a call may have waited for its canvas while settings changed. */
  revision = 0;

  call: Core['call'] = (api, options, canvases, transfer, perform, revision) =>
    new Promise((resolve) => {
      const id = this.#nextId();
      if (this.#death) {
        resolve(internalError(id, api, this.#death.message));
        return;
      }
      this.#calls.set(id, { api, perform, resolve });
      try {
        this.#send({ type: 'call', id, revision, api, options, canvases }, transfer);
      } catch (error) {
        this.#settle(internalError(id, api, `the call could not be sent: ${words(error)}`));
      }
    });

  configure: Core['configure'] = async (settings) => {
    this.revision += 1;
    const { revision } = this;
    const answer = await this.#ask<Configured>({ type: 'configure', revision, settings });
    if (!answer.settings) throw new Error(answer.error ?? 'the core refused the settings');
    return answer.settings;
  };

  file: Core['file'] = async (path) => {
    const answer = await this.#ask<FileAnswer>({ type: 'file', path });
    print(answer.console);
    const { contents, mediaType, error } = answer;
    if (!contents) throw new Error(error ?? `the core has no file ${path}`);
    return contents.slice(0, contents.size, mediaType);
  };

  reach: Core['reach'] = async (address) => {
    const { error } = await this.#ask<ReachAnswer>({ type: 'reach', address });
    if (error) throw new Error(error);
  };

  contents: Core['contents'] = async () => {
    const { files, items, usage } = await this.#ask<Contents>({ type: 'contents' });
    return { files, items, usage };
  };

  clear: Core['clear'] = async () => {
    await this.#ask<Cleared>({ type: 'clear' });
  };

  onProgress(listener: ProgressListener): void {
    this.#listeners.push(listener);
  }

  #receive(message: FromCore, script: URL): void {
    switch (message.type) {
      case 'alive':
        this.#watch(script, 'download');
        followLifeline(message.lifeline, () => this.#die('its worker has ended'));
        break;
      case 'reply':
        this.#settle(message);
        break;
      case 'effect':
        this.#perform(message);
        break;
      case 'configured':
      case 'file':
      case 'reach':
      case 'contents':
      case 'cleared':
        this.#requests.get(message.id)?.resolve(message);
        this.#requests.delete(message.id);
        break;
      case 'progress':
        this.#watch(script, message.stage);
        this.#progress(message);
        break;
      case 'failed':
        this.#die(message.message);
        break;
    }
  }

  #settle(reply: Reply): void {
    const call = this.#calls.get(reply.id);
    this.#calls.delete(reply.id);
    print(reply.console);
    call?.resolve(reply);
  }

  async #perform({ id, effect, console: lines }: Effect): Promise<void> {
    print(lines);
    if (this.#death) return;
    const perform = this.#calls.get(id)?.perform ?? this.#performOwn;
    try {
      const result = await perform(effect);
      if (!this.#death) this.#send({ type: 'resume', id, result }, ownBuffers(Object(result)));
    } catch (error) {
      this.#send({ type: 'resume', id, failed: words(error) });
    }
  }

  #ask<Wanted extends Answer>(request: WithoutId<Request>): Promise<Wanted> {
    return new Promise((resolve, reject) => {
      if (this.#death) {
        reject(this.#death);
        return;
      }
      const id = this.#nextId();
      this.#send({ ...request, id });
      // The answer is of the request's kind, as the protocol says.
      this.#requests.set(id, { resolve: (answer) => resolve(answer as Wanted), reject });
    });
  }

  #progress(progress: Progress): void {
    if (progress.stage === 'ready') this.#isReady();
    for (const listener of this.#listeners) listener(progress);
  }

  /** Wait for the next word of the start-up, which has come to `stage`. */
  #watch(script: URL, stage?: Progress['stage']): void {
    clearTimeout(this.#watchdog);
    if (stage === 'ready' || this.#death) return;
    const reached = stage ? `stopped at the stage ${stage}` : 'could not be loaded';
    this.#watchdog = setTimeout(() => {
      this.#die(`${script} ${reached}: nothing came for ${PATIENCE / 1000} s`);
    }, PATIENCE);
  }

  /** The end: whatever is pending fails now, whatever comes later fails at once. */
  #die(reason: string): void {
    if (this.#death) return;
    this.#death = new Error(`pysim's core has failed: ${reason}`);
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#isDead(this.#death);
    for (const [id, { api }] of this.#calls) {
      this.#settle(internalError(id, api, this.#death.message));
    }
    for (const { reject } of this.#requests.values()) reject(this.#death);
    this.#requests.clear();
  }

  #send(message: ToCore, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

interface WorkerListener {
  message(message: FromCore): void;
  failure(reason: string): void;
}

function startWorker(script: URL, listener: WorkerListener): Worker {
  const worker = new Worker(script, { type: 'module', name: 'pysim-core' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromCore>) => listener.message(data));
  worker.addEventListener('messageerror', () => {
    listener.failure('a message from the core could not be read');
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A script that cannot be loaded gives an event without a message.
    listener.failure(event.message || `${script} could not be loaded or is no script`);
  });
  return worker;
}

function print(lines: ConsoleLine[]): void {
  for (const { level, text } of lines) console[level](`[pysim] ${text}`);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
