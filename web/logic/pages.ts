/** Pages: one made from a path and a query, its lifecycle, and the stack of those that are open. */

import type { Root } from 'glass-easel-miniprogram-adapter';
import type { Node } from './backend';
import type { Engine } from './engine';

export type Query = Record<string, string>;

/** What the mini-program sees of a page: its own fields and ours. */
export type Instance = Record<string, unknown> & { route: string };

/** The most pages that can be open. Source: gadget page of `navigateTo`. */
export const MAX_PAGES = 10;

export class Page {
  readonly instance: Instance;
  private readonly root: Root;
  private isReady = false;

  constructor(
    private readonly engine: Engine,
    readonly path: string,
    readonly query: Query,
  ) {
    this.root = engine.create(`/${path}`);
    this.instance = this.root.get() as unknown as Instance;
    this.instance.route = path;
    this.instance.options = query;
  }

  get node(): number {
    return (this.root.getComponent().getBackendElement() as unknown as Node).number;
  }

  /** Put it in the view and on top. */
  open(): void {
    const sheets = this.engine.context.takeSheets();
    this.engine.attach(this.root);
    this.engine.context.operate(['page', this.node, sheets]);
    this.call('onLoad', this.query);
    this.show();
    this.engine.context.render(() => {
      this.engine.ready();
      if (this.isReady) return;
      this.isReady = true;
      this.call('onReady');
    });
  }

  show(): void {
    this.engine.context.operate(['show', this.node]);
    this.call('onShow');
    this.root.getComponent().triggerPageLifetime('show', []);
  }

  hide(): void {
    this.call('onHide');
    this.root.getComponent().triggerPageLifetime('hide', []);
  }

  close(): void {
    this.call('onUnload');
    const node = this.root.getComponent().getBackendElement();
    this.root.release();
    if (node) this.engine.context.getRootNode().removeChild(node as never);
  }

  /** Call a lifecycle method, if the page has it; an error in it is reported, not thrown. */
  call(name: string, ...given: unknown[]): unknown {
    return this.engine.safely(`${name} of ${this.path}`, () => {
      const method = this.instance[name];
      return typeof method === 'function' ? method.apply(this.instance, given) : undefined;
    });
  }
}
