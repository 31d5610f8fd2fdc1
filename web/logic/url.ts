/** Addresses of pages: a path, relative to the page on top or from the root, and a query. */

export type Query = Record<string, string>;

export interface Address {
  /** From the root, without a leading slash or a suffix. */
  path: string;
  query: Query;
}

/** Read `url` as the page `from` means it. Values stay encoded, as on sibling platforms (peer). */
export function parseUrl(url: string, from = ''): Address {
  const [place = '', text = ''] = splitOnce(url, '?');
  const base = place.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts = [...base];
  for (const part of place.replace(/\.html$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const pairs = text.split('&').filter(Boolean);
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = splitOnce(pair, '=');
      return [name, value];
    }),
  );
  return { path: parts.join('/'), query };
}

/** The address of a page as the user may write it. */
export function formatUrl({ path, query }: Address): string {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return text ? `${path}?${text}` : path;
}

function splitOnce(text: string, mark: string): string[] {
  const index = text.indexOf(mark);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
