const album = require('../../lib/album');
const { KINDS, contentOf } = require('../../lib/content');
const { STYLES, drawCode, drawNothing } = require('../../lib/draw');
const { QUIET, modulesOf } = require('../../lib/modules');

const COLOURS = [
  { name: 'Violet', from: '#4b2fd6', to: '#8a2be0', paper: '#e6e4fb' },
  { name: 'Sea', from: '#0a5f8f', to: '#087f6f', paper: '#dcedf0' },
  { name: 'Berry', from: '#b3134f', to: '#c8471c', paper: '#fbe4e0' },
  { name: 'Forest', from: '#1c5c3a', to: '#3f7a1d', paper: '#e5efdc' },
  { name: 'Ink', from: '#16181d', to: '#3a3f4b', paper: '#e9eaed' },
];
// About how many pixels a module has in the picture that is saved.
const PRINTED = 20;

Page({
  data: {
    kinds: KINDS,
    styles: STYLES.map(({ name, title }) => ({ name, title })),
    colours: COLOURS,
    kind: 'link',
    fields: { link: 'open.feishu.cn/document', text: '', network: '', password: '' },
    style: 'fluid',
    colour: 0,
    mark: 'Fs',
    content: '',
    problem: '',
    // Sides of the picture that is saved: in px of the page, and in its own pixels.
    side: 0,
    pixels: 0,
    isSaving: false,
  },

  onReady() {
    this.ratio = tt.getSystemInfoSync().pixelRatio;
    this.measure();
  },

  onResize() {
    this.measure();
  },

  measure() {
    tt.createSelectorQuery()
      .select('#code')
      .boundingClientRect((box) => {
        if (!box) return;
        this.side = box.width;
        this.make();
      })
      .exec();
  },

  /** Make the code of what is written now, and draw it. */
  make() {
    const { kind, fields, mark } = this.data;
    const content = contentOf(kind, fields);
    this.code = null;
    let problem = content === '' ? 'Write something, and its code appears.' : '';
    try {
      if (content !== '') this.code = modulesOf(content, mark !== '');
    } catch (error) {
      console.info(error);
      problem = `This is too long: write less${mark === '' ? '' : ', or take the mark away'}.`;
    }
    // Modules of whole px make whole device pixels, too.
    const cell = Math.round(PRINTED / this.ratio);
    const side = this.code ? (this.code.count + 2 * QUIET) * cell : 0;
    this.setData({ content, problem, side, pixels: Math.round(side * this.ratio) });
    this.drawOn('code', this.side);
  },

  drawOn(canvasId, side, drawn) {
    const ctx = tt.createCanvasContext(canvasId);
    const { style, colour, mark } = this.data;
    const { from, to } = COLOURS[colour];
    const look = { style, from, to, mark };
    if (this.code) drawCode(ctx, side, this.ratio, this.code, look);
    else drawNothing(ctx, side, this.ratio, look);
    ctx.draw(false, drawn);
  },

  chooseKind(event) {
    this.setData({ kind: event.currentTarget.dataset.name });
    this.make();
  },

  write(event) {
    this.setData({ [`fields.${event.currentTarget.dataset.field}`]: event.detail.value });
    this.make();
  },

  writeMark({ detail }) {
    this.setData({ mark: detail.value });
    this.make();
  },

  chooseStyle(event) {
    this.setData({ style: event.currentTarget.dataset.name });
    this.drawOn('code', this.side);
  },

  chooseColour(event) {
    const { index } = event.currentTarget.dataset;
    this.setData({ colour: index });
    tt.setNavigationBarColor({ frontColor: '#000000', backgroundColor: COLOURS[index].paper });
    this.drawOn('code', this.side);
  },

  save() {
    const over = () => this.setData({ isSaving: false });
    const { side, pixels } = this.data;
    this.setData({ isSaving: true });
    this.drawOn('print', side, () => {
      tt.canvasToTempFilePath({
        canvasId: 'print',
        destWidth: pixels,
        destHeight: pixels,
        success: ({ tempFilePath }) => album.save(tempFilePath, over),
        fail: ({ errMsg }) => {
          tt.showModal({ title: 'Not saved', content: errMsg, showCancel: false });
          over();
        },
      });
    });
  },
});
