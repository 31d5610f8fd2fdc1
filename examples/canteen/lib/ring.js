/** A ring of slices that begin at the top and follow the clock. */

const GAP = 0.035;
const THICKNESS = 0.34;

/**
 * `slices` have a `share` and a `colour`; the one at the index `chosen` stands out, unless it is -1.
 * `part` of the ring is drawn.
 */
function drawRing(ctx, { width, height }, { slices, chosen, part }) {
  const outer = Math.min(width, height) / 2 - 6;
  const inner = outer * (1 - THICKNESS);
  let start = -Math.PI / 2;
  slices.forEach(({ share, colour }, index) => {
    const end = start + share * part * 2 * Math.PI;
    const grown = index === chosen ? 5 : 0;
    ctx.globalAlpha = chosen < 0 || index === chosen ? 1 : 0.28;
    ctx.beginPath();
    ctx.arc(width / 2, height / 2, outer + grown, start + GAP / 2, Math.max(start, end - GAP / 2));
    // The gap is as wide inside as outside.
    const inside = (GAP / 2) * (outer / inner);
    ctx.arc(width / 2, height / 2, inner, Math.max(start, end - inside), start + inside, true);
    ctx.closePath();
    ctx.fillStyle = colour;
    ctx.fill();
    start = end;
  });
  ctx.globalAlpha = 1;
}

/** The index of the slice at a point of the canvas, or -1. */
function sliceAt({ x, y }, { width, height }, slices) {
  const [right, down] = [x - width / 2, y - height / 2];
  const outer = Math.min(width, height) / 2;
  const distance = Math.hypot(right, down);
  if (distance > outer || distance < outer * (1 - THICKNESS) - 6) return -1;
  const turn = (Math.atan2(right, -down) / (2 * Math.PI) + 1) % 1;
  let end = 0;
  return slices.findIndex(({ share }) => {
    end += share;
    return turn < end;
  });
}

module.exports = { drawRing, sliceAt };
