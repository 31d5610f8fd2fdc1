/** The compiler's worker: one project after the other, each as far as it changed. */

import type { CompileReply, CompileRequest } from '../protocol/compile';
import { Compiler } from './compiler';
import { loadTemplateCompiler } from './ttml/template';

// Beside this file; fetched at once, so that it is there when the first project is.
const ready = loadTemplateCompiler(fetch(new URL('compile.wasm', import.meta.url)));
const compiler = new Compiler();
let last: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<CompileRequest>) => {
  // In turn, as they share what is kept from one to the next.
  last = last.then(async () => postMessage(await reply(data)));
});
// A failure is told with each answer.
ready.catch(() => undefined);

async function reply({ id, files }: CompileRequest): Promise<CompileReply> {
  try {
    await ready;
    return { type: 'compiled', id, compiled: await compiler.compile(files) };
  } catch (error) {
    return {
      type: 'failed',
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
