/**
 * The logic worker: a classic worker in the run's frame. It waits for the run, starts Python, then
 * the mini-program. Nothing of a page is here: no window, no document.
 */

import type { FromLogic, Run, ToLogic } from '../protocol/shell';
import type { FromView } from '../protocol/view';
import { failureOf } from './failure';
import { Runtime } from './runtime';

interface Start {
  type: 'start';
  run: Run;
}

let runtime: Runtime | undefined;

addEventListener('message', ({ data, ports }: MessageEvent<Start | FromView>) => {
  if (data.type !== 'start') runtime?.receive(data);
  else if (ports[0]) start(data.run, ports[0]);
});

function start(run: Run, port: MessagePort): void {
  const tell = (message: FromLogic) => port.postMessage(message);
  const failed = (error: unknown, where: string) =>
    tell({ type: 'failure', failure: failureOf(error, where) });
  addEventListener('error', (event) => failed(event.error ?? event.message, 'a callback'));
  addEventListener('unhandledrejection', ({ reason }) => failed(reason, 'a promise'));
  port.addEventListener('message', ({ data }: MessageEvent<ToLogic>) => {
    if (data.type === 'ping') tell({ type: 'pong', number: data.number });
  });
  port.start();
  runtime = new Runtime(run.compiled, {
    send: (message) => postMessage(message),
    tt: {},
    looks: { ...run.screen, pixelRatio: 2 },
    failed,
    warned: (text) => tell({ type: 'console', line: { level: 'warn', text } }),
    shown: (pages, look) => tell({ type: 'pages', pages, look }),
  });
  const [first] = run.open;
  runtime.start(first ?? { path: run.compiled.entry, query: {} });
}
