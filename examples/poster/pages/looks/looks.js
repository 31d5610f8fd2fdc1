const looks = require('../../looks/index');
const picture = require('../../lib/picture');

Page({
  data: {
    looks: looks.LOOKS.map(({ name, title }) => ({ name, title })),
  },

  onReady() {
    this.paint();
  },

  onShow() {
    // The talk may have been edited meanwhile.
    if (this.isPainted) this.paint();
  },

  onResize() {
    this.paint();
  },

  paint() {
    const { talk } = getApp().globalData;
    this.isPainted = true;
    picture.load(talk.photo, (photo) => {
      tt.createSelectorQuery()
        .select(`#card-${looks.LOOKS[0].name}`)
        .boundingClientRect((box) => {
          // The page may have been left meanwhile.
          if (!box) return;
          looks.LOOKS.forEach((look) => {
            looks.paint(`look-${look.name}`, box.width, look, talk, photo);
          });
        })
        .exec();
    });
  },

  choose(event) {
    const { name } = event.currentTarget.dataset;
    tt.navigateTo({ url: `/pages/edit/edit?look=${name}` });
  },
});
