/** The facts about a canvas that an API's row asks for, taken in the turn of that canvas. */

import type { CanvasReport } from '../protocol/messages';
import type { Surface } from './canvas/surface';
import type { Row } from './catalog';
import { peek } from './wire';

/** Finds the page's canvases. */
export interface Canvases {
  /** The canvas called `id`, inside `scope` if that is something to search in. */
  find(id: string, scope?: unknown): Surface | undefined;
  /** The canvas whose node that is, where code gets nodes (an extra). */
  byNode?(node: unknown): { id: string; surface: Surface } | undefined;
  /** Commands queued for `surface` that no `draw` has painted. */
  pendingCommands(surface: Surface): number;
}

export interface Gathered {
  canvases: Record<string, CanvasReport>;
  /** Buffers inside, to be transferred. */
  transfer: ArrayBufferLike[];
  /** The canvas that was named, if it exists. */
  surface: Surface | undefined;
  /** Options that go in place of those given: the name of a canvas that was given as a node. */
  named: Record<string, string>;
}

/**
 * Gather what `row` needs of the canvas that `options` names, then run `job` with it. `job` starts
 * after the draws asked for so far. A row that writes to the canvas holds it until `job` is over.
 */
export async function withFacts<T>(
  row: Row,
  options: unknown,
  scope: unknown,
  canvases: Canvases,
  job: (gathered: Gathered) => Promise<T>,
): Promise<T> {
  const nothing: Gathered = { canvases: {}, transfer: [], surface: undefined, named: {} };
  const wanted = row.canvas;
  if (!wanted) return job(nothing);
  const { param, reads } = wanted;
  const node = canvases.byNode?.(peek(options, 'canvas'));
  const id = node ? node.id || 'canvas' : canvasName(peek(options, param));
  if (id === undefined) return job(nothing);
  const named = node ? { [param]: id } : {};
  const surface = node ? node.surface : canvases.find(id, scope);
  if (!surface) return job({ ...nothing, canvases: { [param]: undefined } });
  const pending = canvases.pendingCommands(surface);
  const gather = (): Gathered => {
    const report = surface.report(reads, pending);
    const pixels = report && 'pixels' in report ? report.pixels : undefined;
    const transfer = pixels ? [pixels.buffer] : [];
    return { canvases: { [param]: report }, transfer, surface, named };
  };
  if (reads === 'size') return surface.turn(() => job(gather()));
  return job(await surface.turn(gather));
}

/** The id that `value` may mean; whether a number is one is for the core to judge. */
export function canvasName(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
