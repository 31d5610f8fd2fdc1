/** `canvas`: gives its drawing surface away once, to whoever draws; that one gives it its size. */

import { ContentBox } from '../../common/content-box';
import css from './canvas.css' with { type: 'text' };
import { Component } from './component';
import { inside, make, sheetOf } from './make';

const SHEET = sheetOf(css);

/** Detail of the event `canvas`, which is for the logic layer alone. */
export interface Surface {
  canvas: OffscreenCanvas;
}

export class CanvasElement extends Component {
  // Scrolling is of the peers (WeChat, Douyin).
  static override readonly mirrored = ['canvas-id', 'disable-scroll'];
  private readonly canvas = make('canvas');
  private isGiven = false;
  /** What it can be drawn on. */
  readonly box = new ContentBox(this);

  constructor() {
    super();
    inside(this, [SHEET], this.canvas);
    // What is drawn is an image; the page may name it.
    this.canvas.setAttribute('role', 'img');
  }

  connectedCallback(): void {
    // A copy that is only measured goes at once.
    queueMicrotask(() => this.give());
  }

  private give(): void {
    if (this.isGiven || !this.isConnected) return;
    this.isGiven = true;
    this.emit('canvas', { canvas: this.canvas.transferControlToOffscreen() } satisfies Surface);
  }

  /** A point of the window in logical px from the canvas's corner, as its touches have it. */
  place({ clientX, clientY }: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.canvas;
    return {
      x: (clientX - left) * (width ? offsetWidth / width : 1),
      y: (clientY - top) * (height ? offsetHeight / height : 1),
    };
  }

  protected override update(): void {
    this.canvas.ariaLabel = this.given.text('aria-label') || null;
  }
}
