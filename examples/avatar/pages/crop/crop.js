const album = require('../../lib/album');

// Sides of the pictures, in their own pixels.
const AVATAR = 512;
const SAMPLE = 160;
const CANCELLED = 1300001;

Page({
  data: {
    photos: ['/assets/mara.jpg', '/assets/idris.jpg', '/assets/jun.jpg'],
    photo: '/assets/mara.jpg',
    zoom: 0,
    // The avatar, small, for the chat below.
    sample: '',
    isSaving: false,
  },

  onResize() {
    this.withCropper((cropper) => cropper.measure());
  },

  /** Do something with the cropper; on the device it is there a moment after it was asked for. */
  withCropper(job) {
    this.selectComponent('#cropper', job);
  },

  settled({ detail }) {
    this.setData({ zoom: Math.round(detail.zoom * 100) });
    this.withCropper((cropper) => {
      cropper.cut(SAMPLE, {
        fileType: 'png',
        success: ({ tempFilePath }) => this.setData({ sample: tempFilePath }),
        fail: ({ errMsg }) => console.error(errMsg),
      });
    });
  },

  failed({ detail }) {
    console.error(detail.errMsg);
    tt.showToast({ title: 'This photo cannot be read', icon: 'none' });
  },

  choose(event) {
    this.setData({ photo: event.currentTarget.dataset.photo });
  },

  open() {
    tt.chooseImage({
      count: 1,
      success: ({ tempFilePaths }) => {
        const [photo] = tempFilePaths;
        this.setData({ photo, photos: [photo].concat(this.data.photos).slice(0, 4) });
      },
      fail: ({ errno, errMsg }) => {
        if (errno !== CANCELLED)
          tt.showModal({ title: 'No photo', content: errMsg, showCancel: false });
      },
    });
  },

  slide({ detail }) {
    this.withCropper((cropper) => cropper.zoom(detail.value / 100));
  },

  slid() {
    this.withCropper((cropper) => cropper.settle());
  },

  turn() {
    this.withCropper((cropper) => cropper.turn());
  },

  mirror() {
    this.withCropper((cropper) => cropper.mirror());
  },

  save() {
    const over = () => this.setData({ isSaving: false });
    this.setData({ isSaving: true });
    this.withCropper((cropper) => {
      cropper.cut(AVATAR, {
        fileType: 'jpg',
        quality: 0.9,
        success: ({ tempFilePath }) => album.save(tempFilePath, over),
        fail: ({ errMsg }) => {
          tt.showModal({ title: 'Not saved', content: errMsg, showCancel: false });
          over();
        },
      });
    });
  },
});
