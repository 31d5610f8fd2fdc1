/**
 * Call `frame(part, next)` with a part that eases from 0 to 1; the frame calls `next` when it is
 * drawn. A slow device draws fewer frames, but takes no longer. Returns a function that ends it.
 */
function animate(duration, frame) {
  const start = Date.now();
  let isOver = false;
  const step = () => {
    if (isOver) return;
    const time = Math.min(1, (Date.now() - start) / duration);
    frame(1 - (1 - time) ** 3, () => {
      if (time < 1) setTimeout(step, 16);
    });
  };
  step();
  return () => {
    isOver = true;
  };
}

module.exports = { animate };
