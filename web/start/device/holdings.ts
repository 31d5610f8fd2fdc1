/** Follows what the mini-program has on its device: looks again after every answer. */

import type { Pysim } from '../surface';

type Overview = Awaited<ReturnType<Pysim['contents']>>;
export type Entry = Overview['files'][number];
export type StoredFile = Extract<Entry, { kind: 'file' }>;
export type Item = Overview['items'][number];
export type Usage = Overview['usage']['user'];
export type AlbumImage = Pysim['album']['images'][number];

export interface Holdings extends Overview {
  images: readonly AlbumImage[];
}

/** After these something may be other than it was. */
const EVENTS = ['pysim-reply', 'pysim-clear', 'pysim-album'];

/** Tell `changed` what there is, now and from now on; or `failed` why nobody can know. */
export function follow(
  pysim: Pysim,
  changed: (now: Holdings) => void,
  failed: (reason: string) => void,
): void {
  let stale = false;
  let looking = false;
  /** One look at a time: what happens meanwhile is seen by the next. */
  const look = async () => {
    stale = true;
    if (looking) return;
    looking = true;
    try {
      while (stale) {
        stale = false;
        changed({ ...(await pysim.contents()), images: pysim.album.images });
      }
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
    looking = false;
  };
  for (const name of EVENTS) window.addEventListener(name, () => void look());
  void look();
}
