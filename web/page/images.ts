/** Loads images for drawing: with CORS if the server allows it, else without, which taints. */

import { within } from '../common/within';
import type { Core } from '../core/types';
import { addressOf, fetchImage, isOnNetwork, STORED } from '../effects/image-address';
import type { DecodedImage } from '../tt/canvas/types';

const CACHED = 48;

interface Loaded extends DecodedImage {
  /** Where redirections led to, as far as the browser tells. */
  landed: string;
}

/** Loads by path: an address, relative to the page or not, or a file of the mini-program. */
export class ImageLoader {
  private readonly cache = new Map<string, Promise<Loaded>>();

  constructor(private readonly core: Pick<Core, 'file' | 'reach'>) {}

  /** Rejects with the reason, `timeout` ms after the core has let it begin at the latest. */
  readonly load = async (path: string, timeout: number): Promise<DecodedImage> => {
    if (STORED.test(path)) {
      // It may change between two draws.
      const contents = await this.core.file(path);
      return within(timeout, decodeBlob(contents, path));
    }
    const address = addressOf(path);
    if (!isOnNetwork(path)) return within(timeout, this.cached(address, loadOwn));
    await this.core.reach(address);
    const image = await within(timeout, this.cached(address, loadForeign));
    if (image.landed !== address) await this.core.reach(image.landed);
    return image;
  };

  private cached(
    address: string,
    load: (address: string) => Promise<DecodedImage & { landed?: string }>,
  ): Promise<Loaded> {
    const found = this.cache.get(address);
    if (found) return found;
    const image = load(address).then((loaded) => ({ landed: address, ...loaded }));
    image.catch(() => this.cache.delete(address));
    this.cache.set(address, image);
    const [oldest] = this.cache.keys();
    if (this.cache.size > CACHED && oldest !== undefined) this.cache.delete(oldest);
    return image;
  }
}

/** From the package, or from the address itself, as `data:` has it. */
async function loadOwn(address: string): Promise<DecodedImage> {
  return { source: await decode(address, 'anonymous'), address, taints: false };
}

async function loadForeign(address: string): Promise<DecodedImage & { landed?: string }> {
  const fetched = await fetchImage(address);
  if (fetched) return { ...(await decodeBlob(fetched.contents, address)), landed: fetched.landed };
  return { source: await decode(address), address, taints: isForeign(address) };
}

async function decodeBlob(contents: Blob, address: string): Promise<DecodedImage> {
  const url = URL.createObjectURL(contents);
  try {
    return { source: await decode(url), address, taints: false };
  } finally {
    URL.revokeObjectURL(url);
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
