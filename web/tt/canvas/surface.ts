/** One canvas: what is drawn, read and put on it happens in the order in which it was asked for. */

import type { CanvasFact, CanvasProblem, CanvasReport } from '../../protocol/messages';
import type { Step } from './commands';
import { type Batch, Painter } from './painter';
import type { Context2D, DecodedImage, Log, Ratio, ShownFont, Size, Stage } from './types';

export interface Limits {
  /** Device px. */
  maxCanvasSide: number;
  /** Device px². */
  maxCanvasArea: number;
}

/** One `draw`: commands ready to run, and what they run under. */
export interface Drawing {
  canvasId: string;
  /** False: the canvas is cleared and all state reset before the first step. */
  keep: boolean;
  steps: { name: string; run: Step }[];
  /** Already on their way; images that failed are missing. */
  images: Promise<Map<string, DecodedImage>>;
  compositesStrokes: boolean;
  shownFont: ShownFont;
  /** Reset the state, not the pixels, afterwards. */
  resetAfter: boolean;
  /** Device px per logical px. */
  pixelRatio(): number;
  limits: Limits;
  /** Runs when all is painted or given up; nothing queued later starts before it. */
  done: (() => Promise<void>) | undefined;
}

/** A rectangle of RGBA in device px. */
export interface Pixels extends Size {
  x: number;
  y: number;
  pixels: Uint8Array;
}

export class Surface {
  private tail: Promise<unknown> = Promise.resolve();
  private painter: Painter | undefined;
  private readonly tainting = new Set<string>();
  /** The last draw was too large to happen, so the canvas does not show what was asked for. */
  private isTooLarge = false;

  constructor(
    private readonly stage: Stage,
    private readonly log: Log,
  ) {}

  /** Run `job` after everything asked for so far; the next one waits for it. */
  turn<T>(job: () => T | Promise<T>): Promise<T> {
    const result = this.tail.then(() => this.stage.prepare?.()).then(job);
    this.tail = result.catch(() => undefined);
    return result;
  }

  draw(drawing: Drawing): Promise<void> {
    return this.turn(async () => {
      const images = await drawing.images;
      const problem = this.attempt(drawing, images);
      if (problem) this.log.error(`canvas "${drawing.canvasId}": ${problem}; the draw is skipped.`);
      await drawing.done?.();
    });
  }

  /** What the core wants to know, now; to be called in a turn. */
  report(reads: 'pixels' | 'size', pendingCommands: number): CanvasReport {
    if (this.stage.isGone()) return { problem: 'page-gone' };
    const { width, height } = this.size();
    const { width: pixelWidth, height: pixelHeight } = this.stage.pixelSize();
    const fact: CanvasFact = { width, height, pixelWidth, pixelHeight, pendingCommands };
    return reads === 'pixels' ? this.withPixels(fact) : fact;
  }

  /**
   * Whole logical px, though CSS may give the element a fraction more or less: only so do they lie
   * on whole device px, and drawings that are aligned to them come out sharp.
   */
  private size(): Size {
    return scaled(this.stage.logicalSize(), 1, Math.round);
  }

  /** Replace pixels, whatever transform, clip or style is in force; to be called in a turn. */
  put({ x, y, width, height, pixels }: Pixels): Partial<CanvasProblem> {
    if (this.stage.isGone()) return { problem: 'page-gone' };
    const context = this.stage.context();
    if (!context) return { problem: 'unreadable', detail: OTHER_KIND };
    if (width > 0 && height > 0) {
      const data = new Uint8ClampedArray(pixels);
      context.putImageData(new ImageData(data, width, height), x, y);
    }
    return {};
  }

