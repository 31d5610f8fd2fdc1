/** `tt` in the logic worker: Python in this thread, everything visible by way of the shell. */

import { logTo } from '../common/log';
import { type Bridge, boot } from '../core/boot';
import { HandedOver } from '../core/handed-over';
import { BlobStore } from '../core/store';
import type { Perform } from '../core/types';
import json from '../generated/catalog.json';
import type {
  ConsoleLine,
  EffectRequest,
  PageRequest,
  Progress,
  Resume,
  Settings,
} from '../protocol/messages';
import type { Run, ToLogic } from '../protocol/shell';
import type { Context2D } from '../tt/canvas/types';
import { type Catalog, type Policy, readPolicy } from '../tt/catalog';
import { type Api, createTt, type Host } from '../tt/shim';
import { WorkerImages } from './images';
import { LocalCore } from './local-core';
import { Mocks } from './mocks';
import { answer, isQuestion } from './questions';
import { type Send, ShellLink } from './shell-link';
import type { Device } from './window-size';

// Generated beside its type: a literal's inferred type is narrower than the shape.
const catalog = json as unknown as Catalog;

export interface Platform {
  tt: Record<string, unknown>;
  mocks: Mocks;
  core: LocalCore;
  /** The settings that the worker itself obeys. */
  policy(): Policy;
  loadImage: Host['loadImage'];
  /** The file of an image. */
  imageFile(path: string): Promise<Blob>;
  /** Hear the shell. */
  receive(message: ToLogic): void;
}

/** What `tt` needs of the worker besides. */
export interface Surroundings
  extends Required<Pick<Host, 'canvases' | 'fonts' | 'report' | 'pages' | 'window'>> {
  /** Does what the core asks of pages. */
  performPage(request: PageRequest): Promise<Resume['result']>;
}

const PAGE_REQUESTS: readonly EffectRequest['kind'][] = [
  'navigate',
  'dressPage',
  'tabBar',
  'scrollPage',
  'pullDown',
];

function isPageRequest(request: EffectRequest): request is PageRequest {
  return PAGE_REQUESTS.includes(request.kind);
}

/** Start Python and make `tt`; rejects with a sentence that says why it cannot start. */
export async function startPlatform(
  run: Run,
  send: Send,
  { canvases, fonts, report, pages, window, performPage }: Surroundings,
): Promise<Platform> {
  const print = (line: ConsoleLine) => send({ type: 'console', line });
  const log = logTo((level, text) => print({ level, text }));
  const link = new ShellLink(send);
  const perform: Perform = (effect, job) => {
    if (effect.kind === 'wait') return elapsed(effect.ms);
    return isPageRequest(effect) ? performPage(effect) : link.perform(effect, job);
  };

  const core = new LocalCore(await startPython(run, send), {
    keep: link.perform,
    busy: (busy) => send({ type: 'python', busy }),
    print,
  });
  const failedOnce = new Set<string>();
  let settings = await core.configure({});
  const configure = async (changes: Settings): Promise<Settings> => {
    settings = await core.configure(changes);
    if ('faults' in changes) failedOnce.clear();
    return settings;
  };
  await configure(run.settings).catch((error: unknown) => log.error(`${error}`));

  const images = new WorkerImages(core, perform);
  const loadImage = images.load;
  const tt = createTt({
    catalog,
    core,
    canvases,
    settings: () => settings,
    failedOnce,
    perform,
    loadImage,
    scratch: scratch(),
    fonts,
    pages,
    window,
    log,
    report,
    // The shell sees what is kept.
    answered: () => {},
  });

  const mocks = new Mocks({
    tt,
    manager: () => (tt.getFileSystemManager as Api)() as Record<string, unknown>,
    isAsync: (api) =>
      [...catalog.apis, ...catalog.unsimulated].find(({ name }) => name === api)?.form === 'async',
    tell: link.perform,
    report,
  });

  const receive = (message: ToLogic): void => {
    if (message.type === 'result' || message.type === 'transferred') link.receive(message);
    if (isQuestion(message)) void answer(core, message).then(send);
    if (message.type !== 'configure') return;
    const { id } = message;
    configure(message.settings).then(
      (accepted) => send({ type: 'configured', id, settings: accepted }),
      (error: unknown) => send({ type: 'configured', id, error: words(error) }),
    );
  };
  const policy = () => readPolicy(catalog, settings);
  const imageFile = (path: string) => images.contents(path, policy().imageTimeout);
  return { tt, mocks, core, policy, loadImage, imageFile, receive };
}

let prepared: Promise<Bridge> | undefined;

/** Start Python already; the run that comes uses it. */
export function prepare(runtime: Run['runtime']): void {
  prepared = bootFrom(runtime, () => {});
  // Told when it is used.
  prepared.catch(() => {});
}

async function startPython(run: Run, send: Send): Promise<Bridge> {
  let counts = { loaded: 0, total: 0 };
  const report = (progress: Stage) => {
    counts = progress;
    send({ type: 'progress', progress });
  };
  const bridge = await (prepared ?? bootFrom(run.runtime, report));
  const files = Object.entries(run.files);
  const parts = files.map(([path, contents]) => ({ path, size: contents.size, contents }));
  bridge.start(new BlobStore(), {}, run.kept, parts);
  send({ type: 'progress', progress: { ...counts, stage: 'ready' } });
  return bridge;
}

function bootFrom(runtime: Run['runtime'], report: (progress: Stage) => void): Promise<Bridge> {
  // Pyodide takes a thread that has it for one that cannot import modules.
  Object.assign(globalThis, { importScripts: undefined });
  return boot((onCount) => new HandedOver(runtime, onCount), report);
}

type Stage = Omit<Progress, 'type'>;

/** A 2D context of no consequence. */
function scratch(): Context2D {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('pysim needs a browser with a 2D canvas in workers.');
  return context;
}

function elapsed(ms: number): Promise<object & Record<string, never>> {
  return new Promise((resolve) => setTimeout(() => resolve({}), ms));
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the simulated device is. */
export function deviceOf({ profile }: Policy): Device {
  const { deviceType, screenWidth, screenHeight } = Object(profile.answers.getSystemInfoSync);
  return {
    isDesktop: deviceType === 'desktop',
    isPad: deviceType === 'pad',
    screen: { width: Number(screenWidth), height: Number(screenHeight) },
  };
}
