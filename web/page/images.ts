/** Loads images for drawing: with CORS if the server allows it, else without, which taints. */

import { within } from '../common/within';
import type { Core } from '../core/types';
import { fetchImage, IN_PAGE, ON_NETWORK, STORED } from '../effects/image-address';
import type { DecodedImage } from '../tt/canvas/types';

const CACHED = 48;

interface Loaded extends DecodedImage {
  /** Where redirections led to, as far as the browser tells. */
  landed: string;
}

/** Loads by address, or by the path of a file of the mini-program or of its package. */
export class ImageLoader {
  private readonly cache = new Map<string, Promise<Loaded>>();

  constructor(private readonly core: Pick<Core, 'file' | 'reach'>) {}

  /** Rejects with the reason, `timeout` ms after the core has let it begin at the latest. */
  readonly load = async (path: string, timeout: number): Promise<DecodedImage> => {
    if (ON_NETWORK.test(path)) return this.allowed(path, timeout);
    // It may change between two draws; a file of the package does not.
    if (STORED.test(path)) return this.file(path, timeout);
    return this.cached(path, () =>
      IN_PAGE.test(path) ? within(timeout, loadHeld(path)) : this.file(path, timeout),
    );
  };

  private async file(path: string, timeout: number): Promise<DecodedImage> {
    const contents = await this.core.file(path);
    return within(timeout, decodeBlob(contents, path));
  }

  private async allowed(address: string, timeout: number): Promise<DecodedImage> {
    await this.core.reach(address);
    const image = await within(
      timeout,
      this.cached(address, () => loadForeign(address)),
    );
    if (image.landed !== address) await this.core.reach(image.landed);
    return image;
  }

  private cached(
    path: string,
    load: () => Promise<DecodedImage & { landed?: string }>,
  ): Promise<Loaded> {
    const found = this.cache.get(path);
    if (found) return found;
    const image = load().then((loaded) => ({ landed: path, ...loaded }));
    image.catch(() => this.cache.delete(path));
    this.cache.set(path, image);
    const [oldest] = this.cache.keys();
    if (this.cache.size > CACHED && oldest !== undefined) this.cache.delete(oldest);
    return image;
  }
}

/** From the address itself, or from what the page holds under it. */
async function loadHeld(address: string): Promise<DecodedImage> {
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
