/** One page: made from a path and a query, and its lifecycle. */

import type { GeneralComponent } from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../protocol/project';
import type { Node } from './backend';
import type { Engine } from './engine';
import type { Address, Query } from './url';

/** What the mini-program sees of a page: its own fields and ours. */
export type Instance = Record<string, unknown> & { route: string };

export class Page {
  readonly instance: Instance;
  /** What app.json and the page's own file say, as the page's calls have changed it. */
  window: WindowConfig;
  private readonly root: Root;
  isOpen = false;
  private isReady = false;

  constructor(
    private readonly engine: Engine,
    readonly path: string,
    readonly query: Query,
    window: WindowConfig,
  ) {
    this.window = { ...window };
    this.root = engine.create(`/${path}`);
    this.instance = this.root.get() as unknown as Instance;
    this.instance.route = path;
    this.instance.options = query;
  }

  get node(): number {
    return (this.root.getComponent().getBackendElement() as unknown as Node).number;
  }

  get component(): GeneralComponent {
    return this.root.getComponent();
  }

  get address(): Address {
    return { path: this.path, query: this.query };
  }

  /** A copy; nothing if it holds what cannot be copied. */
  get data(): unknown {
    try {
      return structuredClone(this.instance.data);
    } catch {
      return undefined;
    }
  }

  /** Give it the data that the page had in an earlier run. */
  restore(data: unknown): void {
    if (typeof data === 'object' && data !== null) this.call('setData', data);
  }

  /** Put it in the view and on top. */
  open(): void {
    this.isOpen = true;
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
