/** Which buffers a message can give away instead of copying them. */

/** Buffers of the arrays in `values` and in their `result`, as far as an array is all of its buffer. */
export function ownBuffers(message: object): ArrayBuffer[] {
  const { result } = message as { result?: unknown };
  const fields = [...Object.values(message), ...Object.values(Object(result))];
  const buffers = fields
    .filter((field) => field instanceof Uint8Array)
    .filter((array) => array.byteLength === array.buffer.byteLength)
    .map((array) => array.buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
}
