/** Watches how elements overlap with others, or the window, for the worker. */

import type { Box, FromView, Watch } from '../protocol/view';
import type { Tree } from './tree';

export class Intersections {
  private readonly observers = new Map<number, IntersectionObserver>();

  constructor(
    private readonly tree: Tree,
    private readonly send: (message: FromView) => void,
  ) {}

  watch({ id, nodes, relative, margins, thresholds }: Watch): void {
    const { top, right, bottom, left } = margins;
    const frame = relative === 0 ? document : this.tree.node(relative);
    // The element may have gone while the message was on its way.
    if (!(frame instanceof Element || frame instanceof Document)) return;
    const observer = new IntersectionObserver((entries) => this.tell(id, entries), {
      // Without a root it would be the window of the shell, which margins cannot reach.
      root: frame,
      rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
      threshold: thresholds,
    });
    this.observers.set(id, observer);
    for (const node of nodes) {
      const element = this.tree.node(node);
      if (element instanceof Element) observer.observe(element);
    }
  }

  unwatch(id: number): void {
    this.observers.get(id)?.disconnect();
    this.observers.delete(id);
  }

  private tell(id: number, entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const node = this.tree.idOf(entry.target);
      if (node === undefined) continue;
      this.send({
        type: 'watched',
        ...{ id, node, ratio: entry.intersectionRatio, time: entry.time },
        overlap: boxOf(entry.intersectionRect),
        box: boxOf(entry.boundingClientRect),
        relative: boxOf(entry.rootBounds ?? new DOMRect(0, 0, innerWidth, innerHeight)),
      });
    }
  }
}

function boxOf({ left, top, right, bottom, width, height }: DOMRectReadOnly): Box {
  return { left, top, right, bottom, width, height };
}
