/** Values between a test and the page: bytes are text there. */

/** `bytes` as base64. */
export async function base64(bytes: Blob | BufferSource): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The bytes cannot be read.'));
    reader.readAsDataURL(bytes instanceof Blob ? bytes : new Blob([bytes]));
  });
  return url.slice(url.indexOf(',') + 1);
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** A value for the test: what JSON has no word for is an object with one key that begins with $. */
export async function toTest(value: unknown): Promise<unknown> {
  if (value === undefined) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (typeof value === 'bigint') return { $number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof ArrayBuffer) return { $bytes: await base64(value) };
  if (ArrayBuffer.isView(value))
    return { $bytes: await base64(value as ArrayBufferView<ArrayBuffer>) };
  if (Array.isArray(value)) return Promise.all(value.map(toTest));
  const entries = Object.entries(value).map(async ([name, each]) => [name, await toTest(each)]);
  return Object.fromEntries(await Promise.all(entries)) as unknown;
}

/** The other way round; bytes become an ArrayBuffer. */
export function fromTest(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromTest);
  const { $bytes } = value as { $bytes?: unknown };
  if (typeof $bytes === 'string') return bytesOf($bytes).buffer;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fromTest(each)]));
}
