/** The door to the Python core as hosts see it; `client.ts` is the real one, tests may pass another. */

import type {
  CanvasReport,
  EffectRequest,
  Overview,
  Progress,
  Records,
  Reply,
  Resume,
  Settings,
  WireValue,
} from '../protocol/messages';

/** Performs an effect that the core asked for in the middle of a call; never rejects. */
export type Perform = (request: EffectRequest, job?: Job) => Promise<Resume['result']>;

/** What a call with a task shares with the effects that it needs. */
export interface Job {
  /** Fires when the task is aborted. */
  signal: AbortSignal;
  /**
   * Whose bytes count as progress. Not those of a request that nobody listens to: to hear of them
   * makes a browser ask a server of another origin first.
   */
  counts(): 'sent' | 'received' | undefined;
  /** Tell the listeners. Bytes; `expected` is 0 as long as nobody knows. */
  progress(done: number, expected: number): void;
}

export type ProgressListener = (progress: Progress) => void;

export interface Core {
  /**
   * Answer one call; always resolves. A core that cannot start, or died, answers with the internal
   * error. Calls made before it is up wait for it, in order.
   */
  call(
    api: string,
    options: WireValue,
    canvases: Record<string, CanvasReport>,
    transfer: Transferable[],
    perform: Perform,
    revision: number,
  ): Promise<Reply>;
  /**
   * Answer one call at once, after those made before it. Only a core in the caller's own thread
   * can.
   */
  callNow?: (api: string, options: WireValue) => Reply;
  /** Counts the changes of settings; a call runs under those in force when it was made. */
  readonly revision: number;
  /** Change settings for later calls; rejects with the core's sentence if one is refused. */
  configure(settings: WireValue): Promise<Settings>;
  /**
   * A file of the mini-program or of its package, for the page itself, as a Blob of its media type;
   * rejects with the core's sentence.
   */
  file(path: string): Promise<Blob>;
  /** Whether the project may reach an address of the network; rejects with the core's sentence. */
  reach(address: string): Promise<void>;
  /** All files and all that is in the storage. */
  contents(): Promise<Overview>;
  /** Forget them, and the permissions; not what the host keeps. */
  clear(): Promise<void>;
  /** Resolves once the core is up; rejects with an `Error` that says why it cannot start. */
  ready: Promise<void>;
  onProgress(listener: ProgressListener): void;
}

export interface CoreOptions {
  /** Folder that holds `core.js` and `runtime/`. */
  base: URL;
  /** Settings to start with. */
  settings: Settings;
  /** What an earlier run left; never rejects. */
  kept: Promise<Records>;
  /** Performs the effects that the page's own requests need, of which `fetch` is the only one. */
  perform: Perform;
}

export type StartCore = (options: CoreOptions) => Core;
