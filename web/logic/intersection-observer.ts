/** `createIntersectionObserver`: elements are found here, the view watches them. */

import type { Element, GeneralComponent } from 'glass-easel';
import type { Margins, ViewWatched, Watch } from '../protocol/view';
import { type Finder, nodeOf } from './finder';

export interface ObserverHost {
  finder: Finder;
  /** Have the view watch; what it returns ends that. */
  watch(watch: Omit<Watch, 'type' | 'id'>, heard: (news: ViewWatched) => void): () => void;
  safely(job: () => void): void;
  warned(text: string): void;
}

type Listener = (intersection: object) => void;

export class IntersectionObserver {
  private readonly thresholds: number[];
  private readonly initialRatio: number;
  private readonly observesAll: boolean;
  private relative: { selector: string | undefined; margins: Margins } = {
    selector: undefined,
    margins: marginsOf(undefined),
  };
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly host: ObserverHost,
    private readonly scope: GeneralComponent | undefined,
    options: unknown,
  ) {
    const { thresholds, initialRatio, observeAll, selectAll } = Object(options);
    const given: unknown[] = Array.isArray(thresholds) ? thresholds : [0];
    this.thresholds = given.map(Number).filter((each) => each >= 0 && each <= 1);
    if (this.thresholds.length === 0) this.thresholds = [0];
    this.initialRatio = Number(initialRatio) || 0;
    // The page's sample says `selectAll`, its table `observeAll`.
    this.observesAll = Boolean(observeAll ?? selectAll);
  }

  relativeTo(selector: unknown, margins?: unknown): this {
    this.relative = { selector: String(selector), margins: marginsOf(margins) };
    return this;
  }
  relativeToViewport(margins?: unknown): this {
    this.relative = { selector: undefined, margins: marginsOf(margins) };
    return this;
  }

  observe(selector: unknown, listener: unknown): void {
    const { host, scope, thresholds } = this;
    const { selector: around, margins } = this.relative;
    if (!scope || typeof listener !== 'function') return;
    const elements = host.finder.find(scope, String(selector), !this.observesAll);
    const [frame] = around === undefined ? [] : host.finder.find(scope, around, true);
    const targets = elements.filter((element) => this.isWatchable(element, around, frame));
    if (targets.length === 0) return;
    const byNode = new Map(targets.map((element) => [nodeOf(element), new Target(element)]));
    const watch = {
      nodes: [...byNode.keys()],
      relative: frame ? nodeOf(frame) : 0,
      margins,
      thresholds,
    };
    const end = host.watch(watch, (news) => {
      const target = byNode.get(news.node);
      if (!target?.isNews(news.ratio, this.initialRatio, thresholds)) return;
      host.safely(() => (listener as Listener)(target.describe(news)));
    });
    this.ends.push(end);
  }

  disconnect(): void {
    for (const end of this.ends.splice(0)) end();
  }

  private isWatchable(
    element: Element,
    around: string | undefined,
    frame: Element | undefined,
  ): boolean {
    if (around === undefined || (frame && isInside(element, frame))) return true;
    const why = frame
      ? `"${around}" is not around what is observed, and a browser watches within ancestors alone`
      : `there is no "${around}"`;
    this.host.warned(`IntersectionObserver.relativeTo: ${why}; it is not observed.`);
    return false;
  }
}

/** One element that is watched. */
class Target {
  private isKnown = false;

  constructor(private readonly element: Element) {}

  /** What the view tells first is how things are; that counts if it is not what was expected. */
  isNews(ratio: number, initial: number, thresholds: number[]): boolean {
    if (this.isKnown) return true;
    this.isKnown = true;
    if (ratio === initial) return false;
    return thresholds.some((threshold) => (initial - threshold) * (ratio - threshold) <= 0);
  }

  describe({ ratio, overlap, box, relative, time }: ViewWatched): object {
    const { id, dataset } = this.element;
    return {
      intersectionRatio: ratio,
      intersectionRect: overlap,
      boundingClientRect: box,
      relativeRect: relative,
      time,
      id,
      dataset: { ...dataset },
    };
  }
}

function marginsOf(given: unknown): Margins {
  const { left, right, top, bottom } = Object(given);
  const px = (value: unknown) => Number(value) || 0;
  return { left: px(left), right: px(right), top: px(top), bottom: px(bottom) };
}

/** Whether `element` lies in `frame` as it is drawn, so also through slots. */
function isInside(element: Element, frame: Element): boolean {
  for (let node: Element | null = element; node; node = node.getComposedParent()) {
    if (node === frame) return node !== element;
  }
  return false;
}
