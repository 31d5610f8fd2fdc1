/**
 * The view of one run, inside its sandboxed frame: starts the logic worker, applies its operations,
 * sends back what happens. No code of the mini-program runs here.
 */

import { unpack } from '../common/packed';
import type { FromLogic, PrepareFrame, StartFrame, ToFrame } from '../protocol/shell';
import type { FromView, ToView } from '../protocol/view';
import { Answers } from './answers';
import { BASE_SHEET, defineComponents } from './components';
import { SHEETS } from './components/make';
import { Events } from './events';
import { haveFonts, writeBundled } from './fonts';
import { Intersections } from './intersections';
import { PageElement } from './page';
import { Pages } from './pages';
import { Sheets } from './sheets';
import { Taken } from './taken';
import { Tree } from './tree';

customElements.define('tt-page', PageElement);
defineComponents();

let sheets: Sheets | undefined;
let worker: Worker | undefined;

addEventListener('message', ({ data, ports, source }: MessageEvent<ToFrame>) => {
  if (source !== parent) return;
  if (data.type === 'restyle') {
    sheets?.use(data);
    return;
  }
  if (data.type === 'settle') {
    worker?.postMessage(data);
    return;
  }
  worker ??= workerOf(data.worker);
  if (data.type === 'prepare') prepare(worker, data);
  else if (ports[0] && !sheets) void begin(worker, data, ports[0]);
});

function workerOf(source: Blob): Worker {
  const address = URL.createObjectURL(source);
  // Chromium refuses module workers in frames of opaque origin.
  return new Worker(address, { name: 'mini-program' });
}

function prepare(worker: Worker, { runtime, fonts }: PrepareFrame): void {
  worker.postMessage({ type: 'prepare', runtime, fonts });
  // Told when they are used.
  if (fonts) haveFonts(fonts).catch(() => {});
}

async function begin(worker: Worker, data: StartFrame, shell: MessagePort): Promise<void> {
  const { fonts } = data.run;
  if (fonts) {
    try {
      await haveFonts(fonts);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const failure = { message, stack: '', where: 'the start of the view' };
      shell.postMessage({ type: 'failure', failure } satisfies FromLogic);
      return;
    }
    writeBundled(BASE_SHEET, SHEETS);
  }
  start(worker, data, shell);
}

function start(worker: Worker, { run }: StartFrame, shell: MessagePort): void {
  const send = (message: FromView, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  sheets = new Sheets(run.files);
  sheets.use(run.compiled);
  const taken = new Taken();
  const pages = new Pages((page, event, scrollTop) => {
    const node = tree.idOf(page);
    if (node === undefined) return Promise.resolve();
    const serial = taken.next();
    send({ type: 'page', node, event, scrollTop, serial });
    return taken.wait(serial);
  });
  const tree = new Tree(document.body, sheets.find, {
    opened: (page) => events.follow(page),
    show: (page) => pages.show(page),
  });
  const answers = new Answers(tree, pages, send);
  const intersections = new Intersections(tree, send);
  const events = new Events(tree, taken, send);
  addEventListener('resize', () => send({ type: 'size', width: innerWidth, height: innerHeight }));
  worker.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
    switch (data.type) {
      case 'operations':
        return tree.apply(unpack(data.list));
      case 'taken':
        return taken.settle(data.serial);
      case 'watch':
        return intersections.watch(data);
      case 'unwatch':
        return intersections.unwatch(data.id);
      case 'call':
        return void answers.answer(data);
    }
  });
  worker.postMessage({ type: 'start', run }, [shell]);
}
