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

/** Where wheels and libraries are for Python: the snapshot knows them by these names. */
const FOLDER = '/lib';

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
  // What the snapshot does not hold is imported from the wheels as they are.
  for (const [index, archive] of archives.entries()) {
    pyodide.FS.writeFile(`${FOLDER}/${wheels[index]}`, new Uint8Array(archive), { canOwn: true });
  }
  return attempt('the Python core could not be imported', () => pyodide.pyimport('pysim.browser'));
}

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Emscripten = { default: NonNullable<Options['createPyodideModule']> };

async function startPyodide(files: RuntimeFiles): Promise<PyodideAPI> {
  const lockFileContents = files.response('pyodide-lock.json').then((response) => response.json());
  const _loadSnapshot = files.memory();
  // What fails is told where it is used, which may be a moment later.
  for (const early of [lockFileContents, _loadSnapshot]) early.catch(() => {});
  const [{ loadPyodide }, { default: create }] = (await Promise.all([
    files.module('pyodide.mjs'),
    files.module('pyodide.asm.mjs'),
  ])) as [typeof import('pyodide'), Emscripten];
  // Linked before Python starts, in the same order as when the snapshot was taken, libraries get the
  // addresses that it has for them.
  const libraries = files.names.filter((name) => name.endsWith('.so'));
  const linked = {
    dynamicLibraries: libraries.map((name) => `${FOLDER}/${name}`),
    locateFile: (path: string) => `${files.base}${path.slice(FOLDER.length + 1)}`,
  };
  const createPyodideModule: typeof create = (settings) => create(Object.assign(settings, linked));
  const options = { indexURL: files.base, lockFileContents, _loadSnapshot, createPyodideModule };
  try {
    return await fetchingFrom(files, () => loadPyodide(options));
  } catch (error) {
    throw failure(`Pyodide could not be started from ${files.base}`, error);
  }
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
 * Rejects, too, if its WebAssembly cannot be compiled or a library cannot be linked: Pyodide only
 * warns of the one, nobody hears of the other, and it waits for ever.
 */
function fetchingFrom<T>(files: RuntimeFiles, job: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const ended = new AbortController();
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
    addEventListener('unhandledrejection', ({ reason }) => reject(reason), ended);
    job().then(resolve, reject);
  }).finally(() => {
    globalThis.fetch = fetch;
    Object.assign(WebAssembly, { instantiateStreaming });
    ended.abort();
  });
}
