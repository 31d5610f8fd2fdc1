/**
 * Messages between the logic worker and the view of one run. The worker owns the tree; the view
 * owns geometry, focus, scroll positions and the text that is being typed. Ids never repeat.
 */

import type { Settle } from './testing';

/** A change of the tree. Elements start empty; 0 is the root, which holds the pages. */
export type Operation =
  | ['create', id: number, tag: string]
  | ['text', id: number, content: string]
  /** Put `children` before `before` (0: at the end), then take `count` nodes from `before` on out. */
  | ['splice', parent: number, before: number, count: number, ...children: number[]]
  | ['content', id: number, content: string]
  /** `undefined` takes the attribute away. */
  | ['attribute', id: number, name: string, value: unknown, heard?: Heard]
  | ['style', id: number, text: string]
  | ['class', id: number, names: string]
  | ['id', id: number, value: string]
  /** The element, or one inside, is of a component's scope. */
  | ['scope', id: number, name: string, kind: 'own' | 'host']
  /** Handlers wait for events of this type; `final`: they take them from everything behind. */
  | ['listen', id: number, type: string, final: boolean]
  | ['release', id: number]
  /** A page's root with its sheets, in order. */
  | ['page', id: number, sheets: string[], window: PageWindow]
  /** Put this page on top. */
  | ['show', id: number];

/** What a value for a field that the user edits, too, knows of the edits. */
export interface Heard {
  /** The newest edit that the mini-program had heard of, or the one that the value answers. */
  version: number;
  /** Whether it is known to answer that edit. */
  isAnswer: boolean;
}

/** What of a page's window is the view's business. */
export interface PageWindow {
  backgroundColor: string;
  /** Colour of what is seen while the page is pulled down. */
  backgroundTextStyle: 'dark' | 'light';
  disableScroll: boolean;
  /** Logical px of 1 rpx; null: 750 of them are the width of the window. */
  rpx: number | null;
  pullDown: boolean;
  /** Whether somebody waits for it to scroll, and to come so near to its end (logical px). */
  tellsScroll: boolean;
  reachBottom: number | null;
}

export interface Operations {
  type: 'operations';
  list: Packed;
}

/** Operations one after another, each preceded by the number of its parts; see `common/packed`. */
export type Packed = unknown[];

/** One step of what the attribute `animation` holds under `actions`. */
export interface AnimationStep extends AnimationTiming {
  /** CSS declarations to come to. */
  styles: Record<string, string>;
}

export interface AnimationTiming {
  /** Ms. */
  duration: number;
  timingFunction: string;
  delay: number;
  transformOrigin: string;
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
  /** Node 0 is the window, with the scroll position of the page on top. */
  | { name: 'measure'; nodes: number[] }
  /** Answered when the page on top is there. Logical px and ms. */
  | { name: 'scrollPage'; top: number; duration: number }
  /** Begin or end the pull-down refresh of the page on top. */
  | { name: 'pullDown'; begins: boolean }
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

/** Tell how `nodes` overlap with what they are watched against, now and whenever that changes. */
export interface Watch {
  type: 'watch';
  /** Names the watch in answers. */
  id: number;
  nodes: number[];
  /** Around the nodes; 0: the window. */
  relative: number;
  /** Logical px by which its edges lie further out. */
  margins: Margins;
  thresholds: number[];
}

export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Unwatch {
  type: 'unwatch';
  id: number;
}

export type ToView = Operations | ViewCall | Taken | Watch | Unwatch;

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

/** The window has got this size in logical px. */
export interface ViewSize {
  type: 'size';
  width: number;
  height: number;
}

/** Of the page as a whole. */
export interface ViewPageEvent {
  type: 'page';
  /** The page's root. */
  node: number;
  event: 'scroll' | 'reachBottom' | 'pullDown';
  /** Logical px. */
  scrollTop: number;
  serial: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

/** News of a watch. Logical px from the window's corner. */
export interface ViewWatched {
  type: 'watched';
  id: number;
  node: number;
  ratio: number;
  overlap: Box;
  box: Box;
  relative: Box;
  /** Ms since the view started. */
  time: number;
}

export type FromView =
  | ViewEvent
  | ViewReturn
  | ViewCanvas
  | ViewSize
  | ViewPageEvent
  | ViewWatched
  | Settle;
