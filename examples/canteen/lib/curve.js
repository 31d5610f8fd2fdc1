/** A curve over the lunch hours with an area below it, the usual day dashed behind. */

const FONT = '11px -apple-system, "Helvetica Neue", Arial, sans-serif';
const PLOT = { left: 2, right: 30, top: 26, bottom: 24 };
const COLOURS = {
  line: '#1f7a54',
  usual: '#c4bda9',
  grid: '#ece6d8',
  text: '#8b8a80',
  mark: '#e4572e',
};

/**
 * `chart` has `values`, `usual` and `times`, all as long as one another, the `top` of the scale, and
 * `marked`, the index of the value that is told of, or -1. `size` is that of the canvas with its
 * pixel ratio: lines of the grid are one device pixel wide.
 */
function drawCurve(ctx, size, chart) {
  const place = {
    x: (index) =>
      PLOT.left + (index / (chart.values.length - 1)) * (size.width - PLOT.left - PLOT.right),
    y: (value) =>
      size.height - PLOT.bottom - (value / chart.top) * (size.height - PLOT.top - PLOT.bottom),
  };
  drawGrid(ctx, size, chart, place);
  drawUsual(ctx, chart, place);
  drawArea(ctx, size, chart, place);
  if (chart.marked >= 0) drawMark(ctx, size, chart, place);
}

/** The index that is nearest to an x on the canvas. */
function indexAt(x, size, count) {
  const part = (x - PLOT.left) / (size.width - PLOT.left - PLOT.right);
  return Math.min(count - 1, Math.max(0, Math.round(part * (count - 1))));
}

function drawGrid(ctx, { width, height, ratio }, { top, times }, place) {
  ctx.font = FONT;
  ctx.fillStyle = COLOURS.text;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  for (let value = 0; value <= top; value += 20) {
    const y = Math.round(place.y(value) * ratio) / ratio;
    ctx.fillStyle = COLOURS.grid;
    ctx.fillRect(0, y, width - PLOT.right + 6, 1 / ratio);
    ctx.fillStyle = COLOURS.text;
    ctx.fillText(String(value), width, y);
  }
  times.forEach((time, index) => {
    if (!time.endsWith(':00')) return;
    ctx.textAlign = index === 0 ? 'left' : 'center';
    ctx.fillText(time, place.x(index), height - 8);
  });
}

function drawUsual(ctx, { usual }, place) {
  ctx.beginPath();
  trace(ctx, usual, place);
  ctx.strokeStyle = COLOURS.usual;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([4, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawArea(ctx, { height }, { values }, place) {
  const bottom = height - PLOT.bottom;
  const fade = ctx.createLinearGradient(0, PLOT.top, 0, bottom);
  fade.addColorStop(0, 'rgba(31, 122, 84, 0.3)');
  fade.addColorStop(1, 'rgba(31, 122, 84, 0.02)');
  ctx.beginPath();
  trace(ctx, values, place);
  ctx.lineTo(place.x(values.length - 1), bottom);
  ctx.lineTo(place.x(0), bottom);
  ctx.closePath();
  ctx.fillStyle = fade;
  ctx.fill();
  ctx.beginPath();
  trace(ctx, values, place);
  ctx.strokeStyle = COLOURS.line;
  ctx.lineWidth = 2.5;
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  ctx.stroke();
}

/** A smooth line that never overshoots: it is level at every top and bottom of the values. */
function trace(ctx, values, { x, y }) {
  const step = x(1) - x(0);
  const slope = (index) => {
    const before = values[index] - values[Math.max(0, index - 1)];
    const after = values[Math.min(values.length - 1, index + 1)] - values[index];
    if (index === 0 || index === values.length - 1) return before + after;
    return before * after > 0 ? (2 * before * after) / (before + after) : 0;
  };
  ctx.moveTo(x(0), y(values[0]));
  for (let index = 1; index < values.length; index += 1) {
    const [from, to] = [values[index - 1], values[index]];
    ctx.bezierCurveTo(
      x(index - 1) + step / 3,
      y(from + slope(index - 1) / 3),
      x(index) - step / 3,
      y(to - slope(index) / 3),
      x(index),
      y(to),
    );
  }
}

function drawMark(ctx, { width, height, ratio }, { values, times, marked }, place) {
  const [x, y] = [place.x(marked), place.y(values[marked])];
  ctx.fillStyle = COLOURS.mark;
  ctx.fillRect(
    Math.round(x * ratio) / ratio,
    PLOT.top - 4,
    1 / ratio,
    height - PLOT.top - PLOT.bottom + 4,
  );
  dot(ctx, x, y, 6.5, '#ffffff');
  dot(ctx, x, y, 4.5, COLOURS.mark);

  const text = `${times[marked]}  ·  ${Math.round(values[marked])}`;
  ctx.font = `bold ${FONT}`;
  const half = ctx.measureText(text).width / 2 + 9;
  const middle = Math.min(width - half, Math.max(half, x));
  pill(ctx, middle - half, 0, 2 * half, 21);
  ctx.fillStyle = COLOURS.mark;
  ctx.fill();
  ctx.fillStyle = '#ffffff';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, middle, 11);
}

function dot(ctx, x, y, radius, colour) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
}

function pill(ctx, x, y, width, height) {
  const radius = height / 2;
  ctx.beginPath();
  ctx.arc(x + radius, y + radius, radius, Math.PI / 2, 1.5 * Math.PI);
  ctx.arc(x + width - radius, y + radius, radius, 1.5 * Math.PI, 0.5 * Math.PI);
  ctx.closePath();
}

module.exports = { drawCurve, indexAt };
