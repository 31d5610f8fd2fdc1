/** Paints on a 2D context in logical px, whatever the density of its backing store. */

import { assign, inShownFont, STYLE_NAMES, type StyleName, withFontSize } from './style';
import type { Context2D, DecodedImage, Ratio, ShownFont } from './types';

export type Images = ReadonlyMap<string, DecodedImage>;

/** What holds for one batch of commands. */
export interface Batch {
  images: Images;
  /** False: strokes are always `source-over`. */
  compositesStrokes: boolean;
  shownFont: ShownFont;
}

/** Style values that the browser measures in device px, whatever the transform. */
const DEVICE_LENGTHS: Partial<Record<StyleName, (ratio: Ratio) => number>> = {
  shadowOffsetX: (ratio) => ratio.x,
  shadowOffsetY: (ratio) => ratio.y,
  shadowBlur: (ratio) => (ratio.x + ratio.y) / 2,
};

export class Painter {
  private depth = 0;
  /** The transform when the last batch was over. */
  private left: DOMMatrix | undefined;
  private batch: Batch = {
    images: new Map(),
    compositesStrokes: true,
    shownFont: (font) => font,
  };

  /** Takes over `context`, whose state and pixels it resets. */
  constructor(
    readonly context: Context2D,
    readonly ratio: Ratio,
    private readonly onTaint: (address: string) => void,
  ) {
    this.clear();
  }

  begin(batch: Batch): void {
    this.batch = batch;
  }

  end(): void {
    this.left = this.context.getTransform();
  }

  /** False once the page has reset the context, as by setting `canvas.width`. */
  isIntact(): boolean {
    const now = this.context.getTransform();
    return !this.left || now.toString() === this.left.toString();
  }

  /** Clear the pixels and reset all state, also the stack of `save`. */
  clear(): void {
    this.context.reset();
    this.context.scale(this.ratio.x, this.ratio.y);
    this.context.save();
    this.depth = 0;
    this.end();
  }

  /** Reset all state, but keep the pixels. */
  resetState(): void {
    for (; this.depth >= 0; this.depth -= 1) this.context.restore();
    this.context.save();
    this.context.beginPath();
    this.depth = 0;
    this.end();
  }

  save(): void {
    this.context.save();
    this.depth += 1;
  }

  restore(): void {
    if (this.depth === 0) return;
    this.context.restore();
    this.depth -= 1;
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const { x, y } = this.ratio;
    this.context.setTransform(a * x, b * y, c * x, d * y, e * x, f * y);
  }

  set(name: StyleName, value: unknown): void {
    const length = DEVICE_LENGTHS[name]?.(this.ratio);
    assign(this.context, name, length === undefined ? value : Number(value) * length);
  }

  setFontSize(size: number): void {
    this.context.font = withFontSize(this.context.font, size);
  }

  /** The image at `path`, about to be painted; undefined if it could not be had. */
  useImage(path: string): CanvasImageSource | undefined {
    const image = this.batch.images.get(path);
    if (image?.taints) this.onTaint(image.address);
    return image?.source;
  }

  stroke(paint: () => void): void {
    const { context } = this;
    const operation = context.globalCompositeOperation;
    if (!this.batch.compositesStrokes) context.globalCompositeOperation = 'source-over';
    paint();
    context.globalCompositeOperation = operation;
  }

  /** Write text by `paint`. */
  write(paint: () => void): void {
    inShownFont(this.context, this.batch.shownFont, paint);
  }

  /** Put `picture` under what is painted from now on; `scale`: its device px to ours. */
  paste(picture: CanvasImageSource, scale: Ratio): void {
    const { context } = this;
    context.save();
    context.setTransform(scale.x, 0, 0, scale.y, 0, 0);
    // Whole factors copy pixels, so that an area average gives them back bit by bit.
    const whole = Number.isInteger(scale.x) && Number.isInteger(scale.y);
    context.imageSmoothingEnabled = !whole;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0);
    context.restore();
  }

  /**
   * Take over the state that `before` had on this same context, read by `snapshot` before a resize.
   * The clip and the stack of `save` cannot be read from a context: they are lost.
   */
  adopt(before: PainterState): void {
    const { context } = this;
    for (const [name, value] of before.styles) this.set(name, value);
    context.setLineDash(before.lineDash);
    const { a, b, c, d, e, f } = before.transform;
    this.setTransform(a, b, c, d, e, f);
  }

  /** The current state in logical px. */
  snapshot(): PainterState {
    const { context, ratio } = this;
    return {
      styles: STYLE_NAMES.map((name) => {
        const length = DEVICE_LENGTHS[name]?.(ratio);
        const value: unknown = context[name];
        return [name, length === undefined ? value : Number(value) / length];
      }),
      lineDash: context.getLineDash(),
      transform: new DOMMatrix().scale(1 / ratio.x, 1 / ratio.y).multiply(context.getTransform()),
    };
  }
}

export interface PainterState {
  styles: [StyleName, unknown][];
  lineDash: number[];
  transform: DOMMatrix;
}
