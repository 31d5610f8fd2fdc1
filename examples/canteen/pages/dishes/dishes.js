const { animate } = require('../../lib/animate');
const { drawRing, sliceAt } = require('../../lib/ring');
const week = require('../../lib/week');

const OPENING = 600;

Page({
  data: {
    days: week.DAYS.map(({ name }) => name),
    day: -1,
    dishes: [],
    // The index of the dish that stands out, or -1.
    chosen: -1,
    total: 0,
  },

  onLoad() {
    this.tell(getApp().globalData.day);
  },

  onReady() {
    this.ctx = tt.createCanvasContext('ring');
    this.measure();
  },

  onShow() {
    const { day } = getApp().globalData;
    if (this.size && day !== this.data.day) this.show(day);
  },

  onHide() {
    if (this.end) this.end();
  },

  onResize() {
    this.measure();
  },

  measure() {
    tt.createSelectorQuery()
      .select('#ring')
      .boundingClientRect((box) => {
        if (!box) return;
        this.size = { width: box.width, height: box.height };
        this.show(this.data.day);
      })
      .exec();
  },

  chooseDay(event) {
    getApp().globalData.day = event.currentTarget.dataset.day;
    this.show(event.currentTarget.dataset.day);
  },

  tell(day) {
    this.setData({
      day,
      dishes: week.dishesOf(day),
      chosen: -1,
      total: week.sum(week.DAYS[day].portions),
    });
  },

  show(day) {
    this.tell(day);
    if (this.end) this.end();
    this.end = animate(OPENING, (part, next) => this.draw(part, next));
  },

  draw(part, drawn) {
    const { dishes, chosen } = this.data;
    drawRing(this.ctx, this.size, { slices: dishes, chosen, part });
    this.ctx.draw(false, drawn);
  },

  /** Let a dish stand out, or none if it did already. */
  pick(index) {
    if (this.end) this.end();
    this.setData({ chosen: index === this.data.chosen ? -1 : index });
    this.draw(1);
  },

  choose(event) {
    this.pick(event.currentTarget.dataset.index);
  },

  touch({ changedTouches }) {
    const index = sliceAt(changedTouches[0], this.size, this.data.dishes);
    if (index >= 0) this.pick(index);
  },
});
