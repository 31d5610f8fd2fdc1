import drawQrcode from 'weapp-qrcode-canvas-2d';

Page({
  data: { path: '', error: '' },

  onLoad({ text }) {
    this.text = decodeURIComponent(text);
  },

  make() {
    tt.createSelectorQuery()
      .select('#code')
      .fields({ node: true, size: true })
      .exec(([{ node, width, height }]) => this.draw(node, width, height));
  },

  async draw(canvas, width, height) {
    await drawQrcode({ canvas, canvasId: 'code', width, padding: 20, text: this.text });
    tt.canvasToTempFilePath({
      canvas,
      x: 0,
      y: 0,
      width,
      height,
      success: ({ tempFilePath }) => this.setData({ path: tempFilePath }),
      fail: ({ errMsg }) => this.setData({ error: errMsg }),
    });
  },
});
