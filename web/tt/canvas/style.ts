/** What a context's properties tell at once, before anything is painted: the browser's own rules. */

import type { Context2D, ShownFont } from './types';

export const STYLE_NAMES = [
  'fillStyle',
  'font',
  'globalAlpha',
  'globalCompositeOperation',
  'lineCap',
  'lineDashOffset',
  'lineJoin',
  'lineWidth',
  'miterLimit',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
  'strokeStyle',
  'textAlign',
  'textBaseline',
] as const;

export type StyleName = (typeof STYLE_NAMES)[number];
type Styles = Record<StyleName, unknown>;

/** Assign to a property whatever it is given; false if the browser refuses by throwing. */
export function assign(context: Context2D, name: StyleName, value: unknown): boolean {
  try {
    return Reflect.set(context, name, value);
  } catch {
    return false;
  }
}

/** `font` with another size in px. */
export function withFontSize(font: string, size: number): string {
  return font.replace(/[\d.]+(e[-+]?\d+)?px/, `${size}px`);
}

/** Run `job` while `context` has the font that is shown in place of its own. */
export function inShownFont<T>(context: Context2D, shown: ShownFont, job: () => T): T {
  const { font } = context;
  const other = shown(font);
  if (other === font) return job();
  context.font = other;
  try {
    return job();
  } finally {
    context.font = font;
  }
}

/** The current styles and the stack of `save`; a scratch context judges and normalises values. */
export class StyleModel {
  private current: Styles;
  private stack: Styles[] = [];

  constructor(
    private readonly scratch: Context2D,
    private readonly isPaint: (value: unknown) => boolean,
    private readonly shownFont: ShownFont,
  ) {
    this.current = this.defaults();
  }

  get(name: StyleName): unknown {
    return this.current[name];
  }

  set(name: StyleName, value: unknown): void {
    const paint = name.endsWith('Style') && this.isPaint(value);
    this.current[name] = paint ? value : this.judged(name, value);
  }

  setFontSize(size: number): void {
    this.set('font', withFontSize(String(this.current.font), size));
  }

  save(): void {
    this.stack.push({ ...this.current });
  }

  restore(): void {
    this.current = this.stack.pop() ?? this.current;
  }

  reset(): void {
    this.current = this.defaults();
    this.stack = [];
  }

  /** Width of `text` in the current font, in logical px. */
  measure(text: string): number {
    const { scratch } = this;
    assign(scratch, 'font', this.current.font);
    return inShownFont(scratch, this.shownFont, () => scratch.measureText(text).width);
  }

  private defaults(): Styles {
    this.scratch.reset();
    return Object.fromEntries(STYLE_NAMES.map((name) => [name, this.scratch[name]])) as Styles;
  }

  /** The value as the browser understands it; the current one if it would ignore it. */
  private judged(name: StyleName, value: unknown): unknown {
    const before = this.current[name];
    if (!this.isPaint(before)) return this.tried(name, before, value);
    // A scratch context cannot hold our paint: the value is taken if it replaces any colour.
    const [one, other] = ['#000', '#fff'].map((color) => this.tried(name, color, value));
    return one === other ? one : before;
  }

  private tried(name: StyleName, before: unknown, value: unknown): unknown {
    assign(this.scratch, name, before);
    assign(this.scratch, name, value);
    return this.scratch[name];
  }
}
