/** The shell's way to the compiler's worker. Nothing waits for ever: when the worker ends, all fail. */

import type { CompileReply, CompileRequest } from '../protocol/compile';
import type { Compiled, ProjectFiles } from '../protocol/project';

interface Waiting {
  done(compiled: Compiled): void;
  failed(error: Error): void;
}

export class CompilerClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private end: Error | undefined;

  /** `address` is that of compile.js. */
  constructor(address: URL | string) {
    this.worker = new Worker(address, { type: 'module', name: 'compiler' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<CompileReply>) =>
      this.settle(data),
    );
    this.worker.addEventListener('error', ({ message }) =>
      this.stop(`The compiler could not go on: ${message || 'its script was not loaded'}.`),
    );
  }

  /** Rejects if the compiler is broken, not if the project is. */
  compile(files: ProjectFiles): Promise<Compiled> {
    if (this.end) return Promise.reject(this.end);
    this.last += 1;
    const request: CompileRequest = { type: 'compile', id: this.last, files };
    return new Promise((done, failed) => {
      this.waiting.set(request.id, { done, failed });
      this.worker.postMessage(request);
    });
  }

  /** End the worker; what is not compiled yet fails. */
  stop(reason = 'The compiler was stopped.'): void {
    this.end = new Error(reason);
    this.worker.terminate();
    for (const { failed } of this.waiting.values()) failed(this.end);
    this.waiting.clear();
  }

  private settle(reply: CompileReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.type === 'compiled') waiting?.done(reply.compiled);
    else waiting?.failed(new Error(reply.error));
  }
}
