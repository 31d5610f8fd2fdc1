const album = require('../../lib/album');
const looks = require('../../looks/index');
const picture = require('../../lib/picture');
const { dayOf } = require('../../lib/when');

// Of the picture that is saved, in its own pixels.
const PRINT = { width: 1080, height: 1440 };
const CANCELLED = 1300001;

Page({
  data: {
    looks: looks.LOOKS.map(({ name, title, colour }) => ({ name, title, colour })),
    look: '',
    talk: {},
    day: '',
    print: { width: 0, height: 0 },
    saving: false,
  },

  onLoad({ look }) {
    const { talk } = getApp().globalData;
    // A canvas has as many device pixels as its size times the ratio: here exactly those wanted.
    const { pixelRatio } = tt.getSystemInfoSync();
    const width = Math.ceil(PRINT.width / pixelRatio);
    this.setData({
      look: looks.find(look).name,
      talk,
      day: dayOf(talk.date),
      print: { width, height: Math.ceil((width * PRINT.height) / PRINT.width) },
    });
    tt.setNavigationBarTitle({ title: looks.find(look).title });
  },

  onReady() {
    this.load(this.data.talk.photo);
  },

  onResize() {
    this.paint();
  },

  load(path) {
    picture.load(path, (photo) => {
      this.photo = photo;
      this.paint();
    });
  },

  /** Draw what is shown. Typing may be quicker than drawing: then the last state is drawn next. */
  paint() {
    this.isStale = this.isPainting;
    if (this.isPainting) return;
    this.isPainting = true;
    tt.createSelectorQuery()
      .select('#poster')
      .boundingClientRect((box) => {
        // The page may have been left meanwhile.
        if (!box) return;
        this.paintOn('poster', box.width, () => {
          this.isPainting = false;
          if (this.isStale) this.paint();
        });
      })
      .exec();
  },

  paintOn(canvasId, width, drawn) {
    const { look, talk } = this.data;
    looks.paint(canvasId, width, looks.find(look), talk, this.photo, drawn);
  },

  wear(event) {
    const { name } = event.currentTarget.dataset;
    this.setData({ look: name });
    tt.setNavigationBarTitle({ title: looks.find(name).title });
    this.paint();
  },

  edit(event) {
    const { field } = event.currentTarget.dataset;
    this.setData({ [`talk.${field}`]: event.detail.value });
    if (field === 'date') this.setData({ day: dayOf(event.detail.value) });
    getApp().globalData.talk = this.data.talk;
    this.paint();
  },

  choosePhoto() {
    tt.chooseImage({
      count: 1,
      sourceType: ['album', 'camera'],
      success: ({ tempFilePaths }) => {
        this.setData({ 'talk.photo': tempFilePaths[0] });
        getApp().globalData.talk = this.data.talk;
        this.load(tempFilePaths[0]);
      },
      fail: ({ errno, errMsg }) => {
        if (errno !== CANCELLED)
          tt.showModal({ title: 'No photo', content: errMsg, showCancel: false });
      },
    });
  },

  save() {
    const over = () => this.setData({ saving: false });
    this.setData({ saving: true });
    this.paintOn('print', this.data.print.width, () => {
      tt.canvasToTempFilePath({
        canvasId: 'print',
        destWidth: PRINT.width,
        destHeight: PRINT.height,
        fileType: 'jpg',
        quality: 0.92,
        success: ({ tempFilePath }) => album.save(tempFilePath, over),
        fail: ({ errMsg }) => {
          tt.showModal({ title: 'Not saved', content: errMsg, showCancel: false });
          over();
        },
      });
    });
  },
});
