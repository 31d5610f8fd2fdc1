/** The picture on the canvas: the sample and what has been drawn over it, repeatable at any ratio. */

import type { Point } from './geometry';
import { sample } from './sample';
import { extend, type Stroke } from './strokes';
import { CANVAS_ID } from './surface';

export interface Pen {
  /** Undefined: the pointer does not draw now. */
  tool: Stroke['tool'] | undefined;
  colour: string;
  /** Logical px. */
  width: number;
}

export class Sketch {
  private strokes: Stroke[] = [];
  private hasSample = true;
  private context: tt.CanvasContext | undefined;

  /** `changed` runs after each change, with why nothing could be drawn, if so. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly pen: () => Pen,
    private readonly changed: (problem: string | undefined) => void,
  ) {
    canvas.addEventListener('pointerdown', (event) => this.begin(event));
  }

  get isEmpty(): boolean {
    return this.strokes.length === 0;
  }

  /** Draw everything again, on a context of the device that is simulated now. */
  repaint(): void {
    this.context = undefined;
    this.paint((ctx) => {
      if (this.hasSample) sample(ctx);
      ctx.draw();
      for (const stroke of this.strokes) this.paintStroke(ctx, stroke);
    });
  }

  undo(): void {
    this.strokes.pop();
    this.repaint();
  }

  /** Start over, with the sample or with nothing. */
  start(withSample: boolean): void {
    this.hasSample = withSample;
    this.strokes = [];
    this.repaint();
  }

  private begin(event: PointerEvent): void {
    const { tool, colour, width } = this.pen();
    if (!tool || event.button !== 0) return;
    const stroke: Stroke = { tool, colour, width, points: [] };
    this.strokes.push(stroke);
    const follow = (moved: PointerEvent) => {
      const coalesced = moved.getCoalescedEvents();
      for (const each of coalesced.length > 0 ? coalesced : [moved])
        this.add(stroke, this.at(each));
    };
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.addEventListener('pointermove', follow);
    const end = () => {
      this.canvas.removeEventListener('pointermove', follow);
      // Curves end half way to the last point; the point again takes them all the way.
      this.add(stroke, stroke.points.at(-1));
    };
    this.canvas.addEventListener('lostpointercapture', end, { once: true });
    this.add(stroke, this.at(event));
  }

  private add(stroke: Stroke, point: Point | undefined): void {
    if (!point) return;
    stroke.points.push(point);
    this.paint((ctx) => {
      extend(ctx, stroke, stroke.points.length - 1);
      ctx.draw(true);
    });
  }

  private paintStroke(ctx: tt.CanvasContext, stroke: Stroke): void {
    for (const index of stroke.points.keys()) extend(ctx, stroke, index);
    ctx.draw(true);
  }

  /** A device that lacks the API throws instead of giving a context. */
  private paint(commands: (ctx: tt.CanvasContext) => void): void {
    let problem: string | undefined;
    try {
      this.context ??= tt.createCanvasContext(CANVAS_ID);
      commands(this.context);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    this.changed(problem);
  }

  private at(event: PointerEvent): Point {
    const origin = this.canvas.getBoundingClientRect();
    return { x: event.clientX - origin.left, y: event.clientY - origin.top };
  }
}
