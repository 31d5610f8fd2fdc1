/** APIs of `tt` that a test answers, or only listens to. */

import type { Mock, MockedCall, MockResult } from '../protocol/testing';
import { failure, settle, takeCallbacks } from '../tt/settle';
import type { Api } from '../tt/shim';
import { compiled } from './evaluate';

export interface MocksHost {
  tt: Record<string, unknown>;
  /** What `tt.getFileSystemManager` returns. */
  manager(): Record<string, unknown>;
  /** Whether the API answers by callbacks. */
  isAsync(api: string): boolean;
  /** Tell the test of a call; a result only if it is to answer. */
  tell(call: MockedCall): Promise<unknown>;
  report(error: unknown): void;
}

export class Mocks {
  private readonly originals = new Map<string, Api>();

  constructor(private readonly host: MocksHost) {}

  /** Put `mock` in the place of the API from now on, or the API itself back. */
  set(api: string, mock: Mock | undefined): void {
    const owner = this.ownerOf(api);
    const original = this.originals.get(api) ?? (owner[api] as Api);
    this.originals.set(api, original);
    owner[api] = mock ? this.mocked(api, mock, original) : original;
  }

  /** `tt`, or its file system manager, of which there is one. */
  private ownerOf(api: string): Record<string, unknown> {
    const { tt } = this.host;
    const owner = typeof tt[api] === 'function' ? tt : this.host.manager();
    if (typeof owner[api] !== 'function') throw new Error(`tt has no function ${api}`);
    return owner;
  }

  private mocked(api: string, mock: Mock, original: Api): Api {
    if (!this.host.isAsync(api)) return this.immediate(api, mock, original);
    const own = mock.kind === 'code' ? (compiled(mock.source) as Api) : undefined;
    return (options, ...rest) => {
      const told = this.told(api, options, mock.kind === 'ask');
      if (mock.kind === 'watch') return original(options, ...rest);
      const answer = (async (): Promise<MockResult> => {
        if (mock.kind === 'answer') return { ...mock, result: structuredClone(mock.result) };
        if (own) return successOf(await own(options));
        return (await told) as MockResult;
      })();
      return this.settled(api, options, answer);
    };
  }

  private immediate(api: string, mock: Mock, original: Api): Api {
    if (mock.kind === 'ask') {
      throw new Error(
        `${api} returns its result at once, so a function of the test cannot answer it; give a value, or the source of a JavaScript function`,
      );
    }
    const own = mock.kind === 'code' ? (compiled(mock.source) as Api) : undefined;
    return (...given) => {
      void this.told(api, given, false);
      if (own) return own(...given);
      if (mock.kind !== 'answer') return original(...given);
      const result: unknown = structuredClone(mock.result);
      if (mock.outcome === 'fail') throw failure(named(api, mock.outcome, result));
      return result;
    };
  }

  private told(api: string, options: unknown, asks: boolean): Promise<unknown> {
    return this.host.tell({ kind: 'mock', api, options: plain(options), asks });
  }

  /** Callbacks, or a Promise where there are none, as the API itself has them. */
  private settled(api: string, options: unknown, answer: Promise<MockResult>): unknown {
    const callbacks = takeCallbacks(options);
    const { report } = this.host;
    const reply = answer.then(
      ({ outcome, result }) => ({ outcome, result: named(api, outcome, result) }),
      (error: unknown) => {
        report(error);
        return { outcome: 'fail' as const, result: named(api, 'fail', { errMsg: String(error) }) };
      },
    );
    const settling = { type: 'reply' as const, id: 0, console: [] };
    if (Object.keys(callbacks).length > 0) {
      void reply.then((settled) => settle({ ...settling, ...settled }, callbacks, report));
      return undefined;
    }
    return reply.then(({ outcome, result }) => {
      if (outcome === 'fail') throw failure(result);
      return result;
    });
  }
}

function successOf(result: unknown): MockResult {
  return { outcome: 'success', result };
}

/** A callback object, with the `errMsg` that every one has. */
function named(api: string, outcome: MockResult['outcome'], result: unknown): { errMsg: string } {
  const errMsg = outcome === 'success' ? `${api}:ok` : `${api}:fail`;
  return { errMsg, ...Object(result) };
}

/** What of `value` can leave the thread. */
export function plain(value: unknown, above: readonly unknown[] = []): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return undefined;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Date) {
    return value;
  }
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((each) => plain(each, path) ?? null);
  const entries = Object.entries(value).map(([name, each]) => [name, plain(each, path)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
