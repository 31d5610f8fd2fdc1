/** `CanvasContext`: the documented members and no others, each a closure, over a queue of commands. */

import type { Policy } from '../catalog';
import { COMMANDS, type Command, number, setStyle, text } from './commands';
import { isPaint, makeGradient, makePattern } from './paints';
import { STYLE_NAMES, StyleModel, type StyleName } from './style';
import type { Surface } from './surface';
import type { Context2D, DecodedImage, LoadImage, Log, ShownFont } from './types';

/** What a context needs of its host. */
export interface ContextHost {
  /** The canvas that is meant at this moment. */
  find(): Surface | undefined;
  policy(): Policy;
  loadImage: LoadImage;
  /** A context of no consequence, for measuring and judging values. */
  scratch: Context2D;
  shownFont: ShownFont;
  log: Log;
  /** The queues that hold commands. */
  pending: PendingQueues;
  /** Run a mini-program's function in a task of its own; resolves when it is over. */
  later(callback: () => unknown): Promise<void>;
}

/** Commands that no `draw` has painted yet. */
export interface Pending {
  surface(): Surface | undefined;
  count(): number;
}

/** Weak, because a mini-program may make contexts that it never draws. */
export type PendingQueues = Set<WeakRef<Pending>>;

/** How many commands wait for a draw on `surface`. */
export function countPending(queues: PendingQueues, surface: Surface): number {
  let count = 0;
  for (const reference of queues) {
    const queue = reference.deref();
    if (!queue) queues.delete(reference);
    else if (queue.surface() === surface) count += queue.count();
  }
  return count;
}

const SETTERS: Record<string, StyleName> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setLineWidth: 'lineWidth',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
};

/** Make the context of the canvas that is called `canvasId`, be it on the page yet or not. */
export function createContext(canvasId: string, host: ContextHost): object {
  const model = new StyleModel(host.scratch, isPaint, host.shownFont);
  let queue: Command[] = [];
  const pending: Pending = { surface: host.find, count: () => queue.length };
  const reference = new WeakRef(pending);

  function add(command: Command): void {
    command.style?.(model);
    queue.push(command);
    // Styles alone, as set for measuring, are no forgotten drawing.
    if (command.paints) host.pending.add(reference);
  }

  function set(name: StyleName, value: unknown): void {
    if (name === 'globalCompositeOperation' && !allowsComposite(value, host)) return;
    add(setStyle(name, value));
  }

  function draw(reserve?: unknown, callback?: unknown): void {
    const batch = queue;
    queue = [];
    host.pending.delete(reference);
    const keep = Boolean(reserve);
    const policy = host.policy();
    if (!keep) replay(batch);
    if (policy.resetsAfterReserve) model.reset();
    const done =
      typeof callback === 'function'
        ? () => host.later(() => Reflect.apply(callback, undefined, []))
        : undefined;
    const surface = host.find();
    if (!surface) {
      host.log.error(`draw: no canvas on the page has the canvas-id "${canvasId}"; it is skipped.`);
      void done?.();
      return;
    }
    void surface.draw({
      canvasId,
      keep,
      steps: batch.map((command) => ({ name: command.name, run: command.compile() })),
      images: loadImages(batch, policy.imageTimeout, host),
      compositesStrokes: !policy.documentedComposites || policy.profile.strokeComposite,
      shownFont: host.shownFont,
      resetAfter: policy.resetsAfterReserve,
      pixelRatio: () => host.policy().pixelRatio,
      limits: policy.limits,
      done,
    });
  }

  /** A draw that does not reserve starts from the defaults, so only its own setters count. */
  function replay(batch: Command[]): void {
    model.reset();
    for (const command of batch) command.style?.(model);
  }

  const context = {
    draw,
    measureText: (written?: unknown) => ({ width: model.measure(text(written)) }),
    ...paintMakers(),
  };
  for (const [name, make] of COMMANDS) {
    Object.assign(context, { [name]: (...given: unknown[]): void => add(make(...given)) });
  }
  for (const [method, name] of Object.entries(SETTERS)) {
    Object.assign(context, { [method]: (value?: unknown): void => set(name, value) });
  }
  for (const name of STYLE_NAMES) {
    Object.defineProperty(context, name, {
      configurable: true,
      enumerable: true,
      get: () => model.get(name),
      set: (value: unknown) => set(name, value),
    });
  }
  return context;
}

function paintMakers(): object {
  const at = (given: unknown[]) => given.map(number);
  return {
    createLinearGradient: (...given: unknown[]) => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = at(given);
      return makeGradient({ kind: 'linear', at: [x0, y0, x1, y1] });
    },
    createRadialGradient: (...given: unknown[]) => {
      const [x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 0] = at(given);
      return makeGradient({ kind: 'radial', at: [x0, y0, r0, x1, y1, r1] });
    },
    createCircularGradient: (...given: unknown[]) => {
      const [x = 0, y = 0, radius = 0] = at(given);
      return makeGradient({ kind: 'radial', at: [x, y, 0, x, y, radius] });
    },
    createPattern: (image?: unknown, repetition?: unknown) =>
      makePattern(text(image), text(repetition ?? 'repeat')),
  };
}

function allowsComposite(value: unknown, host: ContextHost): boolean {
  const policy = host.policy();
  const known = policy.documentedComposites ? policy.profile.compositeOperations : null;
  if (!known || known.includes(text(value))) return true;
  host.log.warn(
    `globalCompositeOperation "${text(value)}" is ignored: this device has ${known.join(', ')}.`,
  );
  return false;
}

/** All images of a batch, in parallel; one that fails is named in the console and left out. */
async function loadImages(
  batch: Command[],
  timeout: number,
  host: ContextHost,
): Promise<Map<string, DecodedImage>> {
  const paths = new Set(batch.flatMap((command) => command.image ?? []));
  const images = new Map<string, DecodedImage>();
  const load = async (path: string) => {
    try {
      images.set(path, await host.loadImage(path, timeout));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      host.log.error(`the image ${shortened(path)} is skipped: ${reason}`);
    }
  };
  await Promise.all([...paths].map(load));
  return images;
}

function shortened(path: string): string {
  return path.length <= 200 ? path : `${path.slice(0, 199)}…`;
}
