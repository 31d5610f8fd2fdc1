/** What the user does, told to the worker: touches (those of a mouse, too), taps, long presses. */

import type { FromView, TouchPoint } from '../protocol/view';
import type { Tree } from './tree';

type Send = (message: FromView) => void;

/** Logical px that a finger may move and still tap. */
const TAP_DISTANCE = 10;
/** Ms after which a touch is a long press. Source: gadget page on events. */
const LONG_PRESS = 350;
const MOUSE = 0;

export function followEvents(tree: Tree, send: Send): void {
  const touches = new Touches(tree, send);
  const options = { capture: true, passive: false };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    document.addEventListener(type, (event) => touches.byFinger(event), options);
  }
  for (const type of ['mousedown', 'mousemove', 'mouseup'] as const) {
    document.addEventListener(type, (event) => touches.byMouse(event), options);
  }
}

interface Press {
  target: EventTarget;
  start: TouchPoint;
  timer: number;
  isLong: boolean;
}

class Touches {
  private readonly presses = new Map<number, Press>();
  private mouse: { target: EventTarget } | undefined;
  private lastFinger = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly tree: Tree,
    private readonly send: Send,
  ) {}

  byFinger(event: TouchEvent): void {
    this.lastFinger = event.timeStamp;
    const target = event.composedPath()[0];
    if (!target) return;
    const changed = [...event.changedTouches].map((each) => pointOf(each, each.identifier));
    const all = [...event.touches].map((each) => pointOf(each, each.identifier));
    this.happened(event, event.type, target, all, changed);
  }

  byMouse(event: MouseEvent): void {
    // A browser makes mouse events of touches, too.
    if (event.timeStamp - this.lastFinger < 1000 || event.button !== 0) return;
    const target = event.composedPath()[0];
    if (!target) return;
    const point = pointOf(event, MOUSE);
    if (event.type === 'mousedown') {
      this.mouse = { target };
      this.happened(event, 'touchstart', target, [point], [point]);
    } else if (this.mouse) {
      const type = event.type === 'mouseup' ? 'touchend' : 'touchmove';
      this.happened(event, type, this.mouse.target, type === 'touchend' ? [] : [point], [point]);
      if (type === 'touchend') this.mouse = undefined;
    }
  }

  private happened(
    event: Event,
    type: string,
    target: EventTarget,
    touches: TouchPoint[],
    changed: TouchPoint[],
  ): void {
    if (type === 'touchmove' && target instanceof Node && this.tree.isFinal(target, type)) {
      if (event.cancelable) event.preventDefault();
    }
    this.tell(event, type, target, {}, touches, changed);
    for (const point of changed) this.press(event, type, target, point, touches);
  }

  private press(
    event: Event,
    type: string,
    target: EventTarget,
    point: TouchPoint,
    touches: TouchPoint[],
  ): void {
    const press = this.presses.get(point.identifier);
    if (type === 'touchstart') {
      const long = () => this.long(event, point);
      const timer = window.setTimeout(long, LONG_PRESS);
      this.presses.set(point.identifier, { target, start: point, timer, isLong: false });
      return;
    }
    if (!press) return;
    const { clientX, clientY } = press.start;
    const isFar = Math.hypot(point.clientX - clientX, point.clientY - clientY) > TAP_DISTANCE;
    if (type === 'touchmove' && !isFar) return;
    window.clearTimeout(press.timer);
    this.presses.delete(point.identifier);
    if (type !== 'touchend' || isFar || press.isLong) return;
    this.tell(event, 'tap', target, { x: point.pageX, y: point.pageY }, touches, [point]);
  }

  /** A long press takes the tap's place if somebody waits for one. */
  private long(event: Event, point: TouchPoint): void {
    const press = this.presses.get(point.identifier);
    if (!press) return;
    press.isLong = this.tree.listened.has('longpress');
    const detail = { x: point.pageX, y: point.pageY };
    for (const type of ['longpress', 'longtap']) {
      this.tell(event, type, press.target, detail, [point], [point]);
    }
  }

  private tell(
    { timeStamp }: Event,
    event: string,
    target: EventTarget,
    detail: unknown,
    touches: TouchPoint[],
    changedTouches: TouchPoint[],
  ): void {
    const node = this.tree.idOf(target);
    if (node === undefined || !this.tree.listened.has(event)) return;
    this.send({
      type: 'event',
      node,
      event,
      detail,
      bubbles: true,
      touches,
      changedTouches,
      timeStamp,
    });
  }
}

function pointOf(
  { pageX, pageY, clientX, clientY }: Pick<Touch, 'pageX' | 'pageY' | 'clientX' | 'clientY'>,
  identifier: number,
): TouchPoint {
  return { identifier, pageX, pageY, clientX, clientY };
}
