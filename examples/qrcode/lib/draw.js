/** Draws a code in one of several styles. */

const { QUIET } = require('./modules');

const FONT = '-apple-system, "PingFang SC", "Helvetica Neue", Arial, sans-serif';
/** Part of a side that the mark takes; its area is far less than a marked code can spare. */
const MARK = 0.2;
/** What is shown of a code as long as there is none: its colour, and modules a side. */
const GREY = '#e3e4e9';
const SMALL = 25;

const STYLES = [
  { name: 'fluid', title: 'Fluid', module: fluid, eye: 0.3 },
  { name: 'dots', title: 'Dots', module: dot, eye: 0.5 },
  { name: 'square', title: 'Square', module: square, eye: 0 },
];

/**
 * Draw `code` on a canvas `side` px wide. `look` has the name of a `style`, the colours `from` and
 * `to`, and the `mark`.
 */
function drawCode(ctx, side, ratio, code, look) {
  const { cell, origin } = gridOf(side, ratio, code.count);
  const style = STYLES.find(({ name }) => name === look.style);
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(0, 0, side, side);

  const ink = ctx.createLinearGradient(origin, origin, side - origin, side - origin);
  ink.addColorStop(0, look.from);
  ink.addColorStop(1, look.to);
  ctx.fillStyle = ink;
  const spared = look.mark === '' ? 0 : holeOf(code.count);
  ctx.beginPath();
  for (let row = 0; row < code.count; row += 1) {
    for (let column = 0; column < code.count; column += 1) {
      if (!code.isDark(row, column) || isEye(row, column, code.count)) continue;
      if (isInHole(row, column, code.count, spared)) continue;
      style.module(ctx, origin + column * cell, origin + row * cell, cell, (down, right) =>
        code.isDark(row + down, column + right),
      );
    }
  }
  ctx.fill();

  drawEyes(ctx, origin, code.count, cell, style, ink);
  if (spared > 0) drawMark(ctx, side, spared * cell, look);
}

/** Draw where a code will be: its three corners, in grey. */
function drawNothing(ctx, side, ratio, look) {
  const style = STYLES.find(({ name }) => name === look.style);
  const { cell, origin } = gridOf(side, ratio, SMALL);
  drawEyes(ctx, origin, SMALL, cell, style, GREY);
}

/** Modules are whole device pixels, so that their edges are sharp. */
function gridOf(side, ratio, count) {
  const cell = Math.floor((side * ratio) / (count + 2 * QUIET)) / ratio;
  return { cell, origin: Math.floor(((side - cell * count) / 2) * ratio) / ratio };
}

/** Modules a side that the mark covers; as odd as the count, so that it is in the middle. */
function holeOf(count) {
  const wanted = Math.round(count * MARK);
  return wanted % 2 === 1 ? wanted : wanted + 1;
}

function isInHole(row, column, count, hole) {
  const middle = (count - 1) / 2;
  return Math.abs(row - middle) < hole / 2 && Math.abs(column - middle) < hole / 2;
}

/** Whether a module is of one of the three corners, which are drawn as one. */
function isEye(row, column, count) {
  const [top, left] = [row < 7, column < 7];
  return (top && (left || column >= count - 7)) || (left && row >= count - 7);
}

function drawEyes(ctx, origin, count, cell, style, ink) {
  const far = origin + (count - 7) * cell;
  [
    [origin, origin],
    [far, origin],
    [origin, far],
  ].forEach(([x, y]) => {
    drawEye(ctx, x, y, cell, style.eye, ink);
  });
}

function drawEye(ctx, x, y, cell, roundness, ink) {
  const parts = [
    [0, 7, ink],
    [1, 5, '#ffffff'],
    [2, 3, ink],
  ];
  parts.forEach(([inset, size, colour]) => {
    ctx.beginPath();
    rounded(ctx, x + inset * cell, y + inset * cell, size * cell, size * cell * roundness);
    ctx.fillStyle = colour;
    ctx.fill();
  });
}

function drawMark(ctx, side, hole, { mark, from }) {
  const width = hole * 0.9;
  ctx.beginPath();
  rounded(ctx, (side - width) / 2, (side - width) / 2, width, width * 0.28);
  ctx.fillStyle = from;
  ctx.fill();
  ctx.fillStyle = '#ffffff';
  ctx.font = `bold ${width * (mark.length > 1 ? 0.46 : 0.62)}px ${FONT}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(mark, side / 2, side / 2 + width * 0.03);
}

// Of a module, added to the path: its corner, its side, and whether one beside it is dark.

function square(ctx, x, y, cell) {
  ctx.rect(x, y, cell, cell);
}

function dot(ctx, x, y, cell) {
  ctx.moveTo(x + cell, y + cell / 2);
  ctx.arc(x + cell / 2, y + cell / 2, cell * 0.45, 0, 2 * Math.PI);
}

/** Modules that touch run into one another; free corners are round. */
function fluid(ctx, x, y, cell, isDark) {
  const [up, right, down, left] = [isDark(-1, 0), isDark(0, 1), isDark(1, 0), isDark(0, -1)];
  const radius = cell / 2;
  const of = (one, other) => (one || other ? 0 : radius);
  corners(ctx, x, y, cell, [of(up, left), of(up, right), of(down, right), of(down, left)]);
}

function rounded(ctx, x, y, size, radius) {
  corners(ctx, x, y, size, [radius, radius, radius, radius]);
}

/** A square whose corners have these radii, from the top left one on with the clock. */
function corners(ctx, x, y, size, [a, b, c, d]) {
  const [right, bottom] = [x + size, y + size];
  ctx.moveTo(x + a, y);
  ctx.lineTo(right - b, y);
  if (b) ctx.arc(right - b, y + b, b, -Math.PI / 2, 0);
  ctx.lineTo(right, bottom - c);
  if (c) ctx.arc(right - c, bottom - c, c, 0, Math.PI / 2);
  ctx.lineTo(x + d, bottom);
  if (d) ctx.arc(x + d, bottom - d, d, Math.PI / 2, Math.PI);
  ctx.lineTo(x, y + a);
  if (a) ctx.arc(x + a, y + a, a, Math.PI, 1.5 * Math.PI);
  ctx.closePath();
}

module.exports = { STYLES, drawCode, drawNothing };
