/**
 * Operations in one flat list: as many small ones they take several times as long to send, since
 * the clone of a message keeps account of every object.
 */

import type { Operation, Packed } from '../protocol/view';

/** Put an operation at the end of `packed`. */
export function pack(packed: Packed, operation: Operation): void {
  packed.push(operation.length, ...operation);
}

export function unpack(packed: Packed): Operation[] {
  const list: Operation[] = [];
  let start = 1;
  while (start <= packed.length) {
    const end = start + (packed[start - 1] as number);
    list.push(packed.slice(start, end) as Operation);
    start = end + 1;
  }
  return list;
}
