/** Sizes and times in words. */

/** `6.3 of 17.1 MB`. */
export function megabytes(loaded: number, total: number): string {
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total > 0 ? `${mb(loaded)} of ${mb(total)} MB` : `${mb(loaded)} MB`;
}

/** `12.3 kB`. */
export function shortSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** `12 345 bytes`, with a shorter form before it where that is easier to grasp. */
export function fileSize(bytes: number): string {
  const exact = `${String(bytes).replace(/\B(?=(\d{3})+$)/g, '\u202f')} bytes`;
  return bytes < 1000 ? exact : `${shortSize(bytes)} (${exact})`;
}

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
