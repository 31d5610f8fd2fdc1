/**
 * The looks a poster can have. Each draws on a sheet of 360 × 480, whatever the size of the
 * canvas, since whoever calls it has scaled the context.
 */

const LOOKS = [require('./tide'), require('./ember'), require('./column')];

const SHEET = { width: 360, height: 480 };

function find(name) {
  return LOOKS.find((look) => look.name === name) || LOOKS[0];
}

/** Draw the poster on a canvas that is `width` wide. */
function paint(canvasId, width, look, talk, photo, drawn) {
  const ctx = tt.createCanvasContext(canvasId);
  const scale = width / SHEET.width;
  ctx.scale(scale, scale);
  look.draw(ctx, talk, photo);
  ctx.draw(false, drawn);
}

module.exports = { LOOKS, SHEET, find, paint };
