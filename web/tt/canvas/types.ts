/** What a host hands in for its canvases and images; nothing below this folder touches a DOM. */

/** What contexts of elements and of offscreen canvases have in common. */
export type Context2D = Omit<OffscreenCanvasRenderingContext2D, 'canvas'>;

export interface Size {
  width: number;
  height: number;
}

/** Device px per logical px. */
export interface Ratio {
  x: number;
  y: number;
}

/** One canvas element as its host sees it. */
export interface Stage {
  /** Find out what may have changed, before each turn; not needed where all is at hand. */
  prepare?(): Promise<void>;
  /** True once the element has left the document. */
  isGone(): boolean;
  /** Content box in logical px, laid out or not. */
  logicalSize(): Size;
  /** Backing store in device px. */
  pixelSize(): Size;
  /** The context to paint with; null if the canvas has one of another kind. */
  context(): Context2D | null;
  /** Give the backing store a size in device px, which clears it; the CSS size stays. */
  resize(size: Size): void;
  /** A copy of the picture that outlives a resize. */
  copy(): CanvasImageSource;
  /** RGBA, not premultiplied, without giving the canvas a context; throws if it is tainted. */
  readPixels(): Uint8ClampedArray<ArrayBuffer>;
  /** True of WebGL whose drawing buffer is not preserved: it reads as blank. */
  isUnpreserved(): boolean;
  /** Addresses of images from other origins that the page has loaded. */
  foreignImages(): string[];
}

/** The font in which text is written where `font` was asked for, both as a context has them. */
export type ShownFont = (font: string) => string;

export interface DecodedImage {
  source: CanvasImageSource;
  /** Where it came from, to be named if it taints a canvas. */
  address: string;
  /** True if painting it makes the canvas unreadable. */
  taints: boolean;
}

/** Fetch and decode the image at `path`; rejects with the reason, within `timeout` ms of asking. */
export type LoadImage = (path: string, timeout: number) => Promise<DecodedImage>;

/** Lines for the developer's console. */
export interface Log {
  warn(text: string): void;
  error(text: string): void;
}
