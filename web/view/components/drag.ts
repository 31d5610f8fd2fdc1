/** A pointer that drags along one axis; what moves less or across is left to others. */

/** Logical px that a pointer may move before it drags. */
const SLOP = 6;
/** Ms of the way before the release whose speed counts. */
const RECENT = 80;

export interface DragListener {
  axis(): 'x' | 'y';
  /** Whether a pointer of this kind is to be followed. */
  follows(event: PointerEvent): boolean;
  began(): void;
  /** `way`: logical px since the start. */
  moved(way: number): void;
  /** `speed`: logical px a ms. */
  ended(way: number, speed: number): void;
}

export function followDrags(element: HTMLElement, listener: DragListener): void {
  element.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.isPrimary && listener.follows(event))
      new Drag(element, listener, event);
  });
}

class Drag {
  private readonly over = new AbortController();
  private readonly trail: { at: number; time: number }[] = [];
  private readonly axis: 'x' | 'y';
  private isDragging = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly listener: DragListener,
    private readonly start: PointerEvent,
  ) {
    this.axis = listener.axis();
    const { signal } = this.over;
    element.addEventListener('pointermove', (event) => this.move(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(type, (event) => this.end(event), { signal });
  }

  private way(event: PointerEvent): number {
    const { axis, start } = this;
    return axis === 'x' ? event.clientX - start.clientX : event.clientY - start.clientY;
  }

  private move(event: PointerEvent): void {
    if (event.pointerId !== this.start.pointerId) return;
    const way = this.way(event);
    if (!this.isDragging) {
      const { clientX, clientY } = this.start;
      const [dx, dy] = [Math.abs(event.clientX - clientX), Math.abs(event.clientY - clientY)];
      if (Math.max(dx, dy) < SLOP) return;
      if (this.axis === 'x' ? dy > dx : dx > dy) {
        this.over.abort();
        return;
      }
      this.isDragging = true;
      // The click at the end is of the drag, not of what lies under the pointer.
      this.element.setPointerCapture(event.pointerId);
      this.listener.began();
    }
    this.trail.push({ at: way, time: event.timeStamp });
    this.listener.moved(way);
  }

  private end(event: PointerEvent): void {
    if (event.pointerId !== this.start.pointerId) return;
    this.over.abort();
    if (!this.isDragging) return;
    const way = this.trail.at(-1)?.at ?? 0;
    const first = this.trail.find(({ time }) => event.timeStamp - time < RECENT);
    const speed = first ? (way - first.at) / Math.max(1, event.timeStamp - first.time) : 0;
    this.listener.ended(way, speed);
  }
}
