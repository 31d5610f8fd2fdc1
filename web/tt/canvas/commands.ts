/** The commands that a CanvasContext queues: what each does to a painter, and what it needs. */

import type { Painter } from './painter';
import { recipeOf } from './paints';
import type { StyleModel, StyleName } from './style';

export type Step = (painter: Painter) => void;

export interface Command {
  /** The method or property, for messages. */
  name: string;
  /** Fix what the mini-program could still change; called at `draw`. */
  compile(): Step;
  /** What it changes of the styles that can be read and measured at once. */
  style?(model: StyleModel): void;
  /** Path of an image that must be there first. */
  image?: string;
  /** Whether it changes pixels. */
  paints: boolean;
}

/** Methods that take so many numbers and go straight to the browser's. */
const PLAIN = {
  arcTo: 5,
  beginPath: 0,
  bezierCurveTo: 6,
  clip: 0,
  closePath: 0,
  lineTo: 2,
  moveTo: 2,
  quadraticCurveTo: 4,
  rect: 4,
  rotate: 1,
  scale: 2,
  transform: 6,
  translate: 2,
} as const;

const PAINTING = { clearRect: 4, fill: 0, fillRect: 4 } as const;
const STROKING = { stroke: 0, strokeRect: 4 } as const;

type Method = keyof typeof PLAIN | keyof typeof PAINTING | keyof typeof STROKING;
type Arguments = readonly unknown[];
type Make = (...given: Arguments) => Command;

/** A number as the browser would read it; NaN, which it ignores, for what is none. */
export function number(value: unknown): number {
  try {
    return Number(value);
  } catch {
    return Number.NaN;
  }
}

function numbers(given: Arguments, count: number): number[] {
  return Array.from({ length: count }, (_, index) => number(given[index]));
}

/** Text as the browser would read it. */
export function text(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}

function direct(counts: Record<string, number>, paints: boolean): [string, Make][] {
  return Object.entries(counts).map(([name, count]) => [
    name,
    (...given) => {
      const at = numbers(given, count);
      const step: Step = ({ context }) => Reflect.apply(context[name as Method], context, at);
      return { name, paints, compile: () => step };
    },
  ]);
}

function stroking(): [string, Make][] {
  return Object.entries(STROKING).map(([name, count]) => [
    name,
    (...given) => {
      const at = numbers(given, count);
      const step: Step = (painter) =>
        painter.stroke(() => Reflect.apply(painter.context[name as Method], painter.context, at));
      return { name, paints: true, compile: () => step };
    },
  ]);
}

function arc(...given: Arguments): Command {
  const [x = 0, y = 0, radius = 0, start = 0, end = 0] = numbers(given, 5);
  // The page calls this one a string.
  const counterclockwise = given[5] !== 'false' && Boolean(given[5]);
  const step: Step = ({ context }) => context.arc(x, y, radius, start, end, counterclockwise);
  return { name: 'arc', paints: false, compile: () => step };
}

function setTransform(...given: Arguments): Command {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(given, 6);
  return {
    name: 'setTransform',
    paints: false,
    compile: () => (painter) => painter.setTransform(a, b, c, d, e, f),
  };
}

function writing(name: 'fillText' | 'strokeText'): Make {
  return (...given) => {
    const written = text(given[0]);
    const [x = 0, y = 0] = numbers(given.slice(1), 2);
    const limit = given[3] === undefined || given[3] === null ? [] : [number(given[3])];
    const write: Step = (painter) =>
      painter.write(() => painter.context[name](written, x, y, ...limit));
    const step: Step =
      name === 'fillText' ? write : (painter) => painter.stroke(() => write(painter));
    return { name, paints: true, compile: () => step };
  };
}

function drawImage(...given: Arguments): Command {
  const path = given[0];
  const places = given.slice(1);
  while (places.length > 0 && places.at(-1) === undefined) places.pop();
  const at = numbers(places, places.length);
  return {
    name: 'drawImage',
    paints: true,
    ...(typeof path === 'string' ? { image: path } : {}),
    compile: () => (painter) => {
      if (typeof path !== 'string')
        throw new TypeError(`its image is no path but a ${typeof path}`);
      const source = painter.useImage(path);
      if (source) paintImage(painter, source, at);
    },
  };
}

function paintImage({ context }: Painter, source: CanvasImageSource, at: number[]): void {
  if (![2, 4, 8].includes(at.length)) {
    throw new TypeError(`it takes 3, 5 or 9 arguments, but got ${at.length + 1}`);
  }
  Reflect.apply(context.drawImage, context, [source, ...at]);
}

function setLineDash(...given: Arguments): Command {
  const segments: unknown[] = Array.isArray(given[0]) ? given[0] : [];
  const dash = numbers(segments, segments.length);
  const offset = given[1];
  const command: Command = {
    name: 'setLineDash',
    paints: false,
    compile: () => (painter) => {
      painter.context.setLineDash(dash);
      if (offset !== undefined) painter.set('lineDashOffset', offset);
    },
  };
  if (offset !== undefined) command.style = (model) => model.set('lineDashOffset', offset);
  return command;
}

function setFontSize(...given: Arguments): Command {
  const size = number(given[0]);
  const apply = (target: { setFontSize(size: number): void }) => {
    if (size > 0) target.setFontSize(size);
  };
  return { name: 'setFontSize', paints: false, compile: () => apply, style: apply };
}

/** Setting a property, by assignment or by its method. */
export function setStyle(name: StyleName, given: unknown): Command {
  const value = name === 'textBaseline' && given === 'normal' ? 'alphabetic' : given;
  const recipe = name.endsWith('Style') ? recipeOf(value) : undefined;
  const style = (model: StyleModel) => model.set(name, value);
  if (!recipe) {
    return { name, paints: false, style, compile: () => (painter) => painter.set(name, value) };
  }
  const compile = (): Step => {
    const build = recipe.capture();
    return (painter) => {
      const paint = build(painter);
      if (paint) painter.set(name, paint);
    };
  };
  const image = recipe.image === undefined ? {} : { image: recipe.image };
  return { name, paints: false, style, compile, ...image };
}

/** Offsets and blur in logical px. */
function setShadow(
  x: unknown = 0,
  y: unknown = 0,
  blur: unknown = 0,
  color: unknown = 'black',
): Command {
  const values: [StyleName, unknown][] = [
    ['shadowOffsetX', x],
    ['shadowOffsetY', y],
    ['shadowBlur', blur],
    ['shadowColor', color],
  ];
  const apply = (target: { set(name: StyleName, value: unknown): void }) => {
    for (const [name, value] of values) target.set(name, value);
  };
  return { name: 'setShadow', paints: false, compile: () => apply, style: apply };
}

function stack(name: 'save' | 'restore'): Make {
  const apply = (target: { save(): void; restore(): void }) => target[name]();
  return () => ({ name, paints: false, compile: () => apply, style: apply });
}

/** Every queued method but the setters of one property. */
export const COMMANDS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ...direct(PLAIN, false),
  ...direct(PAINTING, true),
  ...stroking(),
  ['arc', arc],
  ['setTransform', setTransform],
  ['fillText', writing('fillText')],
  ['strokeText', writing('strokeText')],
  ['drawImage', drawImage],
  ['setLineDash', setLineDash],
  ['setFontSize', setFontSize],
  ['setShadow', setShadow],
  ['save', stack('save')],
  ['restore', stack('restore')],
]);
