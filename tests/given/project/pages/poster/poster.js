import Poster from 'wxa-plugin-canvas/poster/poster';

Page({
  data: {
    path: '',
    error: '',
    // All lengths in rpx; two of them are a logical px of a phone.
    config: {
      width: 600,
      height: 640,
      backgroundColor: '#f0f0f0',
      images: [{ url: 'quad.png', x: 40, y: 40, width: 400, height: 300 }],
      blocks: [{ x: 40, y: 380, width: 200, height: 100, backgroundColor: '#123456' }],
      texts: [{ text: 'Poster', x: 280, y: 380, fontSize: 60, color: '#ff0000', baseLine: 'top' }],
      lines: [{ startX: 40, startY: 560, endX: 560, endY: 560, color: '#008000', width: 8 }],
    },
  },

  make() {
    Poster.create(true);
  },
  succeed({ detail }) {
    this.setData({ path: detail });
  },
  fail({ detail }) {
    this.setData({ error: JSON.stringify(detail) });
  },
});
