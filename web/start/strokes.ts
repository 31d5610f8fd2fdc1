/** Strokes of pen and eraser, as commands of the drawing context. */

import type { Point } from './geometry';

export interface Stroke {
  tool: 'draw' | 'erase';
  colour: string;
  /** Logical px. */
  width: number;
  points: Point[];
}

/** Queue the part of `stroke` that its point `index` adds; the caller draws it. */
export function extend(ctx: tt.CanvasContext, stroke: Stroke, index: number): void {
  const at = stroke.points[index];
  if (!at) return;
  const last = stroke.points[index - 1] ?? at;
  const before = stroke.points[index - 2] ?? last;
  const from = index < 2 ? last : middle(before, last);
  const to = index < 1 ? at : middle(last, at);
  if (stroke.tool === 'erase') rub(ctx, from, to, stroke.width);
  else ink(ctx, [from, last, to], stroke);
}

/** A curve through the middles of the way keeps a quick hand's corners round. */
function ink(ctx: tt.CanvasContext, [from, bend, to]: [Point, Point, Point], stroke: Stroke): void {
  ctx.setStrokeStyle(stroke.colour);
  ctx.setLineWidth(stroke.width);
  ctx.setLineCap('round');
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  // A line of no length paints no cap.
  if (from.x === to.x && from.y === to.y) ctx.lineTo(to.x + 0.01, to.y);
  else ctx.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
  ctx.stroke();
}

/** Discs, because on some devices strokes do not follow the composite operation. */
function rub(ctx: tt.CanvasContext, from: Point, to: Point, width: number): void {
  const radius = width / 2;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.max(1, Math.ceil(length / Math.max(1, radius / 3)));
  ctx.globalCompositeOperation = 'destination-out';
  ctx.setFillStyle('#000');
  ctx.beginPath();
  for (let step = 0; step <= steps; step += 1) {
    const x = from.x + ((to.x - from.x) * step) / steps;
    const y = from.y + ((to.y - from.y) * step) / steps;
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.globalCompositeOperation = 'source-over';
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