  /** Paint, or tell why not; a browser without memory for the canvas throws. */
  private attempt(drawing: Drawing, images: Map<string, DecodedImage>): string | undefined {
    try {
      return this.paint(drawing, images);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Returns what forbids it. */
  private paint(drawing: Drawing, images: Map<string, DecodedImage>): string | undefined {
    if (this.stage.isGone()) return 'it has left the page';
    const context = this.stage.context();
    if (!context) return OTHER_KIND;
    const size = this.size();
    this.isTooLarge = largestRatio(size, drawing.limits) < 1;
    if (this.isTooLarge) {
      const { maxCanvasArea, maxCanvasSide } = drawing.limits;
      const allowed = `${maxCanvasArea} px² and ${maxCanvasSide} px a side are the most`;
      return `it is ${size.width}×${size.height} px, but ${allowed}`;
    }
    const target = this.affordable(size, drawing);
    const painter = this.ready(context, size, target, drawing.keep);
    const { compositesStrokes, shownFont } = drawing;
    this.run(painter, drawing.steps, { images, compositesStrokes, shownFont });
    if (drawing.resetAfter) painter.resetState();
    return undefined;
  }

  /** The backing store for `size`: at the device's ratio, or at the largest one that it can hold. */
  private affordable(size: Size, { canvasId, pixelRatio, limits }: Drawing): Size {
    const wanted = pixelRatio();
    const ratio = Math.min(wanted, largestRatio(size, limits));
    if (ratio === wanted) return scaled(size, ratio, Math.round);
    this.log.warn(
      `canvas "${canvasId}": at the device pixel ratio ${wanted} it would be larger than the ` +
        `device allows (${limits.maxCanvasArea} px², ${limits.maxCanvasSide} px a side), so it ` +
        `has ${ratio.toFixed(2)} device px per px.`,
    );
    return scaled(size, ratio, Math.floor);
  }

  /** The painter on a backing store of size `target`, cleared or with all that it had. */
  private ready(context: Context2D, size: Size, target: Size, keep: boolean): Painter {
    const old = this.stage.pixelSize();
    const fits = old.width === target.width && old.height === target.height;
    // Chromium takes a canvas for clean again when it is sized, not when it is reset.
    const cleans = !keep && this.tainting.size > 0;
    const intact = this.painter?.isIntact() ?? false;
    if (this.painter && intact && fits && !cleans) {
      if (!keep) this.painter.clear();
      return this.painter;
    }
    const picture = keep && !isEmpty(old) ? this.stage.copy() : undefined;
    const before = keep && intact ? this.painter?.snapshot() : undefined;
    const oldRatio = this.painter?.ratio ?? ratioOf(old, size);
    this.stage.resize(target);
    if (!keep) this.tainting.clear();
    const ratio = ratioOf(target, size);
    this.painter = new Painter(context, ratio, (address) => this.tainting.add(address));
    if (picture) this.painter.paste(picture, { x: ratio.x / oldRatio.x, y: ratio.y / oldRatio.y });
    if (before) this.painter.adopt(before);
    return this.painter;
  }

  /** A command that the browser refuses is named and left out, like any invalid value. */
  private run(painter: Painter, steps: Drawing['steps'], batch: Batch): void {
    painter.begin(batch);
    for (const { name, run } of steps) {
      try {
        run(painter);
      } catch (error) {
        this.log.warn(`${name} is ignored: ${error instanceof Error ? error.message : error}`);
      }
    }
    painter.end();
  }

  private withPixels(fact: CanvasFact): CanvasReport {
    const { width, height } = fact;
    if (this.isTooLarge) return { problem: 'too-large', width, height };
    if (fact.pixelWidth === 0 || fact.pixelHeight === 0) {
      return { ...fact, pixels: new Uint8Array() };
    }
    try {
      const pixels = this.read(fact.pixelWidth, fact.pixelHeight);
      if (!this.painter && isBlank(pixels) && this.stage.isUnpreserved()) {
        return { problem: 'unpreserved-webgl' };
      }
      return { ...fact, pixels };
    } catch (error) {
      return this.unreadable(error);
    }
  }

  /** A canvas that we never drew on is read from outside, so that it gets no context from us. */
  private read(width: number, height: number): Uint8Array {
    const data = this.painter
      ? this.painter.context.getImageData(0, 0, width, height).data
      : this.stage.readPixels();
    return new Uint8Array(data.buffer);
  }

  private unreadable(error: unknown): CanvasReport {
    const detail = error instanceof Error ? error.message : String(error);
    if (!(error instanceof DOMException && error.name === 'SecurityError')) {
      return { problem: 'unreadable', detail };
    }
    const known = [...this.tainting];
    return {
      problem: 'tainted',
      detail,
      images: known.length ? known : this.stage.foreignImages(),
    };
  }
}

const OTHER_KIND = 'it already has a context of another kind, such as WebGL';

function scaled(size: Size, ratio: number, whole: (length: number) => number): Size {
  const side = (length: number) => (length > 0 ? Math.max(1, whole(length * ratio)) : 0);
  return { width: side(size.width), height: side(size.height) };
}

function largestRatio({ width, height }: Size, limits: Limits): number {
  const bySide = limits.maxCanvasSide / Math.max(width, height, 1);
  return Math.min(bySide, Math.sqrt(limits.maxCanvasArea / Math.max(width * height, 1)));
}

function ratioOf(pixels: Size, logical: Size): Ratio {
  return {
    x: pixels.width / logical.width || 1,
    y: pixels.height / logical.height || 1,
  };
}

function isEmpty({ width, height }: Size): boolean {
  return width === 0 || height === 0;
}

const OPAQUE_BLACK = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0];

/** True if all is transparent, or all opaque black, as a lost drawing buffer reads. */
function isBlank(rgba: Uint8Array): boolean {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
  const first = pixels[0];
  return (first === 0 || first === OPAQUE_BLACK) && pixels.every((pixel) => pixel === first);
}
