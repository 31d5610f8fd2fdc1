/** What the user does and what components tell, as messages to the worker. */

import type { FromView, TouchPoint, ViewEvent } from '../protocol/view';
import { CanvasElement, ComponentEvent, isOverPage, isRefused } from './components';
import type { PageElement } from './page';
import type { Taken } from './taken';
import { Touches } from './touches';
import type { Tree } from './tree';

type Send = (message: FromView, transfer?: Transferable[]) => void;

/** Events of the browser that templates can bind. Source: gadget page on events. */
const NATIVE = [
  // Those of a mouse: PC, from 5.18 on.
  'mousedown',
  'mousemove',
  'mouseup',
  'mouseover',
  'mouseout',
] as const;

/** Those that do not leave the shadow root that they happen in. */
const INSIDE = [
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
  'mouseenter',
  'mouseleave',
] as const;

/** Events of components that are for the logic layer itself. */
const INTERNAL = new Set(['navigate', 'share', 'files']);

export class Events {
  constructor(
    private readonly tree: Tree,
    private readonly taken: Taken,
    private readonly send: Send,
  ) {
    new Touches(tree, (type, target, touches, changed, event) =>
      this.touched(type, target, touches, changed, event),
    );
    document.addEventListener('click', (event) => this.clicked(event), { capture: true });
    document.addEventListener(ComponentEvent.TYPE, (event) => this.component(event));
    for (const type of NATIVE) {
      document.addEventListener(type, (event) => this.native(event), { capture: true });
    }
  }

  /** Hear what happens in a page and stays there. */
  follow(page: PageElement): void {
    for (const type of INSIDE) {
      page.content.addEventListener(type, (event) => this.native(event), { capture: true });
    }
  }

  private touched(
    type: string,
    target: Node,
    touches: TouchPoint[],
    changed: TouchPoint[],
    event: Event,
  ): void {
    if (isOverPage(event)) return;
    const canvas = this.tree.element(target);
    if (!(canvas instanceof CanvasElement)) {
      this.tell(event, target, {
        event: type,
        detail: {},
        bubbles: true,
        touches,
        changedTouches: changed,
      });
      return;
    }
    const place = (point: TouchPoint) => ({ ...point, ...canvas.place(point) });
    this.tell(event, target, {
      event: type,
      detail: {},
      // Source: gadget page on events: they do not bubble.
      bubbles: false,
      touches: touches.map(place),
      changedTouches: changed.map(place),
    });
  }

  /** A click is a tap: by finger or mouse, by a key or a label, for which components make one. */
  private clicked(event: MouseEvent): void {
    const [target] = event.composedPath();
    if (isOverPage(event) || isRefused(event) || Touches.wasNoTap(event)) return;
    if (!(target instanceof Node)) return;
    const element = this.tree.element(target);
    const point = { identifier: 0, pageX: event.pageX, pageY: event.pageY, ...clientOf(event) };
    const place = element instanceof CanvasElement ? element.place(point) : undefined;
    const changedTouches = [{ ...point, ...place }];
    const detail = place ?? { x: event.pageX, y: event.pageY };
    this.tell(event, target, { event: 'tap', detail, bubbles: true, touches: [], changedTouches });
  }

  private component(event: ComponentEvent): void {
    const [target] = event.composedPath();
    if (!(target instanceof Node)) return;
    const node = this.tree.idOf(target);
    if (node === undefined) return;
    if (target instanceof CanvasElement && event.name === 'canvas') {
      const { canvas } = event.detail as { canvas: OffscreenCanvas };
      this.send({ type: 'canvas', node, canvas }, [canvas]);
      return;
    }
    const serial = this.taken.next();
    const isTold = this.tell(event, target, {
      event: event.name,
      detail: event.detail,
      bubbles: event.bubblesInPage,
      serial,
      ...(event.version !== undefined && { version: event.version }),
    });
    if (isTold) event.waitUntil(this.taken.wait(serial));
  }

  private native(event: Event): void {
    const [target] = event.composedPath();
    if (!(target instanceof Node)) return;
    const isMouse = event instanceof MouseEvent;
    const detail = isMouse ? { x: event.pageX, y: event.pageY } : {};
    this.tell(event, target, { event: event.type, detail, bubbles: event.bubbles });
  }

  /** Tell the worker, unless nobody there waits for such events. */
  private tell(
    { timeStamp }: Event,
    target: Node,
    told: Omit<ViewEvent, 'type' | 'node' | 'timeStamp'>,
  ): boolean {
    const node = this.tree.idOf(target);
    const { event, version } = told;
    const isHeard = this.tree.listened.has(event) || INTERNAL.has(event) || version !== undefined;
    if (node === undefined || !isHeard) return false;
    this.send({ type: 'event', node, timeStamp, ...told });
    return true;
  }
}

function clientOf({ clientX, clientY }: MouseEvent): { clientX: number; clientY: number } {
  return { clientX, clientY };
}
