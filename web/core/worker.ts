/** The core's worker: boots once, then answers messages strictly in the order they came. */

import type { FromCore, Progress, Start, ToCore } from '../protocol/messages';
import { type Bridge, boot, type Message } from './boot';
import { download } from './download';
import { explain } from './explain';
import { holdLifeline } from './lifeline';
import { BlobStore } from './store';
import { ownBuffers } from './transfer';

const runtime = new URL('runtime/', import.meta.url);
const early: Message[] = [];
let bridge: Bridge | undefined;
let latest: Omit<Progress, 'type'> = { stage: 'download', loaded: 0, total: 0 };

addEventListener('message', ({ data }: MessageEvent<ToCore>) => {
  if (data.type === 'start') {
    start(data).catch(die);
  } else if (bridge) {
    answer(data);
  } else {
    early.push(data);
  }
});

// At once: the message `start` may wait for the host's own store.
const booting = boot((onCount) => download(runtime, onCount), report);
booting.catch(die);

holdLifeline((lifeline) => send({ type: 'alive', lifeline }));

async function start({ settings, kept }: Start): Promise<void> {
  const booted = await booting;
  booted.start(new BlobStore(), settings, kept);
  report({ ...latest, stage: 'ready' });
  bridge = booted;
  for (const request of early.splice(0)) answer(request);
}

/** Tell the host, but not of every chunk: of each stage and each hundredth of the bytes. */
function report(progress: typeof latest): void {
  const step = ({ loaded, total }: typeof latest) => Math.floor((100 * loaded) / (total || 1));
  const news = progress.stage !== latest.stage || step(progress) !== step(latest);
  latest = progress;
  if (news) send({ type: 'progress', ...progress });
}

function answer(request: Message): void {
  try {
    const reply = bridge?.handle(request);
    if (reply) send(reply, ownBuffers(reply.type === 'effect' ? reply.effect : reply));
  } catch (error) {
    // Python answers its own exceptions; what gets here has shaken the interpreter itself.
    die(error);
  }
}

/** Say why, once, and end: a core that failed must not answer anything any more. */
function die(error: unknown): void {
  bridge = undefined;
  console.error('[pysim]', error);
  send({ type: 'failed', message: explain(error) });
  close();
}

function send(message: FromCore, transfer: Transferable[] = []): void {
  postMessage(message, transfer);
}
