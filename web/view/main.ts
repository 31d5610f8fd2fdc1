/**
 * The view of one run, inside its sandboxed frame: starts the logic worker, applies its operations,
 * sends back what happens. No code of the mini-program runs here.
 */

import type { StartFrame, ToFrame } from '../protocol/shell';
import type { FromView, ToView } from '../protocol/view';
import { Answers } from './answers';
import { defineComponents } from './components';
import { Events } from './events';
import { PageElement } from './page';
import { Sheets } from './sheets';
import { Tree } from './tree';

customElements.define('tt-page', PageElement);
defineComponents();

let sheets: Sheets | undefined;

addEventListener('message', ({ data, ports, source }: MessageEvent<ToFrame>) => {
  if (source !== parent) return;
  if (data.type === 'restyle') sheets?.use(data);
  else if (ports[0] && !sheets) start(data, ports[0]);
});

function start({ worker: source, run }: StartFrame, shell: MessagePort): void {
  const address = URL.createObjectURL(source);
  // Chromium refuses module workers in frames of opaque origin.
  const worker = new Worker(address, { name: 'mini-program' });
  const send = (message: FromView, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  sheets = new Sheets(run.files);
  sheets.use(run.compiled);
  const tree = new Tree(document.body, sheets.find);
  const answers = new Answers(tree, send);
  const events = new Events(tree, send);
  worker.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
    if (data.type === 'operations') tree.apply(data.list);
    else if (data.type === 'taken') events.took(data.serial);
    else void answers.answer(data);
  });
  worker.postMessage({ type: 'start', run }, [shell]);
}
