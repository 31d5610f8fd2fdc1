/** Start Pyodide and the Python core in named stages: download, start, import. */

import type { loadPyodide, PyodideAPI } from 'pyodide';
import type { PyProxy } from 'pyodide/ffi';
import type {
  FromCore,
  PackageFile,
  Progress,
  Records,
  Settings,
  ToCore,
} from '../protocol/messages';
import { explain } from './explain';
import type { CountListener, RuntimeFiles } from './runtime-files';
import type { BlobStore } from './store';

export type Message = Exclude<ToCore, { type: 'start' }>;

/** The Python module `pysim.browser`. */
export interface Bridge extends PyProxy {
  start(store: BlobStore, settings: Settings, kept: Records, files?: PackageFile[]): void;
  handle(message: Message): FromCore;
}

export type Report = (progress: Omit<Progress, 'type'>) => void;

const SITE_PACKAGES = '/lib/python3.14/site-packages';

/** Needed at the first picture; better now than then. */
const EARLY_IMPORTS = ['PIL.PngImagePlugin', 'PIL.JpegImagePlugin'];

/** Boot from what `open` gives; rejects with a sentence that says what could not be had or done. */
export async function boot(
  open: (onCount: CountListener) => RuntimeFiles | Promise<RuntimeFiles>,
  report: Report,
): Promise<Bridge> {
  let loaded = 0;
  let total = 0;
  const enter = (stage: Progress['stage']) => report({ stage, loaded, total });

  enter('download');
  const files = await open((...counts) => {
    [loaded, total] = counts;
    enter('download');
  });
  const wheels = files.names.filter((name) => name.endsWith('.whl'));
  // Pyodide starts at once: it compiles while bytes still arrive.
  const parts = Promise.all([startPyodide(files), ...wheels.map((name) => files.bytes(name))]);
  await Promise.race([files.complete, parts]).catch((error: unknown) => {
    throw files.failure ?? error;
  });

  enter('start');
  const [pyodide, ...archives] = await parts;

  enter('import');
  for (const [index, archive] of archives.entries()) {
    attempt(`${wheels[index]} could not be unpacked`, () =>
      pyodide.unpackArchive(archive, 'wheel', { extractDir: SITE_PACKAGES }),
    );
  }
  return attempt('the Python core could not be imported', () => {
    for (const name of EARLY_IMPORTS) pyodide.pyimport(name).destroy();
    return pyodide.pyimport('pysim.browser');
  });
}

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Emscripten = { default: NonNullable<Options['createPyodideModule']> };

async function startPyodide(files: RuntimeFiles): Promise<PyodideAPI> {
  const lockFileContents = files.response('pyodide-lock.json').then((response) => response.json());
  const _loadSnapshot = gunzip(files.response('snapshot.bin'));
  // What fails is told where it is used, which may be a moment later.
  for (const early of [lockFileContents, _loadSnapshot]) early.catch(() => {});
  const [{ loadPyodide }, { default: createPyodideModule }] = (await Promise.all([
    files.module('pyodide.mjs'),
    files.module('pyodide.asm.mjs'),
  ])) as [typeof import('pyodide'), Emscripten];
  const options = { indexURL: files.base, lockFileContents, _loadSnapshot, createPyodideModule };
  try {
    return await fetchingFrom(files, () => loadPyodide(options));
  } catch (error) {
    throw failure(`Pyodide could not be started from ${files.base}`, error);
  }
}

async function gunzip(response: Promise<Response>): Promise<ArrayBuffer> {
  const { body } = await response;
  return new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** Do `step`; if it fails, `problem` says which step it was. */
function attempt<T>(problem: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw failure(problem, error);
  }
}

function failure(problem: string, cause: unknown): Error {
  return new Error(`${problem}: ${explain(cause)}`, { cause });
}

/**
 * Run `job`, which fetches files of the runtime, on what is here already or on its way.
 * Rejects, too, if its WebAssembly cannot be compiled: Pyodide only warns of that and then waits
 * for ever.
 */
function fetchingFrom<T>(files: RuntimeFiles, job: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  return new Promise<T>((resolve, reject) => {
    globalThis.fetch = (input, init) => {
      const { href } = new URL(input instanceof Request ? input.url : input);
      const name = href.startsWith(files.base) ? href.slice(files.base.length) : '';
      return files.has(name) ? files.response(name) : fetch(input, init);
    };
    Object.assign(WebAssembly, {
      instantiateStreaming: async (...source: Parameters<typeof instantiateStreaming>) => {
        try {
          return await instantiateStreaming(...source);
        } catch (error) {
          reject(error);
          throw error;
        }
      },
    });
    job().then(resolve, reject);
  }).finally(() => {
    globalThis.fetch = fetch;
    Object.assign(WebAssembly, { instantiateStreaming });
  });
}
