/** The `tt` object, made from the catalogue's rows; every function works without its receiver. */

import { canvasFont } from '../common/canvas-font';
import type { Core, Job, Perform } from '../core/types';
import type { CallbackObject, EffectRequest, Reply, Settings } from '../protocol/messages';
import { createContext, type PendingQueues } from './canvas/context';
import type { Context2D, LoadImage, Log } from './canvas/types';
import { type Catalog, type Policy, type Refusal, type Row, readPolicy } from './catalog';
import { EXTRAS } from './extras';
import { injected } from './faults';
import { type Canvases, canvasName, withFacts } from './gather';
import { CALLBACK_NAMES, type Callbacks, failure, revive, settle, takeCallbacks } from './settle';
import { startTask } from './task';
import { unansweredApis } from './unsimulated';
import { updateManager } from './updates';
import { packOptions } from './wire';

/** Everything that `tt` needs of the thread it lives in. */
export interface Host {
  catalog: Catalog;
  core: Core;
  canvases: Canvases & { pending: PendingQueues };
  /** The settings in force. */
  settings(): Settings;
  /** The synchronous APIs that the fault `once` has made fail since it was set. */
  failedOnce: Set<string>;
  /** Performs an effect that is no canvas' business. */
  perform: Perform;
  loadImage: LoadImage;
  /** A 2D context of no consequence. */
  scratch: Context2D;
  /** Of this thread. */
  fonts: FontFaceSet;
  /** Of a host with pages: what it answers itself, by the name of the row. */
  pages?: Record<string, Api>;
  /** Of a host with pages: the window as it is, whatever bars there are. Logical px. */
  window?(): { windowWidth: number; windowHeight: number };
  log: Log;
  /** An API was answered; its callbacks come next. */
  answered(api: string, reply: Reply): void;
  /** Tell of an error in the mini-program's own code. */
  report(error: unknown): void;
}

/** Any function of `tt`. */
export type Api = (...given: unknown[]) => unknown;

/** Make the `tt` object. */
export function createTt(host: Host): Record<string, unknown> {
  const policy = () => readPolicy(host.catalog, host.settings());
  const make = (row: Row): unknown => {
    if (row.form === 'value') return structuredClone(row.value);
    if (row.form === 'async') return asyncApi(row, host, policy);
    return refusing(
      row,
      host,
      policy,
      syncApi(row, host, policy, () => manager),
    );
  };
  const owned = (owner: Row['owner']) => {
    const rows = host.catalog.apis.filter(
      (row) => (row.owner === owner || row.alsoOnTt) && isAnswered(row, host),
    );
    return Object.fromEntries(rows.map((row) => [row.name, make(row)]));
  };
  const manager = owned('FileSystemManager');
  const stubs = unansweredApis(host.catalog, host.pages !== undefined, {
    log: host.log,
    async: ({ name }) => asyncApi({ name, owner: 'tt', form: 'async' }, host, policy),
    refusal: (error) => refusal(error, policy()),
  });
  return { ...stubs, ...owned('tt') };
}

/** Whether somebody here does more than fail. */
function isAnswered(row: Row, { pages }: Host): boolean {
  return !row.withoutPages || pages !== undefined;
}

function asyncApi(row: Row, host: Host, policy: () => Policy): Api {
  return (options, scope) => {
    const callbacks = takeCallbacks(options);
    const task = row.task && startTask(row.task, host.report);
    const answer = call(row, options, scope, host, task?.job);
    const reply = task ? task.unlessAborted(answer) : answer;
    if (Object.keys(callbacks).length > 0 || !policy().promise) {
      void reply.then((settled) => settle(settled, callbacks, host.report));
      return task?.methods;
    }
    const promise = promised(reply);
    if (!task) return promise;
    // Whoever wants the task alone has nobody to tell of a failure.
    promise.catch(() => {});
    return Object.assign(promise, task.methods);
  };
}

/** Never rejects: what the browser or we did not foresee is the internal error. */
async function call(
  row: Row,
  options: unknown,
  scope: unknown,
  host: Host,
  job: Job | undefined,
): Promise<Reply> {
  try {
    return await answer(row, options, scope, host, job);
  } catch (error) {
    host.log.error(`${row.name}: ${error}`);
    const { errno, errString } = host.catalog.failures.internal;
    const result = { errMsg: `${row.name}:fail ${errString}`, errno, errString };
    return { type: 'reply', id: 0, outcome: 'fail', result, console: [] };
  }
}

/** The call's way to the core and back. */
async function answer(
  row: Row,
  options: unknown,
  scope: unknown,
  host: Host,
  job: Job | undefined,
): Promise<Reply> {
  const { value, transfer } = packOptions(options, {
    without: CALLBACK_NAMES,
    texts: row.texts,
  });
  const { revision } = host.core;
  const reply = await withFacts(row, options, scope, host.canvases, (gathered) => {
    const perform = (request: EffectRequest) => {
      if (request.kind !== 'putPixels') return host.perform(request, job);
      return Promise.resolve(gathered.surface?.put(request) ?? { problem: 'page-gone' });
    };
    const buffers = [...transfer, ...gathered.transfer] as ArrayBuffer[];
    const named = isRecord(value) ? { ...value, ...gathered.named } : value;
    return host.core.call(row.name, named, gathered.canvases, buffers, perform, revision);
  });
  const revived = { ...reply, result: withWindow(revive(reply.result, row), host) };
  host.answered(row.name, revived);
  return revived;
}

