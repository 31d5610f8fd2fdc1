const kept = require('../../lib/kept');
const pen = require('../../lib/pen');

const INKS = [
  { name: 'blue', title: 'Blue', colour: '#1d3fae' },
  { name: 'black', title: 'Black', colour: '#14161c' },
  { name: 'green', title: 'Green', colour: '#0c6b58' },
];
// Room around the ink in the picture, in px; it holds the widest line.
const MARGIN = 6;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

Page({
  data: {
    items: [
      { name: 'Laptop 14″', number: 'LT-20931', count: 1 },
      { name: 'USB-C dock', number: 'DK-00417', count: 1 },
      { name: 'Badge and lanyard', number: 'BD-3312', count: 2 },
    ],
    inks: INKS,
    ink: INKS[0].name,
    isEmpty: true,
    isSaving: false,
    signature: null,
  },

  onLoad() {
    this.strokes = [];
    this.setData({ signature: kept.read() });
  },

  onReady() {
    if (!this.data.signature) this.begin();
  },

  begin() {
    this.ctx = tt.createCanvasContext('pad');
    this.strokes = [];
    this.redraw();
  },

  // What is drawn: new pieces of line over the old ones, or all of it anew.

  dip() {
    const { colour } = INKS.find(({ name }) => name === this.data.ink);
    this.ctx.setFillStyle(colour);
    this.ctx.setStrokeStyle(colour);
    this.ctx.setLineCap('round');
  },

  redraw() {
    this.dip();
    for (const stroke of this.strokes) pen.drawAll(this.ctx, stroke);
    this.ctx.draw();
    this.setData({ isEmpty: this.strokes.length === 0 });
  },

  add(draw) {
    this.dip();
    draw(this.ctx, this.stroke);
    this.ctx.draw(true);
  },

  // One finger writes; others are ignored.

  down(event) {
    if (this.stroke) return;
    const [touch] = event.changedTouches;
    this.finger = touch.identifier;
    this.stroke = pen.begin(pointOf(touch, event));
    this.strokes.push(this.stroke);
    this.add(pen.drawNewest);
    if (this.data.isEmpty) this.setData({ isEmpty: false });
  },

  move(event) {
    const touch = this.touchOf(event);
    if (touch && pen.lead(this.stroke, pointOf(touch, event))) this.add(pen.drawNewest);
  },

  up(event) {
    if (!this.touchOf(event)) return;
    this.add(pen.drawEnd);
    this.stroke = null;
  },

  touchOf({ changedTouches }) {
    return this.stroke && changedTouches.find(({ identifier }) => identifier === this.finger);
  },

  chooseInk(event) {
    this.setData({ ink: event.currentTarget.dataset.name });
    this.redraw();
  },

  undo() {
    this.strokes.pop();
    this.redraw();
  },

  clear() {
    this.strokes = [];
    this.redraw();
  },

  sign() {
    const { pixelRatio } = tt.getSystemInfoSync();
    const box = pen.bounds(this.strokes, MARGIN);
    const failed = ({ errMsg }) => {
      this.setData({ isSaving: false });
      tt.showModal({ title: 'Not signed', content: errMsg, showCancel: false });
    };
    this.setData({ isSaving: true });
    // The ink alone, on nothing, with all the pixels that the screen has.
    tt.canvasToTempFilePath({
      canvasId: 'pad',
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
      destWidth: Math.round(box.width * pixelRatio),
      destHeight: Math.round(box.height * pixelRatio),
      fileType: 'png',
      success: ({ tempFilePath }) => {
        const about = Object.assign({ day: today() }, box);
        kept.keep(tempFilePath, about, (signature) => this.signed(signature), failed);
      },
      fail: failed,
    });
  },

  signed(signature) {
    this.setData({ isSaving: false, signature });
    tt.showToast({ title: 'Signed' });
  },

  again() {
    tt.showModal({
      title: 'Sign again?',
      content: 'The signature on this device is thrown away.',
      confirmText: 'Sign again',
      success: ({ confirm }) => {
        if (confirm) kept.drop(() => this.setData({ signature: null }, () => this.begin()));
      },
    });
  },

  look() {
    tt.previewImage({ urls: [this.data.signature.path] });
  },
});

function pointOf({ x, y }, { timeStamp }) {
  return { x, y, time: timeStamp };
}

function today() {
  const now = new Date();
  return `${now.getDate()} ${MONTHS[now.getMonth()]} ${now.getFullYear()}`;
}
