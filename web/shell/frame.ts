/**
 * The sandboxed frame of one run: made for it, thrown away with it. Its origin is opaque and its
 * policy lets nothing out, so the mini-program reaches the shell by the run's port alone.
 */

import type { FromLogic, Restyle, Run, ToFrame, ToLogic } from '../protocol/shell';
import { isFromLogic } from './check';

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

export interface FrameHost {
  receive(message: FromLogic): void;
  /** Something came that no run says, or the frame shows something else: it cannot be trusted. */
  broken(reason: string): void;
}

export class Frame {
  /** Around the frame itself; moved, it would load anew. */
  readonly element: HTMLElement;
  private readonly inner: HTMLIFrameElement;
  private readonly logic: Blob;
  private readonly loaded: Promise<void>;
  private readonly channel = new MessageChannel();
  private host: FrameHost | undefined;

  constructor(page: Document, { view, logic }: Parts) {
    this.logic = logic;
    this.inner = page.createElement('iframe');
    this.inner.setAttribute('sandbox', 'allow-scripts');
    this.inner.title = 'Mini-program';
    this.inner.srcdoc = documentOf(view, crypto.randomUUID());
    this.element = page.createElement('div');
    this.element.append(this.inner);
    let isLoaded = false;
    this.loaded = new Promise((resolve) => {
      this.inner.addEventListener('load', () => {
        if (isLoaded) this.host?.broken('the page in the frame was left for another document');
        isLoaded = true;
        resolve();
      });
    });
  }

  /** Start Python already, while no run is known. */
  async prepare(runtime: Run['runtime'], fonts: Run['fonts']): Promise<void> {
    await this.loaded;
    this.tell({ type: 'prepare', worker: this.logic, runtime, fonts });
  }

  /** Once only. */
  async start(run: Run, host: FrameHost): Promise<void> {
    this.host = host;
    this.channel.port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isFromLogic(data)) host.receive(data);
      else host.broken(`a message that is none of the protocol's: ${nameOf(data)}`);
    });
    this.channel.port1.start();
    await this.loaded;
    this.tell({ type: 'start', worker: this.logic, run }, [this.channel.port2]);
  }

  send(message: ToLogic, transfer: Transferable[] = []): void {
    this.channel.port1.postMessage(message, transfer);
  }

  /** The worker answers when it has dealt with what the view told before. */
  settle(id: number): void {
    this.tell({ type: 'settle', id });
  }

  restyle(styles: Omit<Restyle, 'type'>): void {
    this.tell({ type: 'restyle', ...styles });
  }

  /** End the run, whatever it is doing. */
  remove(): void {
    this.channel.port1.close();
    this.element.remove();
  }

  private tell(message: ToFrame, transfer: Transferable[] = []): void {
    // The frame's origin is opaque: no address stands for it.
    this.inner.contentWindow?.postMessage(message, '*', transfer);
  }
}

function documentOf(view: string, nonce: string): string {
  // In a script's strings, templates and expressions both mean the same; in HTML the first ends it.
  const script = view.replace(/<\/(?=script)/gi, '<\\/').replace(/<!--/g, '<\\!--');
  return `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head><body><script nonce="${nonce}">${script}</script></body></html>`;
}

function nameOf(data: unknown): string {
  return JSON.stringify(Object(data).type) ?? typeof data;
}
