/** Runs a driver over canvases that are made for it. */

const drivers = {
  'simple-canvas-posters': () => require('../../drivers/simple-canvas-posters'),
  ucharts: () => require('../../drivers/ucharts'),
  'we-cropper': () => require('../../drivers/we-cropper'),
  'weapp-qrcode': () => require('../../drivers/weapp-qrcode'),
  wxbarcode: () => require('../../drivers/wxbarcode'),
  wxml2canvas: () => require('../../drivers/wxml2canvas'),
};

Page({
  data: { canvases: [] },

  onLoad() {
    globalThis.canvases = this;
  },

  async run({ driver, sizes, input }) {
    const canvases = Object.entries(sizes).map(([id, [width, height]]) => ({ id, width, height }));
    await this.show([]);
    await this.show(canvases);
    return drivers[driver]().run(input);
  },

  show(canvases) {
    return new Promise((shown) => this.setData({ canvases }, shown));
  },

  /** Width and height of each canvas in device px. */
  backingStores() {
    return new Promise((resolve) => {
      tt.createSelectorQuery()
        .selectAll('.given')
        .fields({ node: true }, (found) => {
          resolve(found.map(({ node }) => [node.width, node.height]));
        })
        .exec();
    });
  },
});