function promised(reply: Promise<Reply>): Promise<unknown> {
  const call = new Error();
  return new Promise((resolve, reject) => {
    const callbacks: Callbacks = {
      success: resolve,
      fail: (result) => reject(failure(result, call)),
    };
    void reply.then((settled) => settle(settled, callbacks, reject));
  });
}

function syncApi(row: Row, host: Host, policy: () => Policy, manager: () => object): Api {
  if (row.form === 'sync') return immediateApi(row, host, policy);
  if (row.name === 'canIUse') return (given) => canUse(given, host, policy());
  if (row.form === 'table') return () => tabulated(row.name, policy(), host);
  if (row.name === 'createCanvasContext') {
    return (canvasId, scope) => canvasContext(canvasId, scope, host, policy);
  }
  if (row.name === 'getFileSystemManager') return manager;
  if (row.name === 'getUpdateManager') {
    const updates = updateManager((job) => inTask(job, host.report));
    return () => updates;
  }
  const own = host.pages?.[row.name] ?? EXTRAS[row.name];
  if (!own) throw new Error(`Nobody answers ${row.name}.`);
  return own;
}

/** Parameters by position, the result returned; whatever is wrong is thrown. */
function immediateApi(row: Row, host: Host, policy: () => Policy): Api {
  const { callNow } = host.core;
  if (!callNow) {
    const { errno, errString, detail } = host.catalog.failures.notSupported;
    const errMsg = `${row.name}:fail ${detail ?? errString}`;
    return () => {
      throw refusal({ errMsg, errno }, policy());
    };
  }
  return (...given) => {
    const named = (row.params ?? []).map((name, index) => [name, given[index]] as const);
    const reply = callNow(
      row.name,
      packOptions(Object.fromEntries(named), { texts: row.texts }).value,
    );
    const result = revive(reply.result, row);
    host.answered(row.name, { ...reply, result });
    if (reply.outcome !== 'success') throw failure(result);
    return returned(result, row);
  };
}

/** The only result, or an object of several. */
function returned(result: CallbackObject, row: Row): unknown {
  const [name, ...others] = Object.keys(row.results ?? {});
  if (name === undefined) return undefined;
  if (others.length === 0) return result[name];
  return Object.fromEntries([name, ...others].map((each) => [each, result[each]]));
}

/** A client that does not have the API throws, and so does a fault, whatever else would be done. */
function refusing(row: Row, host: Host, policy: () => Policy, answer: Api): Api {
  return (...given) => {
    const { profile, faults, ...rest } = policy();
    const refused = profile.refused[row.name];
    if (refused) throw refusal(refused, rest);
    const fault =
      row.form !== 'sync' && injected(row.name, faults, host.catalog.faults, host.failedOnce);
    if (fault) throw thrown({ ...fault, errMsg: `${row.name}:fail ${fault.detail}` });
    return answer(...given);
  };
}

function refusal(
  { errMsg, errno }: Omit<Refusal, 'errString'>,
  { unsupportedText }: Pick<Policy, 'unsupportedText'>,
): Error {
  return thrown({ errMsg, errno, errString: unsupportedText });
}

function thrown({ errMsg, errno, errString }: Refusal): Error {
  return Object.assign(new Error(errMsg), { errMsg, errno, errString });
}

function tabulated(name: string, policy: Policy, host: Host): unknown {
  const { profile, pixelRatio, orientation } = policy;
  const answer: unknown = structuredClone(profile.answers[name]);
  if (!isRecord(answer) || !('pixelRatio' in answer)) return answer;
  const held = { ...answer, ...structuredClone(profile.held[orientation]), pixelRatio };
  return withWindow(held, host);
}

/** What tells of the device's window tells of the real one, where there is one. */
function withWindow<T extends object>(answer: T, { window }: Host): T {
  return 'windowHeight' in answer ? { ...answer, ...window?.() } : answer;
}

function canUse(name: unknown, host: Host, { profile }: Policy): boolean {
  const { canIUse: names } = profile.answers;
  if (typeof name !== 'string' || !Array.isArray(names) || !names.includes(name)) return false;
  const path = name.replace('FileSystemManager.', '').split('.');
  const row = host.catalog.apis.find((each) => each.name === path[0]);
  const isInTime = row?.form !== 'sync' || host.core.callNow !== undefined;
  return isInTime && (!row || isAnswered(row, host));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function canvasContext(id: unknown, scope: unknown, host: Host, policy: () => Policy): object {
  const canvasId = canvasName(id) ?? '';
  return createContext(canvasId, {
    find: () => host.canvases.find(canvasId, scope),
    policy,
    loadImage: host.loadImage,
    scratch: host.scratch,
    shownFont: canvasFont(host.fonts, () => policy().bundledFonts),
    log: host.log,
    pending: host.canvases.pending,
    later: (callback) => inTask(callback, host.report),
  });
}

/** In a task of its own, so that a draw that starts the next one leaves room for other work. */
function inTask(callback: () => unknown, report: (error: unknown) => void): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      try {
        callback();
      } catch (error) {
        report(error);
      }
      resolve();
    }, 0);
  });
}
