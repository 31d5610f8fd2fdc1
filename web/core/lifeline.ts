/**
 * How a host learns that its worker has ended without a word: a thread holds a lock while it lives,
 * and the browser releases it. Only secure contexts have locks; elsewhere nothing is learnt.
 */

/** Hold a lock to the end of this thread, and tell its name once it is held. */
export function holdLifeline(tell: (name: string) => void): void {
  if (!isSecureContext) return;
  const name = `pysim-core-${crypto.randomUUID()}`;
  request(name, () => {
    tell(name);
    return new Promise(() => {});
  });
}

/** Run `ended` when the thread that holds the lock has ended. */
export function followLifeline(name: string, ended: () => void): void {
  request(name, ended);
}

function request(name: string, granted: () => unknown): void {
  // A sandboxed frame has an opaque origin, which is refused every lock.
  navigator.locks.request(name, granted).catch(() => {});
}
