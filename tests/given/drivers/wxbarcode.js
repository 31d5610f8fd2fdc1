/** Draws both kinds of code, sized in rpx, and exports them a tick later: it has no callback. */
import { barcode, qrcode } from 'wxbarcode';

export async function run(digits) {
  barcode('bars', digits, 680, 200);
  qrcode('squares', digits, 420, 420);
  await new Promise((done) => setTimeout(done, 0));
  const [bars, squares] = await Promise.all(
    ['bars', 'squares'].map((canvasId) => tt.canvasToTempFilePath({ canvasId })),
  );
  return { bars: bars.tempFilePath, squares: squares.tempFilePath };
}
