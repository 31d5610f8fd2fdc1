/** Files of the runtime that somebody else has fetched: a thread without network starts from them. */

import { type CountListener, contentType, type RuntimeFiles, SNAPSHOT } from './runtime-files';

export class HandedOver implements RuntimeFiles {
  /** Nothing is there: whoever asks below it is answered from memory. */
  readonly base = 'runtime:/';
  readonly names: readonly string[];
  readonly complete = Promise.resolve();
  readonly failure = undefined;

  constructor(
    private readonly files: Record<string, Blob>,
    onCount: CountListener,
  ) {
    this.names = Object.keys(files);
    const size = Object.values(files).reduce((sum, file) => sum + file.size, 0);
    onCount(size, size);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.files, name);
  }

  async response(name: string): Promise<Response> {
    return new Response(this.file(name), { headers: { 'Content-Type': contentType(name) } });
  }

  async bytes(name: string): Promise<ArrayBuffer> {
    return this.file(name).arrayBuffer();
  }

  /** It was unzipped by whoever hands it over, once for all. */
  async memory(): Promise<ArrayBuffer> {
    return this.bytes(SNAPSHOT);
  }

  async module(name: string): Promise<unknown> {
    const script = new Blob([this.file(name)], { type: contentType(name) });
    const address = URL.createObjectURL(script);
    try {
      return await import(address);
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  private file(name: string): Blob {
    const file = this.files[name];
    if (!file) throw new Error(`the runtime that was handed over has no file ${name}`);
    return file;
  }
}
