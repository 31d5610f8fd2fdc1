/** Draws a QR code and exports it in the library's callback, with `canvasId` and callbacks only. */
import drawQrcode from 'weapp-qrcode';

export function run(text) {
  return new Promise((resolve, reject) => {
    drawQrcode({
      canvasId: 'code',
      width: 200,
      height: 200,
      text,
      callback() {
        tt.canvasToTempFilePath({
          canvasId: 'code',
          success: ({ tempFilePath }) => resolve({ code: tempFilePath }),
          fail: reject,
        });
      },
    });
  });
}
