/** Functions that no list of the vendor has, for code that also runs on sibling platforms. */

import { isBuffer } from './wire';

export const EXTRAS: Record<string, (given: unknown) => unknown> = {
  nextTick: (callback) => queueMicrotask(callback as VoidFunction),
  base64ToArrayBuffer,
  arrayBufferToBase64,
};

function base64ToArrayBuffer(text: unknown): ArrayBuffer {
  try {
    if (typeof text !== 'string') throw text;
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    throw new TypeError('base64ToArrayBuffer: expected a base64 text without a prefix');
  }
}

function arrayBufferToBase64(given: unknown): string {
  const bytes = bytesOf(given);
  if (!bytes) throw new TypeError('arrayBufferToBase64: expected an ArrayBuffer');
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesOf(given: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(given)) {
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  }
  return typeof given === 'object' && given && isBuffer(given) ? new Uint8Array(given) : undefined;
}
