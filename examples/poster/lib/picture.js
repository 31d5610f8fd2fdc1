/** Fill a rectangle with a picture, cut as `aspectFill` cuts it; a face is above the middle. */
function cover(ctx, { path, width, height }, box) {
  const scale = Math.max(box.width / width, box.height / height);
  const [w, h] = [box.width / scale, box.height / scale];
  ctx.drawImage(
    path,
    (width - w) / 2,
    (height - h) * 0.3,
    w,
    h,
    box.x,
    box.y,
    box.width,
    box.height,
  );
}

/** The picture as `cover` wants it, or nothing if it cannot be read. */
function load(src, callback) {
  tt.getImageInfo({
    src,
    success: ({ path, width, height }) => callback({ path, width, height }),
    fail: ({ errMsg }) => {
      console.error(errMsg);
      tt.showToast({ title: 'The photo cannot be read', icon: 'none' });
      callback(null);
    },
  });
}

module.exports = { cover, load };
