/** Contents of the mini-program's files as Blobs, so that they do not fill the Python heap. */

import type { PyBuffer } from 'pyodide/ffi';

export class BlobStore {
  readonly #blobs = new Map<number, Blob>();
  readonly #reader = new FileReaderSync();
  #last = 0;

  /** Keep a copy of `data`, a Python bytes-like object or an array; returns its key. */
  put(data: PyBuffer | Uint8Array<ArrayBuffer>): number {
    return this.#keep(toBlob(data));
  }

  /** Keep the contents of `key` followed by `data`; returns the new key. */
  append(key: number, data: PyBuffer): number {
    return this.#keep(new Blob([this.blob(key), toBlob(data)]));
  }

  /** Another key for the same contents. */
  share(key: number): number {
    return this.#keep(this.blob(key));
  }

  /** The bytes from `start` up to, not including, `stop`; an unknown key is an Error. */
  read(key: number, start: number, stop: number): Uint8Array {
    return new Uint8Array(this.#reader.readAsArrayBuffer(this.blob(key).slice(start, stop)));
  }

  /** The contents themselves, to be passed on; an unknown key is an Error. */
  blob(key: number): Blob {
    const blob = this.#blobs.get(key);
    if (!blob) throw new Error(`the store has no contents with key ${key}`);
    return blob;
  }

  /** Keep a Blob itself; returns its key. */
  adopt(blob: Blob): number {
    return this.#keep(blob);
  }

  drop(key: number): void {
    this.#blobs.delete(key);
  }

  #keep(blob: Blob): number {
    this.#last += 1;
    this.#blobs.set(this.#last, blob);
    return this.#last;
  }
}

function toBlob(data: PyBuffer | Uint8Array<ArrayBuffer>): Blob {
  if (data instanceof Uint8Array) return new Blob([data]);
  const view = data.getBuffer('u8');
  try {
    // Pyodide's memory is not shared.
    return new Blob([view.data as Uint8Array<ArrayBuffer>]);
  } finally {
    view.release();
  }
}
