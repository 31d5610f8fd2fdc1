/**
 * A canvas as sibling platforms hand it to code (an extra): its drawing surface with what of the
 * DOM's methods such code uses.
 */

import { inShownFont } from '../tt/canvas/style';
import type { DecodedImage, ShownFont } from '../tt/canvas/types';
import type { CanvasStage } from './canvas-stage';

/** Decode the image at a path, within `timeout` ms. */
export type Load = (path: string, timeout: number) => Promise<DecodedImage>;

export interface NodeHost {
  load: Load;
  /** Ms that an image may take. */
  imageTimeout(): number;
  shownFont: ShownFont;
  /** Run code of the mini-program; what it throws is reported. */
  safely(job: () => void): void;
}

type Handler = ((event: object) => unknown) | null;
type Context = OffscreenRenderingContext | null;

export class CanvasNode {
  private readonly contexts = new Map<string, Context>();

  constructor(
    private readonly stage: CanvasStage,
    private readonly host: NodeHost,
  ) {}

  get width(): number {
    return this.stage.pixelSize().width;
  }
  set width(width: number) {
    this.stage.resize({ width, height: this.height });
  }
  get height(): number {
    return this.stage.pixelSize().height;
  }
  set height(height: number) {
    this.stage.resize({ width: this.width, height });
  }

  getContext(type: unknown, options?: unknown): Context {
    const kind = String(type);
    // Firefox gives the context of a transferred canvas once only.
    const known = this.contexts.get(kind);
    if (known) return known;
    const made = this.stage.contextOf(kind, options);
    if (made && kind === '2d') this.adapt(made as OffscreenCanvasRenderingContext2D);
    this.contexts.set(kind, made);
    return made;
  }

  private adapt(context: OffscreenCanvasRenderingContext2D): void {
    acceptImages(context);
    showFonts(context, this.host.shownFont);
  }

  createImage(): WorkerImage {
    return new WorkerImage(this.host);
  }

  requestAnimationFrame(callback: FrameRequestCallback): number {
    return requestAnimationFrame((time) => this.host.safely(() => callback(time)));
  }
  cancelAnimationFrame(handle: number): void {
    cancelAnimationFrame(handle);
  }
}

/** What stands for the DOM's image where there is no DOM. */
export class WorkerImage {
  onload: Handler = null;
  onerror: Handler = null;
  complete = false;
  bitmap: CanvasImageSource | undefined;
  private path = '';
  private size = { width: 0, height: 0 };

  constructor(private readonly host: NodeHost) {}

  get width(): number {
    return this.size.width;
  }
  get height(): number {
    return this.size.height;
  }
  get src(): string {
    return this.path;
  }
  set src(path: string) {
    this.path = path;
    void this.fetch(path);
  }

  private async fetch(path: string): Promise<void> {
    const { host } = this;
    try {
      const { source } = await host.load(path, host.imageTimeout());
      // Another one may have been asked for meanwhile.
      if (path !== this.path) return;
      this.bitmap = source;
      this.size = source as ImageBitmap;
      this.complete = true;
      host.safely(() => this.onload?.({ type: 'load', target: this }));
    } catch (error) {
      const errMsg = `${path}: ${error instanceof Error ? error.message : error}`;
      host.safely(() => this.onerror?.({ type: 'error', target: this, errMsg }));
    }
  }
}

/** Let a context draw our images as it draws the browser's own. */
function acceptImages(context: OffscreenCanvasRenderingContext2D): void {
  const own = <T>(image: T) => (image instanceof WorkerImage ? image.bitmap : image);
  const draw = context.drawImage.bind(context) as (...given: unknown[]) => void;
  const pattern = context.createPattern.bind(context) as (...given: unknown[]) => unknown;
  Object.assign(context, {
    drawImage: (image: unknown, ...rest: unknown[]) => {
      const source = own(image);
      // As in a browser, an image that has not been loaded draws nothing.
      if (source) draw(source, ...rest);
    },
    createPattern: (image: unknown, repetition: unknown) => {
      const source = own(image);
      return source ? pattern(source, repetition) : null;
    },
  });
}

/** Have a context write in the fonts that are shown for those that it is given. */
function showFonts(context: OffscreenCanvasRenderingContext2D, shown: ShownFont): void {
  const writing = <Given extends unknown[], Result>(write: (...given: Given) => Result) => {
    const bound = write.bind(context) as (...given: Given) => Result;
    return (...given: Given): Result => inShownFont(context, shown, () => bound(...given));
  };
  Object.assign(context, {
    fillText: writing(context.fillText),
    strokeText: writing(context.strokeText),
    measureText: writing(context.measureText),
  });
}
