/**
 * The logic worker: a classic worker in the run's frame. It waits for the run, starts Python, then
 * the mini-program. Nothing of a page is here: no window, no document.
 */

import { loadFonts } from '../common/bundled-fonts';
import { canvasFont } from '../common/canvas-font';
import { logTo } from '../common/log';
import type { Run, ToLogic } from '../protocol/shell';
import type { FromView } from '../protocol/view';
import { WorkerCanvases } from './canvases';
import { followConsole } from './console';
import { becomeDevice } from './device-scope';
import { failureOf } from './failure';
import { pageApis } from './page-apis';
import { deviceOf, type Platform, prepare, startPlatform } from './platform';
import { Runtime } from './runtime';
import type { Send } from './shell-link';
import { answerTest, isTestRequest, setUp } from './test-door';

interface Start {
  type: 'start';
  run: Run;
}

/** Python is to be up when a run comes. */
interface Prepare {
  type: 'prepare';
  runtime: Run['runtime'];
  fonts: Run['fonts'];
}

// The mini-program's scope has none.
const post = postMessage.bind(globalThis);
const fontScope = { FontFace, fonts: self.fonts };
let loading: Promise<void> | undefined;

/** Have the bundled fonts in this thread, once. */
function haveFonts(files: Run['fonts']): Promise<void> | undefined {
  if (!files) return undefined;
  loading ??= loadFonts(files, fontScope);
  return loading;
}

let runtime: Runtime | undefined;

/** Code of the mini-program runs only when there is one. */
function running(): Runtime {
  return runtime ?? fail('The mini-program does not run yet.');
}

function fail(words: string): never {
  throw new Error(words);
}

addEventListener('message', ({ data, ports }: MessageEvent<Prepare | Start | FromView>) => {
  if (data.type === 'prepare') getReady(data);
  else if (data.type === 'settle') settled(data.id);
  else if (data.type !== 'start') runtime?.receive(data);
  else if (ports[0]) void start(data.run, ports[0]);
});

function getReady({ runtime, fonts }: Prepare): void {
  prepare(runtime);
  // Told when they are used.
  haveFonts(fonts)?.catch(() => {});
}

/** Says to whoever waits for it that what the view told before has been dealt with. */
let settled: (id: number) => void = () => {};

async function start(run: Run, port: MessagePort): Promise<void> {
  const tell: Send = (message, transfer = []) => port.postMessage(message, transfer);
  const print = (error: unknown, where: string) =>
    tell({ type: 'failure', failure: failureOf(error, where) });
  // The mini-program hears of its errors, too.
  const failed = (error: unknown, where: string) =>
    runtime ? runtime.failed(error, where) : print(error, where);
  addEventListener('error', (event) => failed(event.error ?? event.message, 'a callback'));
  addEventListener('unhandledrejection', ({ reason }) => failed(reason, 'a promise'));
  followConsole((entry) => tell({ type: 'log', entry }));
  let platform: Platform | undefined;
  const started = () => platform ?? fail('The simulator has not started yet.');
  const early: ToLogic[] = [];
  port.addEventListener('message', ({ data }: MessageEvent<ToLogic>) => {
    if (data.type === 'ping') tell({ type: 'pong', number: data.number });
    else if (data.type === 'leave')
      tell({ type: 'left', id: data.id, pages: runtime?.pages ?? run.open });
    else if (data.type === 'background') runtime?.background(data.isLeft);
    else if (data.type === 'back') runtime?.back();
    else if (data.type === 'tab') runtime?.tab(data.index);
    else if (data.type === 'share') runtime?.share();
    else if (data.type === 'shared') runtime?.shared(data.number, data.done);
    else if (isTestRequest(data)) void answerTest(data, testDoor);
    else if (platform) platform.receive(data);
    else early.push(data);
  });
  const testDoor = {
    mocks: () => started().mocks,
    scope: () => running().scope,
    send: tell,
  };
  settled = async (id) => {
    await runtime?.ask({ name: 'render' });
    tell({ type: 'tested', id });
  };
  port.start();
  const report = (error: unknown) => failed(error, 'a callback of tt');
  const canvases = new WorkerCanvases({
    ask: async (question) => runtime?.ask(question),
    top: () => runtime?.stack.top?.component,
    preference: () => platform?.policy().duplicateCanvas ?? 'first',
    load: (path, timeout) => started().loadImage(path, timeout),
    imageTimeout: () => started().policy().imageTimeout,
    shownFont: canvasFont(fontScope.fonts, () => platform?.policy().bundledFonts ?? false),
    safely: (job) => running().engine.safely('a callback of a canvas', job),
    log: logTo((level, text) => tell({ type: 'console', line: { level, text } })),
  });
  try {
    await haveFonts(run.fonts);
    platform = await startPlatform(run, tell, {
      canvases,
      fonts: fontScope.fonts,
      report,
      pages: pageApis(running),
      window: () => running().windowSize.fact,
      performPage: (request) => running().perform(request),
    });
  } catch (error) {
    failed(error, 'the start of the simulator');
    return;
  }
  for (const message of early) platform.receive(message);
  becomeDevice();
  const { tt, policy, imageFile, mocks } = platform;
  if (run.test) setUp(run.test, mocks);
  const warned = (text: string) => tell({ type: 'console', line: { level: 'warn', text } });
  runtime = new Runtime(run.compiled, {
    send: (message) => post(message),
    tt,
    canvases,
    imageFile: (path) =>
      imageFile(path).catch((error: unknown) => {
        warned(`image: "${path}" is not shown: ${error instanceof Error ? error.message : error}`);
        return undefined;
      }),
    hasFile: (path) => Object.hasOwn(run.files, path),
    window: run.screen,
    pixelRatio: () => policy().pixelRatio,
    device: () => deviceOf(policy()),
    idsOnly: () => policy().idSelectorsOnly,
    source: (path) => run.files[path]?.text(),
    failed: print,
    warned,
    shown: (pages, look) => tell({ type: 'pages', pages, look }),
    share: (number, card) => tell({ type: 'share', number, card }),
  });
  try {
    runtime.start(run.open);
  } catch (error) {
    failed(error, 'the start of the first page');
  }
}
