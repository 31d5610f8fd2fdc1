/** Downloads of the runtime: all at once, counted, checked, each handed on as it arrives. */

import {
  type CountListener,
  contentType,
  type RuntimeFiles,
  SNAPSHOT,
  unzipped,
} from './runtime-files';

interface ManifestEntry {
  name: string;
  bytes: number;
}

/** Ms without a byte after which no more are expected. */
const PATIENCE = 60_000;

/** Start to fetch what folder `base` holds by its manifest. */
export async function download(base: URL, onCount: CountListener): Promise<RuntimeFiles> {
  return new Downloads(base, await readManifest(base), onCount);
}

class Downloads implements RuntimeFiles {
  readonly base: string;
  readonly names: readonly string[];
  readonly complete: Promise<void>;
  failure: Error | undefined;
  readonly #onCount: CountListener;
  readonly #responses = new Map<string, Promise<Response>>();
  readonly #modules = new Map<string, Promise<unknown>>();
  readonly #total: number;
  #loaded = 0;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #fail: (error: Error) => void = () => {};

  /** Start all of `files`, which are in folder `base`. */
  constructor(base: URL, files: ManifestEntry[], onCount: CountListener) {
    this.base = base.href;
    this.names = files.map(({ name }) => name);
    this.#onCount = onCount;
    this.#total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const failed = new Promise<never>((_, reject) => {
      this.#fail = (error) => {
        this.failure ??= error;
        reject(this.failure);
      };
    });
    const all = files.map((file) =>
      file.name.endsWith('.mjs') ? this.#startModule(file) : this.#start(file),
    );
    this.#count(0);
    this.complete = Promise.race([Promise.all(all).then(() => {}), failed]).finally(() =>
      clearTimeout(this.#watchdog),
    );
  }

  has(name: string): boolean {
    return this.#responses.has(name);
  }

  response(name: string): Promise<Response> {
    return this.#known(this.#responses, name);
  }

  async bytes(name: string): Promise<ArrayBuffer> {
    return (await this.response(name)).arrayBuffer();
  }

  async memory(): Promise<ArrayBuffer> {
    return unzipped((await this.response(SNAPSHOT)).body).arrayBuffer();
  }

  module(name: string): Promise<unknown> {
    return this.#known(this.#modules, name);
  }

  #known<T>(files: Map<string, Promise<T>>, name: string): Promise<T> {
    const file = files.get(name);
    if (file) return file;
    const reason = new Error('it is not in the manifest');
    return Promise.reject(unavailable(new URL(name, this.base).href, reason));
  }

  async #startModule({ name, bytes }: ManifestEntry): Promise<void> {
    const url = new URL(name, this.base).href;
    const module: Promise<unknown> = import(url);
    this.#modules.set(name, module);
    try {
      await module;
      this.#count(bytes);
    } catch (error) {
      this.#fail(unavailable(url, error));
    }
  }

  /** Start one download; resolves when its last byte has been read. */
  #start({ name, bytes }: ManifestEntry): Promise<void> {
    return new Promise((resolve) => {
      const response = open(new URL(name, this.base)).then((opened) => {
        const body = this.#checked(opened, bytes, resolve);
        return new Response(body, { headers: { 'Content-Type': contentType(name) } });
      });
      response.catch(this.#fail);
      this.#responses.set(name, response);
    });
  }

  /** The body of `response`, counted; it errs if it is not `size` bytes long. */
  #checked(response: Response, size: number, done: () => void): ReadableStream<Uint8Array> {
    const reader = (response.body ?? new Blob().stream()).getReader();
    let read = 0;
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const chunk = await reader.read();
          if (!chunk.done) {
            read += chunk.value.byteLength;
            this.#count(chunk.value.byteLength);
            controller.enqueue(chunk.value);
            return;
          }
          if (read !== size) throw new Error(`got ${read} of ${size} bytes`);
          controller.close();
          done();
        } catch (error) {
          const problem = unavailable(response.url, error);
          this.#fail(problem);
          controller.error(problem);
        }
      },
    });
  }

  #count(bytes: number): void {
    this.#loaded += bytes;
    this.#onCount(this.#loaded, this.#total);
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      const reason = new Error(`nothing arrived for ${PATIENCE / 1000} s`);
      this.#fail(unavailable(this.base, reason));
    }, PATIENCE);
  }
}

/** The list of files in folder `base`. */
async function readManifest(base: URL): Promise<ManifestEntry[]> {
  const response = await open(new URL('manifest.json', base), AbortSignal.timeout(PATIENCE));
  return response.json().catch((error: unknown) => {
    throw unavailable(response.url, error);
  });
}

/** Fetch `url`; rejects with a sentence that names it, and the status if there was an answer. */
async function open(url: URL, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    throw unavailable(url.href, error);
  });
  if (!response.ok) throw unavailable(url.href, new Error(`HTTP status ${response.status}`));
  return response;
}

function unavailable(url: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${url} could not be loaded: ${reason}`, { cause });
}
