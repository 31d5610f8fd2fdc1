/**
 * Messages between the logic worker and the view of one run. The worker owns the tree; the view
 * owns geometry, focus, scroll positions and the text that is being typed. Ids never repeat.
 */

/** A change of the tree. Elements start empty; 0 is the root, which holds the pages. */
export type Operation =
  | ['create', id: number, tag: string]
  | ['text', id: number, content: string]
  /** Put `children` before `before` (0: at the end), then take `count` nodes from `before` on out. */
  | ['splice', parent: number, before: number, count: number, children: number[]]
  | ['content', id: number, content: string]
  /** `undefined` takes the attribute away. */
  | ['attribute', id: number, name: string, value: unknown, version?: number]
  | ['style', id: number, text: string]
  | ['class', id: number, names: string]
  | ['id', id: number, value: string]
  /** The element, or one inside, is of a component's scope. */
  | ['scope', id: number, name: string, kind: 'own' | 'host']
  /** Handlers wait for events of this type; `final`: they take them from everything behind. */
  | ['listen', id: number, type: string, final: boolean]
  | ['release', id: number]
  /** A page's root with its sheets, in order. */
  | ['page', id: number, sheets: string[]]
  | ['show', id: number];

export interface Operations {
  type: 'operations';
  list: Operation[];
}

/** A question to the view, answered after all operations before it. */
export interface ViewCall {
  type: 'call';
  id: number;
  call: ViewRequest;
}

export type ViewRequest =
  /** Answered with nothing after the next frame. */
  | { name: 'render' }
  | { name: 'measure'; nodes: number[] }
  | { name: 'scrollTo'; node: number; top?: number; left?: number; duration: number }
  | { name: 'canvasSize'; node: number };

/** Of one node; `null`: it is not in the view. Logical px from the window's corner. */
export interface Measured {
  left: number;
  top: number;
  width: number;
  height: number;
  scrollLeft: number;
  scrollTop: number;
  scrollWidth: number;
  scrollHeight: number;
}

/** The event of that serial number has been dealt with. */
export interface Taken {
  type: 'taken';
  serial: number;
}

export type ToView = Operations | ViewCall | Taken;

export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  /** On a canvas alone: from its corner. */
  x?: number;
  y?: number;
}

export interface ViewEvent {
  type: 'event';
  /** The node that it happened to. */
  node: number;
  event: string;
  detail: unknown;
  bubbles: boolean;
  touches?: TouchPoint[];
  changedTouches?: TouchPoint[];
  /** Ms since the view started. */
  timeStamp: number;
  /** Of a field: how often its text has been changed by typing. */
  version?: number;
  /** The view waits to hear that the event has been dealt with. */
  serial?: number;
}

export interface ViewReturn {
  type: 'return';
  id: number;
  value: unknown;
}

/** The drawing surface of a canvas that the view has just made. */
export interface ViewCanvas {
  type: 'canvas';
  node: number;
  canvas: OffscreenCanvas;
}

/** The window has, or has got, this size in logical px. */
export interface ViewSize {
  type: 'size';
  width: number;
  height: number;
}

export type FromView = ViewEvent | ViewReturn | ViewCanvas | ViewSize;
