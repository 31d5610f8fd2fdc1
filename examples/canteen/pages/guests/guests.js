const { animate } = require('../../lib/animate');
const { drawCurve, indexAt } = require('../../lib/curve');
const week = require('../../lib/week');

const TOP = 80;
const SEATS = 180;
const MORPH = 420;

Page({
  data: {
    days: week.DAYS.map(({ name }) => name),
    day: -1,
    total: 0,
    usual: week.sum(week.USUAL),
    busiest: '',
    full: 0,
    isSharing: false,
  },

  onLoad() {
    this.values = week.USUAL.map(() => 0);
    this.marked = -1;
    this.tell(getApp().globalData.day);
  },

  onReady() {
    this.ctx = tt.createCanvasContext('curve');
    this.measure();
  },

  onShow() {
    const { day } = getApp().globalData;
    // The other tab may have changed it.
    if (this.size && day !== this.data.day) this.show(day);
  },

  onHide() {
    if (this.end) this.end();
  },

  onResize() {
    this.measure();
  },

  measure() {
    const { pixelRatio } = tt.getSystemInfoSync();
    tt.createSelectorQuery()
      .select('#curve')
      .boundingClientRect((box) => {
        if (!box) return;
        this.size = { width: box.width, height: box.height, ratio: pixelRatio };
        this.show(this.data.day);
      })
      .exec();
  },

  chooseDay(event) {
    getApp().globalData.day = event.currentTarget.dataset.day;
    this.show(event.currentTarget.dataset.day);
  },

  tell(day) {
    const { guests } = week.DAYS[day];
    const most = Math.max(...guests);
    this.setData({
      day,
      total: week.sum(guests),
      busiest: week.TIMES[guests.indexOf(most)],
      // A guest stays for half an hour.
      full: Math.min(1, (most * 2) / SEATS),
    });
  },

  /** Let the curve become that of `day`, from whatever it is now. */
  show(day) {
    this.tell(day);
    const [before, { guests }] = [this.values, week.DAYS[day]];
    if (this.end) this.end();
    this.end = animate(MORPH, (part, next) => {
      this.values = guests.map((value, index) => before[index] + (value - before[index]) * part);
      this.draw(next);
    });
  },

  draw(drawn) {
    const { values, marked } = this;
    const chart = { values, marked, usual: week.USUAL, times: week.TIMES, top: TOP };
    drawCurve(this.ctx, this.size, chart);
    this.ctx.draw(false, drawn);
  },

  point({ changedTouches }) {
    const marked = indexAt(changedTouches[0].x, this.size, this.values.length);
    if (marked === this.marked) return;
    this.marked = marked;
    this.draw();
  },

  share() {
    this.setData({ isSharing: true });
    tt.canvasToTempFilePath({
      canvasId: 'curve',
      destWidth: Math.round(this.size.width * this.size.ratio),
      destHeight: Math.round(this.size.height * this.size.ratio),
      success: ({ tempFilePath }) => tt.previewImage({ urls: [tempFilePath] }),
      fail: ({ errMsg }) =>
        tt.showModal({ title: 'No picture', content: errMsg, showCancel: false }),
      complete: () => this.setData({ isSharing: false }),
    });
  },
});
