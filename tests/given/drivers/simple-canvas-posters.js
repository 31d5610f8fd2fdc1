/** Draws a board, an image and a text that wraps, and exports in the `draw` callback. */
import SimpleCanvas from 'simple-canvas-posters';

export function run({ board, image, text }) {
  return new Promise((resolve, reject) => {
    new SimpleCanvas({ canvasId: 'poster' })
      .createArtboard({ id: '#board', ...board })
      .drawImage({ id: '#image', ...image })
      .drawWrapText({ id: '#text', ...text })
      .draw(() => {
        tt.canvasToTempFilePath({
          canvasId: 'poster',
          success: ({ tempFilePath }) => resolve({ poster: tempFilePath }),
          fail: reject,
        });
      });
  });
}
