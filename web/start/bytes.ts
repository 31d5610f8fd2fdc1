/** Sizes and times in words. */

/** `6.3 of 17.1 MB`. */
export function megabytes(loaded: number, total: number): string {
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total > 0 ? `${mb(loaded)} of ${mb(total)} MB` : `${mb(loaded)} MB`;
}

/** `12.3 kB`. */
export function shortSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
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

/** `12.3 kB of 200 MB`, where 1 MB is 1024 × 1024 bytes, as the platform counts its quotas. */
export function ofQuota(used: number, quota: number): string {
  const kb = used / 1024;
  const some = kb < 1 ? shortSize(used) : kb < 1024 ? `${kb.toFixed(1)} kB` : `${mb(used)} MB`;
  return `${some} of ${mb(quota)} MB`;
}

function mb(bytes: number): string {
  return String(Number((bytes / 1024 ** 2).toFixed(2)));
}

/** The time of day; on other days, the date before it. `seconds` since 1970. */
export function moment(seconds: number): string {
  const then = new Date(1000 * seconds);
  const today = then.toDateString() === new Date().toDateString();
  const time = then.toLocaleTimeString('en-GB');
  return today ? time : `${then.toLocaleDateString('en-GB', { dateStyle: 'medium' })}, ${time}`;
}
