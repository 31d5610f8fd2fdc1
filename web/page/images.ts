/** Loads images for drawing: with CORS if the server allows it, else without, which taints. */

import type { DecodedImage } from '../tt/canvas/types';

const CACHED = 48;
const STORED = /^ttfile:\/\//;

/** Loads by path: an address, relative to the page or not, or a file of the mini-program. */
export class ImageLoader {
  private readonly cache = new Map<string, Promise<DecodedImage>>();

  constructor(private readonly file: (path: string) => Promise<Blob>) {}

  /** Rejects with the reason, after `timeout` ms at the latest. */
  readonly load = (path: string, timeout: number): Promise<DecodedImage> => {
    // A stored file may change between two draws.
    const image = STORED.test(path) ? this.loadFile(path) : this.cached(path);
    return within(timeout, image);
  };

  private cached(path: string): Promise<DecodedImage> {
    const found = this.cache.get(path);
    if (found) return found;
    const image = loadAddress(path);
    image.catch(() => this.cache.delete(path));
    this.cache.set(path, image);
    const [oldest] = this.cache.keys();
    if (this.cache.size > CACHED && oldest !== undefined) this.cache.delete(oldest);
    return image;
  }

  private async loadFile(path: string): Promise<DecodedImage> {
    const address = URL.createObjectURL(await this.file(path));
    try {
      return { source: await decode(address), address: path, taints: false };
    } finally {
      URL.revokeObjectURL(address);
    }
  }
}

async function loadAddress(path: string): Promise<DecodedImage> {
  if (!path) throw new Error('its path is empty');
  // `/a.png` and `./a.png` are one file of the package, which is the page's folder.
  const address = new URL(path.replace(/^\/(?!\/)/, ''), document.baseURI).href;
  try {
    return { source: await decode(address, 'anonymous'), address, taints: false };
  } catch (error) {
    if (!isForeign(address)) throw error;
    return { source: await decode(address), address, taints: true };
  }
}

async function decode(address: string, crossOrigin?: string): Promise<HTMLImageElement> {
  const image = new Image();
  if (crossOrigin !== undefined) image.crossOrigin = crossOrigin;
  image.src = address;
  try {
    await image.decode();
  } catch {
    throw new Error('it cannot be fetched or is no image');
  }
  return image;
}

async function within<T>(timeout: number, result: Promise<T>): Promise<T> {
  let timer = 0;
  const expiry = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => {
      reject(new Error(`it took longer than ${timeout} ms`));
    }, timeout);
  });
  return Promise.race([result, expiry]).finally(() => clearTimeout(timer));
}

/** True of an address whose pixels the browser keeps from this page unless CORS allows them. */
function isForeign(address: string): boolean {
  const { origin, protocol } = new URL(address);
  return /^https?:$/.test(protocol) && origin !== location.origin;
}

/** Images from other origins among what the page has loaded, at most ten. */
export function foreignImages(): string[] {
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const images = resources.filter(({ initiatorType }) => /^(img|image)$/.test(initiatorType));
  const addresses = images.map(({ name }) => name).filter(isForeign);
  return [...new Set(addresses)].slice(0, 10);
}
