/** Loads images for drawing in a worker: all bytes come from the core or from the shell. */

import { within } from '../common/within';
import type { Core, Perform } from '../core/types';
import type { DecodedImage } from '../tt/canvas/types';

const CACHED = 48;
const STORED = /^ttfile:\/\//;
const NETWORK = /^https?:\/\//i;
const DATA = /^data:([^,]*),(.*)$/s;

/** Loads by path: an address, a file of the mini-program or of its package. */
export class WorkerImages {
  private readonly cache = new Map<string, Promise<ImageBitmap>>();

  constructor(
    private readonly core: Pick<Core, 'file' | 'reach'>,
    private readonly perform: Perform,
  ) {}

  /** Rejects with the reason, within `timeout` ms of asking. */
  readonly load = async (path: string, timeout: number): Promise<DecodedImage> => {
    // A stored file may change between two draws.
    const source = STORED.test(path)
      ? this.decoded(path, timeout)
      : this.cached(path, () => this.decoded(path, timeout));
    return { source: await within(timeout, source), address: path, taints: false };
  };

  private cached(path: string, decode: () => Promise<ImageBitmap>): Promise<ImageBitmap> {
    const found = this.cache.get(path);
    if (found) return found;
    const image = decode();
    image.catch(() => this.cache.delete(path));
    this.cache.set(path, image);
    const [oldest] = this.cache.keys();
    if (this.cache.size > CACHED && oldest !== undefined) this.cache.delete(oldest);
    return image;
  }

  private async decoded(path: string, timeout: number): Promise<ImageBitmap> {
    const contents = await this.contents(path, timeout);
    return createImageBitmap(contents).catch(() => {
      throw new Error('it is no image');
    });
  }

  /** The file; rejects with the reason. `timeout`: ms for one of the network. */
  async contents(path: string, timeout: number): Promise<Blob> {
    const data = DATA.exec(path);
    if (data) return dataOf(data[1] ?? '', data[2] ?? '');
    return NETWORK.test(path) ? this.fetched(path, timeout) : this.core.file(path);
  }

  private async fetched(url: string, timeout: number): Promise<Blob> {
    await this.core.reach(url);
    const answer = Object(await this.perform({ kind: 'fetch', url, timeout }));
    if (!answer.ok) throw new Error(answer.reason);
    if (answer.url !== url) await this.core.reach(answer.url);
    if (answer.status >= 400) throw new Error(`the server answered ${answer.status}`);
    return new Blob([answer.bytes]);
  }
}

function dataOf(head: string, body: string): Blob {
  const text = decodeURIComponent(body);
  const letters = head.endsWith(';base64') ? atob(text) : text;
  return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]);
}
