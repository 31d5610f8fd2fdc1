/** Touches of fingers and, in their stead, of a mouse; long presses. */

import type { TouchPoint } from '../protocol/view';
import type { Tree } from './tree';

type Tell = (
  type: string,
  target: Node,
  touches: TouchPoint[],
  changed: TouchPoint[],
  event: Event,
) => void;

/** Logical px that a finger may move and still tap (assumed). */
const TAP_DISTANCE = 10;
/** Ms after which a touch is a long press. Source: gadget page on events. */
const LONG_PRESS = 350;
/** Ms in which a browser makes mouse events of a touch. */
const ECHO = 1000;
const MOUSE = 0;

interface Press {
  target: Node;
  start: TouchPoint;
  timer: number;
}

export class Touches {
  /** When the latest press ended that was no tap: the browser makes a click of it all the same. */
  private static lastNoTap = Number.NEGATIVE_INFINITY;
  private readonly presses = new Map<number, Press>();
  private readonly noTaps = new Set<number>();
  private mouseTarget: Node | undefined;
  private lastFinger = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly tree: Tree,
    private readonly tell: Tell,
  ) {
    const options = { capture: true, passive: false };
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      document.addEventListener(type, (event) => this.byFinger(event), options);
    }
    for (const type of ['mousedown', 'mousemove', 'mouseup'] as const) {
      document.addEventListener(type, (event) => this.byMouse(event), options);
    }
  }

  /** Whether a click comes from a press that was long or went elsewhere. */
  static wasNoTap({ timeStamp, detail }: MouseEvent): boolean {
    return detail > 0 && timeStamp - Touches.lastNoTap < 50;
  }

  private byFinger(event: TouchEvent): void {
    this.lastFinger = event.timeStamp;
    const [target] = event.composedPath();
    if (!(target instanceof Node)) return;
    const changed = [...event.changedTouches].map((each) => pointOf(each, each.identifier));
    const all = [...event.touches].map((each) => pointOf(each, each.identifier));
    this.happened(event, event.type, target, all, changed);
  }

  private byMouse(event: MouseEvent): void {
    if (event.timeStamp - this.lastFinger < ECHO) return;
    const point = pointOf(event, MOUSE);
    if (event.type === 'mousedown') {
      const [target] = event.composedPath();
      if (event.button !== 0 || !(target instanceof Node)) return;
      this.mouseTarget = target;
      this.happened(event, 'touchstart', target, [point], [point]);
    } else if (this.mouseTarget) {
      const isOver = event.type === 'mouseup';
      const type = isOver ? 'touchend' : 'touchmove';
      this.happened(event, type, this.mouseTarget, isOver ? [] : [point], [point]);
      if (isOver) this.mouseTarget = undefined;
    }
  }

  private happened(
    event: Event,
    type: string,
    target: Node,
    touches: TouchPoint[],
    changed: TouchPoint[],
  ): void {
    const isTaken = type === 'touchmove' && this.tree.isFinal(target, type);
    if (isTaken && event.cancelable) event.preventDefault();
    this.tell(type, target, touches, changed, event);
    for (const point of changed) this.press(event, type, target, point);
  }

  private press(event: Event, type: string, target: Node, point: TouchPoint): void {
    const { identifier } = point;
    if (type === 'touchstart') {
      this.noTaps.delete(identifier);
      const timer = window.setTimeout(() => this.long(event, identifier), LONG_PRESS);
      this.presses.set(identifier, { target, start: point, timer });
      return;
    }
    const press = this.presses.get(identifier);
    if (press && isFar(press.start, point)) {
      this.end(press, identifier);
      this.noTaps.add(identifier);
    }
    if (type === 'touchmove') return;
    if (press) this.end(press, identifier);
    if (this.noTaps.delete(identifier)) Touches.lastNoTap = event.timeStamp;
  }

  /** A long press takes the tap's place where a handler waits for one. Source: peer (WeChat). */
  private long(event: Event, identifier: number): void {
    const press = this.presses.get(identifier);
    if (!press) return;
    this.end(press, identifier);
    if (this.tree.isListened(press.target, 'longpress')) this.noTaps.add(identifier);
    for (const type of ['longpress', 'longtap']) {
      this.tell(type, press.target, [press.start], [press.start], event);
    }
  }

  private end(press: Press, identifier: number): void {
    window.clearTimeout(press.timer);
    this.presses.delete(identifier);
  }
}

function pointOf(
  { pageX, pageY, clientX, clientY }: Pick<Touch, 'pageX' | 'pageY' | 'clientX' | 'clientY'>,
  identifier: number,
): TouchPoint {
  return { identifier, pageX, pageY, clientX, clientY };
}

function isFar(from: TouchPoint, to: TouchPoint): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > TAP_DISTANCE;
}
