/** Answers the worker's questions about what is drawn. */

import type { FromView, Measured, ViewCall, ViewRequest } from '../protocol/view';
import { CanvasElement } from './components';
import type { Pages } from './pages';
import type { Tree } from './tree';

export class Answers {
  constructor(
    private readonly tree: Tree,
    private readonly pages: Pages,
    private readonly send: (message: FromView) => void,
  ) {}

  async answer({ id, call }: ViewCall): Promise<void> {
    this.send({ type: 'return', id, value: await this.value(call) });
  }

  private async value(call: ViewRequest): Promise<unknown> {
    switch (call.name) {
      case 'render':
        await new Promise((drawn) => requestAnimationFrame(drawn));
        return undefined;
      case 'measure':
        return call.nodes.map((id) => (id === 0 ? windowNow() : this.measured(id)));
      case 'scrollPage':
        return this.pages.scroll(call.top, call.duration);
      case 'pullDown':
        if (call.begins) this.pages.pull.begin();
        else this.pages.pull.end();
        return undefined;
      case 'canvasSize':
        return this.canvasSize(call.node);
    }
  }

  private element(id: number): Element | undefined {
    const node = this.tree.node(id);
    return node instanceof Element ? node : undefined;
  }

  private canvasSize(id: number): { width: number; height: number } | null {
    const canvas = this.element(id);
    return canvas instanceof CanvasElement && canvas.isConnected ? canvas.box.size() : null;
  }

  private measured(id: number): Measured | null {
    const element = this.element(id);
    if (!element?.isConnected) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
    return { left, top, width, height, scrollLeft, scrollTop, scrollWidth, scrollHeight };
  }
}

function windowNow(): Measured {
  const { scrollWidth, scrollHeight } = document.documentElement;
  const [width, height, scrollLeft, scrollTop] = [innerWidth, innerHeight, scrollX, scrollY];
  return { left: 0, top: 0, width, height, scrollLeft, scrollTop, scrollWidth, scrollHeight };
}
