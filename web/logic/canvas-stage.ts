/** A canvas that the view has handed over: its surface is here, its size is what the view tells. */

import type { Context2D, Size, Stage } from '../tt/canvas/types';

// One kind of context for painting and reading, or Firefox reads slowly.
const READABLE = { willReadFrequently: true };

export class CanvasStage implements Stage {
  isReleased = false;
  private canvas: OffscreenCanvas | undefined;
  private painted: OffscreenCanvasRenderingContext2D | null | undefined;
  private size: Size = { width: 0, height: 0 };

  /**
   * `arrived`: the surface, once the view has handed it over, or nothing if it never will;
   * `measure`: its content box now.
   */
  constructor(
    private readonly arrived: Promise<OffscreenCanvas | undefined>,
    private readonly measure: () => Promise<Size | null>,
  ) {}

  /** A canvas arrives a moment after the render that made it, and setData may have resized it. */
  async prepare(): Promise<void> {
    const [canvas, size] = await Promise.all([this.arrived, this.measure()]);
    this.canvas ??= canvas;
    if (size) this.size = size;
  }

  isGone(): boolean {
    return this.isReleased;
  }
  logicalSize(): Size {
    return this.size;
  }
  pixelSize(): Size {
    const { width, height } = this.surface();
    return { width, height };
  }

  context(): Context2D | null {
    // Firefox gives the context of a transferred canvas once only.
    this.painted ??= this.surface().getContext('2d', READABLE);
    return this.painted;
  }

  /** One of any kind, for code that draws by itself; null if the canvas has one of another kind. */
  contextOf(kind: string, options: unknown): OffscreenRenderingContext | null {
    if (kind === '2d') return this.context() as OffscreenCanvasRenderingContext2D | null;
    const get = this.surface().getContext.bind(this.surface()) as (
      kind: string,
      options: unknown,
    ) => OffscreenRenderingContext | null;
    return get(kind, options);
  }

  resize({ width, height }: Size): void {
    Object.assign(this.surface(), { width, height });
  }
  copy(): CanvasImageSource {
    return this.copied().canvas;
  }
  readPixels(): Uint8ClampedArray<ArrayBuffer> {
    const { width, height } = this.pixelSize();
    return this.copied().getImageData(0, 0, width, height).data;
  }
  isUnpreserved(): boolean {
    return false;
  }
  foreignImages(): string[] {
    return [];
  }

  private surface(): OffscreenCanvas {
    if (!this.canvas) throw new Error('The view has not handed this canvas over yet.');
    return this.canvas;
  }

  private copied(): OffscreenCanvasRenderingContext2D {
    const { width, height } = this.pixelSize();
    const scratch = new OffscreenCanvas(width, height).getContext('2d', READABLE);
    if (!scratch) throw new Error('The browser has no memory for another canvas.');
    scratch.drawImage(this.surface(), 0, 0);
    return scratch;
  }
}
