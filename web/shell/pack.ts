/** What every run is made of, fetched once: the scripts of the frame and the Python runtime. */

import { contentType, SNAPSHOT, unzipped } from '../core/runtime-files';
import type { Parts } from './frame';

export interface Pack extends Parts {
  /** By name, in the order of the manifest; the snapshot is unzipped. */
  runtime: Record<string, Blob>;
}

interface Entry {
  name: string;
  bytes: number;
}

/** Told of bytes so far and in all. */
type CountListener = (loaded: number, total: number) => void;

/** Ms without a byte after which no more are expected. */
const PATIENCE = 60_000;

/** Fetch it from folder `base`; rejects with a sentence that names what could not be had. */
export async function fetchPack(base: URL, onCount: CountListener): Promise<Pack> {
  const scripts = Promise.all([fetched('view.js', base), fetched('logic.js', base)]);
  // Told by whoever waits for it, below.
  scripts.catch(() => undefined);
  const folder = new URL('runtime/', base);
  const manifest = await read(await fetched('manifest.json', folder));
  const total = manifest.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  const count = (bytes: number) => {
    loaded += bytes;
    onCount(loaded, total);
  };
  count(0);
  const files = await Promise.all(manifest.map((entry) => fetchWhole(entry, folder, count)));
  const [view, logic] = await scripts;
  return {
    view: await view.text(),
    logic: await logic.blob(),
    runtime: Object.fromEntries(files),
  };
}

async function read(response: Response): Promise<Entry[]> {
  const entries: unknown = await response.json();
  if (!Array.isArray(entries)) throw new Error(`${response.url} is no list of files`);
  return entries as Entry[];
}

async function fetchWhole(
  { name, bytes }: Entry,
  folder: URL,
  count: (bytes: number) => void,
): Promise<[string, Blob]> {
  const abort = new AbortController();
  const response = await fetched(name, folder, abort.signal);
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    const chunk = await reader?.read().catch((error: unknown) => {
      throw unavailable(response.url, error);
    });
    clearTimeout(timer);
    if (!chunk || chunk.done) break;
    chunks.push(chunk.value);
    count(chunk.value.byteLength);
  }
  const whole = new Blob(chunks, { type: contentType(name) });
  if (whole.size !== bytes) {
    throw unavailable(response.url, new Error(`got ${whole.size} of ${bytes} bytes`));
  }
  return [name, name === SNAPSHOT ? await unzip(whole, response.url) : whole];
}

/** Once here, so that no run has to. */
async function unzip(file: Blob, url: string): Promise<Blob> {
  try {
    return await unzipped(file.stream()).blob();
  } catch (error) {
    throw unavailable(url, error);
  }
}

async function fetched(name: string, folder: URL, signal?: AbortSignal): Promise<Response> {
  const url = new URL(name, folder).href;
  const late = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, { signal: signal ?? late }).catch((error: unknown) => {
    throw unavailable(url, error);
  });
  if (!response.ok) throw unavailable(url, new Error(`HTTP status ${response.status}`));
  return response;
}

function unavailable(url: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${url} could not be loaded: ${reason}`, { cause });
}
