/** Gradients and patterns: what a mini-program holds, and what becomes of it when it is painted. */

import type { Painter } from './painter';

type Paint = CanvasGradient | CanvasPattern;

/** Builds the browser's own object, or undefined if its image is missing. */
type BuildPaint = (painter: Painter) => Paint | undefined;

interface Recipe {
  /** The recipe as it stands now: stops added later do not count. */
  capture(): BuildPaint;
  /** Path of the image it needs. */
  image?: string;
}

// A symbol, not a WeakMap: it is found through a Proxy around the object too.
const RECIPE = Symbol('paint');

/** The recipe behind an object made here, else undefined. */
export function recipeOf(value: unknown): Recipe | undefined {
  return typeof value === 'object' && value !== null && RECIPE in value
    ? (value[RECIPE] as Recipe)
    : undefined;
}

export function isPaint(value: unknown): boolean {
  return recipeOf(value) !== undefined;
}

type Shape =
  | { kind: 'linear'; at: [number, number, number, number] }
  | { kind: 'radial'; at: [number, number, number, number, number, number] };

/** A gradient with `addColorStop(offset, color)`, lengths in logical px. */
export function makeGradient(shape: Shape): object {
  let stops: readonly (readonly [unknown, unknown])[] = [];
  const addColorStop = (offset?: unknown, color?: unknown): void => {
    stops = [...stops, [offset, color]];
  };
  const capture = (): BuildPaint => {
    const captured = stops;
    return (painter) => buildGradient(painter, shape, captured);
  };
  return withRecipe({ addColorStop }, { capture });
}

/** A pattern of the image at path `image`; one image px is one logical px. */
export function makePattern(image: string, repetition: string): object {
  const build: BuildPaint = (painter) => {
    const source = painter.useImage(image);
    return source ? (painter.context.createPattern(source, repetition) ?? undefined) : undefined;
  };
  return withRecipe({}, { image, capture: () => build });
}

function withRecipe(holder: object, recipe: Recipe): object {
  return Object.defineProperty(holder, RECIPE, { value: recipe });
}

function buildGradient(
  painter: Painter,
  shape: Shape,
  stops: readonly (readonly [unknown, unknown])[],
): CanvasGradient {
  const gradient =
    shape.kind === 'linear'
      ? painter.context.createLinearGradient(...shape.at)
      : painter.context.createRadialGradient(...shape.at);
  for (const [offset, color] of stops) {
    try {
      gradient.addColorStop(Number(offset), String(color));
    } catch {
      // A stop that the browser refuses is left out, like any invalid value.
    }
  }
  return gradient;
}
