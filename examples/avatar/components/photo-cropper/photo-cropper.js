/**
 * A photo under a square window: it is moved with a finger and scaled with two. What is put inside
 * the tag is laid over the window. Events: `settle`, whenever the photo has come to rest, with its
 * `zoom` from 0 to 1; `failed`, with `errMsg`.
 */

const geometry = require('./geometry');

/** Part of the shorter side of the component that the window takes. */
const WINDOW = 0.9;

Component({
  properties: {
    src: { type: String, value: '', observer: 'load' },
  },

  data: { side: 0, isMoving: false },

  ready() {
    this.ctx = tt.createCanvasContext('photo', this);
    this.measure();
  },

  methods: {
    measure() {
      tt.createSelectorQuery()
        .in(this)
        .select('#stage')
        .boundingClientRect((box) => {
          if (!box) return;
          this.size = { width: box.width, height: box.height };
          this.setData({ side: Math.floor(Math.min(box.width, box.height) * WINDOW) });
          this.load();
        })
        .exec();
    },

    /** Take up the photo that `src` names. */
    load() {
      const { src } = this.data;
      if (!src || !this.size) return;
      tt.getImageInfo({
        src,
        success: ({ path, width, height }) => {
          // Another one may have been chosen meanwhile.
          if (src !== this.data.src) return;
          this.photo = { path, width, height };
          this.place = geometry.fit(this.photo, this.data.side);
          this.show();
          this.settle();
        },
        fail: ({ errMsg }) => this.triggerEvent('failed', { errMsg }),
      });
    },

    /** Draw the photo in its place. Fingers may be quicker: then the last place is drawn next. */
    show() {
      this.isStale = this.isDrawing;
      if (this.isDrawing || !this.photo) return;
      this.isDrawing = true;
      const { ctx, photo, place, size } = this;
      ctx.translate(size.width / 2 + place.x, size.height / 2 + place.y);
      ctx.scale(place.mirrored ? -place.scale : place.scale, place.scale);
      ctx.rotate((place.turn * Math.PI) / 2);
      ctx.drawImage(photo.path, -photo.width / 2, -photo.height / 2, photo.width, photo.height);
      ctx.draw(false, () => {
        this.isDrawing = false;
        if (this.isStale) this.show();
        else if (this.isSettling) this.tell();
      });
    },

    put(place) {
      this.place = geometry.held(place, this.photo, this.data.side);
      this.show();
    },

    /** Tell that the photo has come to rest, once it is drawn there. */
    settle() {
      this.isSettling = true;
      if (!this.isDrawing) this.tell();
    },

    tell() {
      this.isSettling = false;
      const zoom = geometry.zoomOf(this.place, this.photo, this.data.side);
      this.triggerEvent('settle', { zoom });
    },

    // Gestures. A finger that comes or goes begins a new one from where the photo is.

    touch(event) {
      if (!this.photo) return;
      this.from = this.grip(event);
      this.start = this.place;
      this.setData({ isMoving: event.touches.length > 0 });
      if (event.touches.length === 0) this.settle();
    },

    move(event) {
      if (this.from) this.put(geometry.moved(this.start, this.from, this.grip(event)));
    },

    /** Where the photo is held: between two fingers, and how far they are apart. */
    grip({ touches }) {
      if (touches.length === 0) return null;
      const [one, other = one] = touches;
      return {
        x: (one.x + other.x) / 2 - this.size.width / 2,
        y: (one.y + other.y) / 2 - this.size.height / 2,
        spread: Math.hypot(one.x - other.x, one.y - other.y),
      };
    },

    // For whoever uses the component.

    zoom(zoom) {
      if (this.photo) this.put(geometry.zoomed(this.place, this.photo, this.data.side, zoom));
    },

    turn() {
      if (!this.photo) return;
      this.put(geometry.turned(this.place));
      this.settle();
    },

    mirror() {
      if (!this.photo) return;
      this.put(geometry.mirrored(this.place));
      this.settle();
    },

    /** Write what is in the window to a file, `pixels` wide; options as of canvasToTempFilePath. */
    cut(pixels, options) {
      const { side } = this.data;
      const region = {
        canvasId: 'photo',
        x: (this.size.width - side) / 2,
        y: (this.size.height - side) / 2,
        width: side,
        height: side,
        destWidth: pixels,
        destHeight: pixels,
      };
      tt.canvasToTempFilePath(Object.assign(region, options), this);
    },
  },
});
