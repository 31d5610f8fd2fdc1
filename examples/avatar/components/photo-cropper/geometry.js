/**
 * Where a photo lies under a square window that it must always cover. Lengths in px; `x` and `y`
 * lead from the middle of the window to that of the photo; `turn` counts the quarters by which it
 * is turned to the right before it is mirrored.
 */

/** How much larger than just covering the window a photo may get. */
const CLOSEST = 5;

/** The photo in the middle, as small as it may be. */
function fit(photo, side) {
  return { x: 0, y: 0, scale: least(photo, side), turn: 0, mirrored: false };
}

function least({ width, height }, side) {
  return side / Math.min(width, height);
}

/** `place`, moved and scaled so that the photo covers the window. */
function held(place, photo, side) {
  const smallest = least(photo, side);
  const scale = within(place.scale, smallest, smallest * CLOSEST);
  const isAcross = place.turn % 2 === 1;
  const [width, height] = isAcross ? [photo.height, photo.width] : [photo.width, photo.height];
  const [right, down] = [(width * scale - side) / 2, (height * scale - side) / 2];
  return Object.assign({}, place, {
    scale,
    x: within(place.x, -right, right),
    y: within(place.y, -down, down),
  });
}

/** Moved by a gesture: `from` and `to` are each a point and, of two fingers, their distance. */
function moved(place, from, to) {
  const factor = from.spread ? to.spread / from.spread : 1;
  return Object.assign({}, place, {
    scale: place.scale * factor,
    x: to.x + (place.x - from.x) * factor,
    y: to.y + (place.y - from.y) * factor,
  });
}

/** Scaled about the middle of the window; `zoom` from 0 to 1. */
function zoomed(place, photo, side, zoom) {
  const scale = least(photo, side) * CLOSEST ** zoom;
  const factor = scale / place.scale;
  return Object.assign({}, place, { scale, x: place.x * factor, y: place.y * factor });
}

/** The `zoom` that a place has. */
function zoomOf({ scale }, photo, side) {
  return Math.log(scale / least(photo, side)) / Math.log(CLOSEST);
}

/** A quarter to the right about the middle of the window. */
function turned(place) {
  const turn = (place.turn + (place.mirrored ? 3 : 1)) % 4;
  return Object.assign({}, place, { turn, x: -place.y, y: place.x });
}

function mirrored(place) {
  return Object.assign({}, place, { mirrored: !place.mirrored, x: -place.x });
}

function within(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

module.exports = { fit, held, moved, zoomed, zoomOf, turned, mirrored };
