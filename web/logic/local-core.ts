/**
 * The core in the caller's own thread. Synchronous calls go straight to Python; asynchronous ones
 * are answered in tasks of their own, in order, as if the core were elsewhere.
 */

import type { Bridge, Message } from '../core/boot';
import { internalError } from '../core/dead';
import type { Core, Perform } from '../core/types';
import type {
  Cleared,
  CommitRequest,
  Configured,
  ConsoleLine,
  Contents,
  Effect,
  FileAnswer,
  FromCore,
  Noted,
  ReachAnswer,
  Reply,
} from '../protocol/messages';

export interface LocalHost {
  /** Has what a synchronous call changed kept; commits are kept in the order of these calls. */
  keep: (commit: CommitRequest) => ReturnType<Perform>;
  /** Python begins, or ends, work that may take long. */
  busy(isBusy: boolean): void;
  print(line: ConsoleLine): void;
}

interface QueuedCall {
  message: Message & { type: 'call' };
  perform: Perform;
  hasBegun: boolean;
  /** Resolves in the task of this call. */
  turn: Promise<void>;
  settle(reply: Reply): void;
}

export class LocalCore implements Core {
  revision = 0;
  readonly ready = Promise.resolve();
  private readonly queue: QueuedCall[] = [];
  private readonly pending = new Set<QueuedCall>();
  private readonly tasks = new Tasks();
  private death: string | undefined;
  private last = 0;

  constructor(
    private readonly bridge: Pick<Bridge, 'handle'>,
    private readonly host: LocalHost,
  ) {}

  readonly call: Core['call'] = (api, options, canvases, _transfer, perform, revision) =>
    new Promise((resolve) => {
      const message = {
        type: 'call',
        id: this.nextId(),
        revision,
        api,
        options,
        canvases,
      } as const;
      const turn = this.tasks.add();
      const call: QueuedCall = { message, perform, hasBegun: false, turn, settle: resolve };
      this.queue.push(call);
      this.pending.add(call);
      void turn.then(() => {
        this.queue.shift();
        this.begin(call);
      });
    });

  readonly callNow = (api: string, options: QueuedCall['message']['options']): Reply => {
    // Whatever was asked for before comes first.
    for (const call of this.queue) this.begin(call);
    const { revision } = this;
    const id = this.nextId();
    const message = { type: 'call', id, revision, api, options, canvases: {} } as const;
    const reply = this.handle<Reply>(message) ?? this.dead(id, api);
    this.print(reply.console);
    if (reply.commit) void this.keep(id, reply.commit);
    return reply;
  };

  readonly configure: Core['configure'] = async (settings) => {
    this.revision += 1;
    const { revision } = this;
    const answer = this.ask<Configured>({
      type: 'configure',
      id: this.nextId(),
      revision,
      settings,
    });
    if (!answer.settings) throw new Error(answer.error ?? 'the core refused the settings');
    return answer.settings;
  };

  readonly file: Core['file'] = async (path) => {
    // All files of the package are there from the start, so that none has to be fetched.
    const answer = this.ask<FileAnswer>({ type: 'file', id: this.nextId(), path });
    this.print(answer.console);
    const { contents, mediaType, error } = answer;
    if (!contents) throw new Error(error ?? `the core has no file ${path}`);
    return contents.slice(0, contents.size, mediaType);
  };

  readonly reach: Core['reach'] = async (address) => {
    const { error } = this.ask<ReachAnswer>({ type: 'reach', id: this.nextId(), address });
    if (error) throw new Error(error);
  };

  readonly contents: Core['contents'] = async () => {
    const { files, items, usage } = this.ask<Contents>({ type: 'contents', id: this.nextId() });
    return { files, items, usage };
  };

  readonly clear: Core['clear'] = async () => {
    this.ask<Cleared>({ type: 'clear', id: this.nextId() });
  };

  onProgress(): void {
    // It is made of a core that is up.
  }

  private begin(call: QueuedCall): void {
    if (call.hasBegun) return;
    call.hasBegun = true;
    this.advance(call, call.message);
  }

  /** Give Python the call's next message, and do what it asks for. */
  private advance(call: QueuedCall, message: Message): void {
    this.host.busy(true);
    const answer = this.handle<Reply | Effect>(message);
    this.host.busy(false);
    if (answer?.type === 'effect') void this.perform(call, answer);
    else this.finish(call, answer ?? this.dead(message.id, call.message.api));
  }

  private async perform(call: QueuedCall, { id, effect, console }: Effect): Promise<void> {
    this.print(console);
    const next = await call.perform(effect).then(
      (result): Message => ({ type: 'resume', id, result }),
      (error: unknown): Message => ({ type: 'resume', id, failed: String(error) }),
    );
    this.advance(call, next);
  }

  private finish(call: QueuedCall, reply: Reply): void {
    if (!this.pending.delete(call)) return;
    void call.turn.then(() => {
      this.print(reply.console);
      call.settle(reply);
    });
  }

  private async keep(id: number, commit: CommitRequest): Promise<void> {
    const { problem } = Object(await this.host.keep(commit));
    const text = problem === undefined ? {} : { problem: String(problem) };
    this.print(this.handle<Noted>({ type: 'posted', id, ...text })?.console ?? []);
  }

  private ask<Wanted extends FromCore>(message: Message): Wanted {
    const answer = this.handle<Wanted>(message);
    if (!answer) throw new Error(this.death);
    return answer;
  }

  /** Undefined: the interpreter itself is broken. Each message has an answer of its own kind. */
  private handle<Wanted extends FromCore>(message: Message): Wanted | undefined {
    if (this.death !== undefined) return undefined;
    try {
      return this.bridge.handle(message) as Wanted;
    } catch (error) {
      this.death = `pysim's core has failed: ${error}`;
      for (const call of this.pending)
        this.finish(call, this.dead(call.message.id, call.message.api));
      return undefined;
    }
  }

  private dead(id: number, api: string): Reply {
    return internalError(id, api, this.death ?? '');
  }

  private print(lines: ConsoleLine[]): void {
    for (const line of lines) this.host.print(line);
  }

  private nextId(): number {
    this.last += 1;
    return this.last;
  }
}

/** Tasks of the event loop, in the order they were added; unlike timers they are not held back. */
class Tasks {
  private readonly channel = new MessageChannel();
  private readonly waiting: (() => void)[] = [];

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.();
  }

  /** Resolves in a task of its own. */
  add(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.channel.port2.postMessage(null);
    });
  }
}
