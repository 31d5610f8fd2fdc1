/** The page's own `<canvas canvas-id>` elements, found when they are named, whenever they came. */

import { countPending, type PendingQueues } from '../tt/canvas/context';
import { Surface } from '../tt/canvas/surface';
import type { Log } from '../tt/canvas/types';
import type { Canvases } from '../tt/gather';
import type { DefaultSize } from './default-size';
import type { PageFonts } from './fonts';
import { PageStage } from './stage';

export class PageCanvases implements Canvases {
  private readonly surfaces = new WeakMap<HTMLCanvasElement, Surface>();
  readonly pending: PendingQueues = new Set();

  constructor(
    private readonly page: Document,
    private readonly defaultSize: DefaultSize,
    private readonly fonts: PageFonts,
    private readonly preference: () => 'first' | 'last',
    private readonly log: Log,
  ) {}

  find(id: string, scope?: unknown): Surface | undefined {
    this.defaultSize.attach();
    const root = isElement(scope) ? scope : this.page;
    const all = [...root.querySelectorAll<HTMLCanvasElement>('canvas[canvas-id]')];
    const named = all.filter((canvas) => canvas.getAttribute('canvas-id') === id);
    if (named.length > 1) {
      const which = this.preference();
      this.log.warn(
        `${named.length} canvases have the canvas-id "${id}"; the ${which} one is meant.`,
      );
    }
    const canvas = named.at(this.preference() === 'first' ? 0 : -1);
    return canvas && this.surfaceOf(canvas);
  }

  pendingCommands(surface: Surface): number {
    return countPending(this.pending, surface);
  }

  private surfaceOf(canvas: HTMLCanvasElement): Surface {
    let surface = this.surfaces.get(canvas);
    if (!surface) {
      surface = new Surface(new PageStage(canvas, this.defaultSize, this.fonts), this.log);
      this.surfaces.set(canvas, surface);
    }
    return surface;
  }
}

function isElement(value: unknown): value is Element {
  try {
    return value instanceof Element;
  } catch {
    // A Proxy may throw even here.
    return false;
  }
}
