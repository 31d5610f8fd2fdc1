/** The region of the call as a rectangle over the canvas, moved and resized by pointer or keys. */

import { make } from './dom';
import { arrow, dragged, type Handle, type Point, type Rect, SIDES, spanned } from './geometry';

/** A shorter drag beside the region was a click. */
const SMALLEST_DRAG = 4;

export class RegionFrame {
  private rect: Rect = { x: 0, y: 0, width: 0, height: 0 };
  private readonly size = make('span', { className: 'region-size' });

  /** `changed` gets what the drag has changed and nothing else. */
  constructor(
    private readonly stage: HTMLElement,
    private readonly frame: HTMLElement,
    private readonly changed: (part: Partial<Rect>) => void,
  ) {
    this.build();
    stage.addEventListener('pointerdown', (event) => this.grab(event));
    frame.addEventListener('keydown', (event) => this.step(event));
  }

  /** Show `rect`; `whole`: nothing is cut off, so nothing is dimmed. */
  show(rect: Rect, whole: boolean): void {
    this.rect = rect;
    const { style } = this.frame;
    style.left = `${rect.x}px`;
    style.top = `${rect.y}px`;
    style.width = `${rect.width}px`;
    style.height = `${rect.height}px`;
    this.frame.classList.toggle('whole', whole);
    this.size.textContent = `${rect.width} × ${rect.height}`;
    this.frame.setAttribute(
      'aria-label',
      `Region at ${rect.x}, ${rect.y}, size ${rect.width} by ${rect.height}. ` +
        'Arrow keys move it, with Shift by 10.',
    );
  }

  private build(): void {
    this.frame.tabIndex = 0;
    this.frame.setAttribute('role', 'group');
    this.frame.append(this.size);
    for (const side of SIDES) {
      const handle = make('span', { className: `handle ${side}` });
      handle.dataset.handle = side;
      if (side === 'se') {
        handle.tabIndex = 0;
        handle.setAttribute('role', 'button');
        handle.setAttribute('aria-label', 'Corner of the region. Arrow keys resize it.');
      }
      this.frame.append(handle);
    }
  }

  private grab(event: PointerEvent): void {
    if (this.stage.dataset.mode !== 'region' || event.button !== 0) return;
    const handle = this.handleOf(event.target);
    const start = this.rect;
    const from = this.at(event);
    const follow = (moved: PointerEvent) => {
      const to = this.at(moved);
      if (handle) {
        this.report(dragged(start, handle, { x: to.x - from.x, y: to.y - from.y }), handle);
        return;
      }
      const drawn = spanned(from, to);
      if (Math.min(drawn.width, drawn.height) >= SMALLEST_DRAG) this.changed(drawn);
    };
    const release = () => {
      this.stage.removeEventListener('pointermove', follow);
      this.stage.classList.remove('dragging');
    };
    event.preventDefault();
    if (event.target instanceof HTMLElement)
      event.target.closest<HTMLElement>('[tabindex]')?.focus();
    this.stage.setPointerCapture(event.pointerId);
    this.stage.classList.add('dragging');
    this.stage.addEventListener('pointermove', follow);
    this.stage.addEventListener('lostpointercapture', release, { once: true });
  }

  private step(event: KeyboardEvent): void {
    const by = arrow(event);
    const handle = this.handleOf(event.target);
    if (!by || !handle) return;
    event.preventDefault();
    this.report(dragged(this.rect, handle, by), handle);
  }

  private report(rect: Rect, handle: Handle): void {
    const { x, y, width, height } = rect;
    if (handle === 'move') {
      this.changed({ x, y });
      return;
    }
    this.changed({
      ...(handle.includes('w') ? { x, width } : {}),
      ...(handle.includes('n') ? { y, height } : {}),
      ...(handle.includes('e') ? { width } : {}),
      ...(handle.includes('s') ? { height } : {}),
    });
  }

  /** Undefined beside the region. */
  private handleOf(target: EventTarget | null): Handle | undefined {
    if (!(target instanceof HTMLElement) || !this.frame.contains(target)) return undefined;
    return SIDES.find((side) => side === target.dataset.handle) ?? 'move';
  }

  /** Where the pointer is on the canvas, in whole px. */
  private at(event: PointerEvent): Point {
    const origin = (this.frame.parentElement ?? this.stage).getBoundingClientRect();
    return {
      x: Math.round(event.clientX - origin.left),
      y: Math.round(event.clientY - origin.top),
    };
  }
}
