/** A canvas element as the surface sees it: its size, its backing store and its pixels. */

import { ContentBox } from '../common/content-box';
import type { Context2D, Size, Stage } from '../tt/canvas/types';
import type { DefaultSize } from './default-size';
import type { PageFonts } from './fonts';
import { foreignImages } from './images';

// One kind of context for painting and reading, or Firefox reads slowly.
const READABLE: CanvasRenderingContext2DSettings = { willReadFrequently: true };

export class PageStage implements Stage {
  private readonly box: ContentBox;
  private sized: Size | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly defaultSize: DefaultSize,
    private readonly fonts: Pick<PageFonts, 'settled'>,
  ) {
    this.box = new ContentBox(canvas);
  }

  /** What is drawn before the fonts are there waits for them. */
  prepare(): Promise<void> {
    return this.fonts.settled;
  }

  isGone(): boolean {
    return !this.canvas.isConnected;
  }

  logicalSize(): Size {
    this.followAttributes();
    return this.box.size();
  }

  pixelSize(): Size {
    return { width: this.canvas.width, height: this.canvas.height };
  }

  context(): Context2D | null {
    return unlessHandedOver(() => this.canvas.getContext('2d', READABLE));
  }

  resize({ width, height }: Size): void {
    if (!this.sized) this.defaultSize.keep(this.canvas);
    this.canvas.width = width;
    this.canvas.height = height;
    this.sized = { width, height };
  }

  copy(): CanvasImageSource {
    return this.scratchCopy().canvas;
  }

  readPixels(): Uint8ClampedArray<ArrayBuffer> {
    return this.scratchCopy().getImageData(0, 0, this.canvas.width, this.canvas.height).data;
  }

  isUnpreserved(): boolean {
    if (this.context()) return false;
    const gl = unlessHandedOver(
      () => this.canvas.getContext('webgl2') ?? this.canvas.getContext('webgl'),
    );
    return gl?.getContextAttributes()?.preserveDrawingBuffer === false;
  }

  foreignImages(): string[] {
    return foreignImages();
  }

  /** A page may set `width` and `height` after we sized the backing store: then they count. */
  private followAttributes(): void {
    if (!this.sized) return;
    const { width, height } = this.canvas;
    if (width !== this.sized.width) this.defaultSize.keep(this.canvas, { width });
    if (height !== this.sized.height) this.defaultSize.keep(this.canvas, { height });
    this.sized = { width, height };
  }

  private scratchCopy(): CanvasRenderingContext2D {
    const scratch = this.canvas.ownerDocument.createElement('canvas');
    scratch.width = this.canvas.width;
    scratch.height = this.canvas.height;
    const context = scratch.getContext('2d', READABLE);
    if (!context) throw new Error('The browser has no memory for another canvas.');
    context.drawImage(this.canvas, 0, 0);
    return context;
  }
}

/** A canvas whose control the page has handed to an OffscreenCanvas throws; it has no context. */
function unlessHandedOver<T>(get: () => T | null): T | null {
  try {
    return get();
  } catch {
    return null;
  }
}
