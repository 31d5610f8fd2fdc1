/** Zooming and moving one picture, by fingers, mouse, wheel or keys; a swipe goes to the next. */

const LARGEST = 6;
const DOUBLE = 2.5;
/** How far a finger must move to turn the page, in px. */
const SWIPE = 48;

interface Point {
  x: number;
  y: number;
}

export class Zoom {
  private scale = 1;
  private offset: Point = { x: 0, y: 0 };
  private readonly fingers = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };

  /** `turn`: go on by so many pictures. */
  constructor(
    private readonly field: HTMLElement,
    private readonly picture: () => HTMLElement,
    private readonly turn: (by: number) => void,
  ) {
    field.addEventListener('pointerdown', (event) => this.down(event));
    field.addEventListener('pointermove', (event) => this.move(event));
    field.addEventListener('pointerup', (event) => this.up(event));
    field.addEventListener('pointercancel', (event) => this.fingers.delete(event.pointerId));
    field.addEventListener('dblclick', () => this.by(this.scale > 1 ? 1 / this.scale : DOUBLE));
    field.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.by(2 ** (-event.deltaY / 300));
    });
  }

  /** Multiply the size. */
  by(factor: number): void {
    this.scale = Math.min(LARGEST, Math.max(1, this.scale * factor));
    if (this.scale === 1) this.offset = { x: 0, y: 0 };
    this.apply();
  }

  reset(): void {
    this.fingers.clear();
    this.by(1 / this.scale);
  }

  private down(event: PointerEvent): void {
    this.fingers.set(event.pointerId, at(event));
    this.start = at(event);
    this.field.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const [other] = [...this.fingers].filter(([id]) => id !== event.pointerId);
    const now = at(event);
    if (other) this.by(distance(now, other[1]) / Math.max(1, distance(before, other[1])));
    this.fingers.set(event.pointerId, now);
    if (!other && this.scale > 1) this.drag(now.x - before.x, now.y - before.y);
  }

  private up(event: PointerEvent): void {
    const alone = this.fingers.size === 1;
    this.fingers.delete(event.pointerId);
    const { x, y } = at(event);
    const moved = x - this.start.x;
    if (!alone || this.scale > 1 || Math.abs(moved) < SWIPE) return;
    if (Math.abs(moved) > Math.abs(y - this.start.y)) this.turn(moved < 0 ? 1 : -1);
  }

  /** No further than the picture's edge to the middle. */
  private drag(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.field;
    const within = (value: number, extent: number) => {
      const limit = (extent * this.scale) / 2;
      return Math.min(limit, Math.max(-limit, value));
    };
    this.offset = {
      x: within(this.offset.x + x, clientWidth),
      y: within(this.offset.y + y, clientHeight),
    };
    this.apply();
  }

  private apply(): void {
    const { x, y } = this.offset;
    this.picture().style.transform = `translate(${x}px, ${y}px) scale(${this.scale})`;
  }
}

function at({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
