/**
 * A pen whose line is thinner the faster it moves. It knows points alone: a stroke is a list of
 * them, each with the width of the line there, so that it can be drawn again at any time.
 */

const WIDEST = 4.6;
const THINNEST = 1.5;
/** In px: points that are nearer to one another only make a line shake. */
const NEAREST = 2.5;
/** In px a ms: at this speed the line is as thin as it gets. */
const FAST = 2.2;
/** How much of the new width is taken over at a point; ink does not follow at once. */
const FOLLOW = 0.35;
/** Length of the pieces, in px, of which a curve with a changing width is made. */
const PIECE = 1.6;

/** A stroke that begins at `{ x, y, time }`. */
function begin({ x, y, time }) {
  return [{ x, y, time, width: (WIDEST + THINNEST) / 2 }];
}

/** Lead `stroke` on to a point; tells whether there is anything new to draw. */
function lead(stroke, { x, y, time }) {
  const last = stroke[stroke.length - 1];
  const distance = Math.hypot(x - last.x, y - last.y);
  if (distance < NEAREST) return false;
  const speed = distance / Math.max(1, time - last.time);
  const wanted = WIDEST - (WIDEST - THINNEST) * Math.min(1, speed / FAST);
  stroke.push({ x, y, time, width: last.width + (wanted - last.width) * FOLLOW });
  return true;
}

/** Draw what the latest point has added: from the middle of one pair of points to that of the next. */
function drawNewest(ctx, stroke) {
  drawAt(ctx, stroke, stroke.length - 1);
}

/** Draw all of a stroke. */
function drawAll(ctx, stroke) {
  for (let index = 0; index < stroke.length; index += 1) drawAt(ctx, stroke, index);
  drawEnd(ctx, stroke);
}

/** Draw the rest up to the last point. */
function drawEnd(ctx, stroke) {
  const [before, last] = stroke.slice(-2);
  if (last) piece(ctx, middle(before, last), last);
}

function drawAt(ctx, stroke, index) {
  const point = stroke[index];
  if (index === 0) {
    ctx.beginPath();
    ctx.arc(point.x, point.y, point.width / 2, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  const before = stroke[index - 1];
  const from = index === 1 ? before : middle(stroke[index - 2], before);
  curve(ctx, from, before, middle(before, point));
}

/** A quadratic curve, in pieces that are as wide as the line is there. */
function curve(ctx, from, by, to) {
  const length = Math.hypot(by.x - from.x, by.y - from.y) + Math.hypot(to.x - by.x, to.y - by.y);
  const count = Math.max(1, Math.ceil(length / PIECE));
  let last = from;
  for (let step = 1; step <= count; step += 1) {
    const t = step / count;
    const next = {
      x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * by.x + t ** 2 * to.x,
      y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * by.y + t ** 2 * to.y,
      width: from.width + (to.width - from.width) * t,
    };
    piece(ctx, last, next);
    last = next;
  }
}

function piece(ctx, from, to) {
  ctx.setLineWidth(to.width);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
}

function middle(one, other) {
  return {
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    width: (one.width + other.width) / 2,
  };
}

/** The rectangle, in whole px, that holds all ink, or nothing if there is none. */
function bounds(strokes, margin) {
  const points = [].concat(...strokes);
  if (points.length === 0) return null;
  const edge = (least, pick) => Math[least](...points.map(pick));
  const x = Math.floor(edge('min', (point) => point.x) - margin);
  const y = Math.floor(edge('min', (point) => point.y) - margin);
  const right = Math.ceil(edge('max', (point) => point.x) + margin);
  const bottom = Math.ceil(edge('max', (point) => point.y) + margin);
  return { x, y, width: right - x, height: bottom - y };
}

module.exports = { begin, lead, drawNewest, drawEnd, drawAll, bounds };
