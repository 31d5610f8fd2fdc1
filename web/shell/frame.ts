/**
 * The sandboxed frame of one run: made for it, thrown away with it. Its origin is opaque and its
 * policy lets nothing out, so the mini-program reaches the shell by the run's port alone.
 */

import type { FromLogic, Run, StartFrame, ToLogic } from '../protocol/shell';

const POLICY = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'unsafe-eval' 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    'connect-src blob:',
    'img-src blob: data:',
    'media-src blob: data:',
    'font-src blob: data:',
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

export interface Parts {
  /** Source of the view's script. */
  view: string;
  /** Source of the logic worker's script. */
  logic: Blob;
}

export class Frame {
  readonly element: HTMLIFrameElement;
  private readonly port: MessagePort;

  constructor(page: Document, { view, logic }: Parts, run: Run, receive: (m: FromLogic) => void) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.port.addEventListener('message', ({ data }: MessageEvent<FromLogic>) => receive(data));
    this.port.start();
    this.element = page.createElement('iframe');
    this.element.setAttribute('sandbox', 'allow-scripts');
    this.element.title = 'Mini-program';
    this.element.srcdoc = documentOf(view, crypto.randomUUID());
    const message: StartFrame = { type: 'start', worker: logic, run };
    this.element.addEventListener('load', () => {
      // The frame's origin is opaque: no address stands for it.
      this.element.contentWindow?.postMessage(message, '*', [port2]);
    });
  }

  send(message: ToLogic): void {
    this.port.postMessage(message);
  }

  /** End the run, whatever it is doing. */
  remove(): void {
    this.port.close();
    this.element.remove();
  }
}

function documentOf(view: string, nonce: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head><body><script nonce="${nonce}">${view}</script></body></html>`;
}
