/**
 * The view of one run, inside its sandboxed frame: starts the logic worker, applies its operations,
 * sends back what happens. No code of the mini-program runs here.
 */

import type { StartFrame } from '../protocol/shell';
import type { FromView, ToView } from '../protocol/view';
import { Answers } from './answers';
import { followEvents } from './events';
import { PageElement } from './page';
import { Tree } from './tree';

customElements.define('tt-page', PageElement);

addEventListener(
  'message',
  ({ data, ports, source }: MessageEvent<StartFrame>) => {
    if (source === parent && data.type === 'start' && ports[0]) start(data, ports[0]);
  },
  { once: true },
);

function start({ worker: source, run }: StartFrame, shell: MessagePort): void {
  const address = URL.createObjectURL(source);
  // Chromium refuses module workers in frames of opaque origin.
  const worker = new Worker(address, { name: 'mini-program' });
  const send = (message: FromView, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  const sheets = new Map(
    Object.entries(run.compiled.styles).map(([name, css]) => [name, sheetOf(css)]),
  );
  const tree = new Tree(document.body, (name) => sheets.get(name));
  const answers = new Answers(tree, send);
  followEvents(tree, send);
  worker.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
    if (data.type === 'operations') tree.apply(data.list);
    else answers.answer(data);
  });
  worker.postMessage({ type: 'start', run }, [shell]);
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
