/** The files of the Python runtime, wherever they come from. */

/** Told of bytes so far and in all. */
export type CountListener = (loaded: number, total: number) => void;

export interface RuntimeFiles {
  /** Where Pyodide looks for them: an address that ends with a slash. */
  readonly base: string;
  /** In the order of the manifest. */
  readonly names: readonly string[];
  /** Resolves once every file is here; rejects with {@link failure}. */
  readonly complete: Promise<void>;
  /** The first thing that went wrong, as a sentence that names the file. */
  readonly failure: Error | undefined;
  /** Whether `name` is a file that comes as a response. */
  has(name: string): boolean;
  /** The response that brings file `name`; its body can be read once. */
  response(name: string): Promise<Response>;
  bytes(name: string): Promise<ArrayBuffer>;
  /** The memory that Python starts with. */
  memory(): Promise<ArrayBuffer>;
  /** The exports of the JavaScript module `name`. */
  module(name: string): Promise<unknown>;
}

/** The file of the memory, which travels zipped. */
export const SNAPSHOT = 'snapshot.bin';

/** What `body` was before it was zipped. */
export function unzipped(body: ReadableStream<BufferSource> | null): Response {
  return new Response(body?.pipeThrough(new DecompressionStream('gzip')));
}

const CONTENT_TYPES: Record<string, string> = {
  wasm: 'application/wasm',
  json: 'application/json',
  mjs: 'text/javascript',
};

/** What browsers insist on to compile `name` while it arrives, or to import it. */
export function contentType(name: string): string {
  return CONTENT_TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
}
