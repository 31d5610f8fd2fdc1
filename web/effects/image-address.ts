/** Where an image lies that a mini-program names: on the network, in an address itself, or in a file. */

// What is none of these is a path of the package, which the core alone knows how to read.
/** A path of the mini-program's files. */
export const STORED = /^ttfile:\/\//;
/** An address of the network, right or wrong. */
export const ON_NETWORK = /^https?:\/\//i;
/** An address that holds the image, or names one that the page holds. */
export const IN_PAGE = /^(data|blob):/i;

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
