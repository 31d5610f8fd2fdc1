/** Rectangles under the pointer, in logical px. */

export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/** What is held: the whole rectangle, or the sides that its letters name. */
export type Handle = 'move' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';

export const SIDES: readonly Exclude<Handle, 'move'>[] = [
  'n',
  'ne',
  'e',
  'se',
  's',
  'sw',
  'w',
  'nw',
];

/** `start` after its `handle` has gone `by` so far; it keeps at least 1 px on a side. */
export function dragged(start: Rect, handle: Handle, by: Point): Rect {
  if (handle === 'move') return { ...start, x: start.x + by.x, y: start.y + by.y };
  let { x, y, width, height } = start;
  if (handle.includes('e')) width = Math.max(1, width + by.x);
  if (handle.includes('s')) height = Math.max(1, height + by.y);
  if (handle.includes('w')) {
    const step = Math.min(by.x, width - 1);
    x += step;
    width -= step;
  }
  if (handle.includes('n')) {
    const step = Math.min(by.y, height - 1);
    y += step;
    height -= step;
  }
  return { x, y, width, height };
}

/** The rectangle with `a` and `b` at opposite corners. */
export function spanned(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Where an arrow key goes: 1 px, with Shift 10; undefined for any other key. */
export function arrow(event: KeyboardEvent): Point | undefined {
  const step = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return { x: -step, y: 0 };
    case 'ArrowRight':
      return { x: step, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -step };
    case 'ArrowDown':
      return { x: 0, y: step };
    default:
      return undefined;
  }
}
