/** Where an image lies that a mini-program names: in its files, in its package, on the network. */

/** A path of the mini-program's files. */
export const STORED = /^ttfile:\/\//;

/** Resolves if the project may reach an address; else rejects with the core's sentence. */
export type Reach = (address: string) => Promise<void>;

/** The absolute address of a package path or an address; throws if it is neither. */
export function addressOf(path: string): string {
  if (!path) throw new Error('its path is empty');
  // `/a.png` and `./a.png` are one file of the package, which is the page's folder.
  return new URL(path.replace(/^\/(?!\/)/, ''), document.baseURI).href;
}

/** Whether an image is fetched from the network: then its path has a host, the page's or not. */
export function isOnNetwork(path: string): boolean {
  const { protocol, origin } = new URL(addressOf(path));
  if (!/^https?:$/.test(protocol)) return false;
  return /^\s*https?:/i.test(path) || origin !== new URL(document.baseURI).origin;
}

export interface Fetched {
  contents: Blob;
  /** Where redirections led to. */
  landed: string;
}

/** Undefined if there is no answer that a page may read, be it for want of CORS headers. */
export async function fetchImage(
  address: string,
  headers: Record<string, string> = {},
): Promise<Fetched | undefined> {
  try {
    const response = await fetch(address, { headers });
    return { contents: await response.blob(), landed: response.url };
  } catch {
    return undefined;
  }
}
