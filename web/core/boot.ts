/** Start Pyodide and the Python core in named stages: download, start, import. */

import type { PyodideAPI } from 'pyodide';
import type { PyProxy } from 'pyodide/ffi';
import type { FromCore, Progress, Records, Settings, ToCore } from '../protocol/messages';
import { Downloads, readManifest } from './download';
import { explain } from './explain';
import type { BlobStore } from './store';

export type Message = Exclude<ToCore, { type: 'start' }>;

/** The Python module `pysim.browser`. */
export interface Bridge extends PyProxy {
  start(store: BlobStore, settings: Settings, kept: Records): void;
  handle(message: Message): FromCore;
}

export type Report = (progress: Omit<Progress, 'type'>) => void;

const SITE_PACKAGES = '/lib/python3.14/site-packages';

/** Needed at the first picture; better now than then. */
const EARLY_IMPORTS = ['PIL.PngImagePlugin', 'PIL.JpegImagePlugin'];

/** Boot from folder `runtime`; rejects with a sentence that says what could not be had or done. */
export async function boot(runtime: URL, report: Report): Promise<Bridge> {
  let loaded = 0;
  let total = 0;
  const enter = (stage: Progress['stage']) => report({ stage, loaded, total });

  enter('download');
  const manifest = await readManifest(runtime);
  const downloads = new Downloads(runtime, manifest, (...counts) => {
    [loaded, total] = counts;
    enter('download');
  });
  const wheels = manifest.map(({ name }) => name).filter((name) => name.endsWith('.whl'));
  // Pyodide starts at once: it compiles while bytes still arrive.
  const parts = Promise.all([
    startPyodide(runtime, downloads),
    ...wheels.map((name) => downloads.bytes(name)),
  ]);
  await Promise.race([downloads.complete, parts]).catch((error: unknown) => {
    throw downloads.failure ?? error;
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

async function startPyodide(runtime: URL, downloads: Downloads): Promise<PyodideAPI> {
  const lock = downloads.response('pyodide-lock.json').then((response) => response.json());
  const snapshot = gunzip(downloads.response('snapshot.bin'));
  const { loadPyodide } = (await downloads.module('pyodide.mjs')) as typeof import('pyodide');
  try {
    return await withDownloads(runtime, downloads, () =>
      loadPyodide({ indexURL: runtime.href, lockFileContents: lock, _loadSnapshot: snapshot }),
    );
  } catch (error) {
    throw failure(`Pyodide could not be started from ${runtime}`, error);
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
 * Run `job`, which fetches files of `downloads`, on what is already on its way.
 * Rejects, too, if its WebAssembly cannot be compiled: Pyodide only warns of that and then waits
 * for ever.
 */
function withDownloads<T>(runtime: URL, downloads: Downloads, job: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  return new Promise<T>((resolve, reject) => {
    globalThis.fetch = (input, init) => {
      const { href } = new URL(input instanceof Request ? input.url : input);
      const name = href.startsWith(runtime.href) ? href.slice(runtime.href.length) : '';
      return downloads.has(name) ? downloads.response(name) : fetch(input, init);
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
