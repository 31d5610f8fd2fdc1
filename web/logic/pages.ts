/** One page: made from a path and a query, and its lifecycle. */

import type { GeneralComponent } from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../protocol/project';
import type { PageWindow } from '../protocol/view';
import type { Node } from './backend';
import type { Engine } from './engine';
import { type Address, formatUrl, type Query } from './url';

/** What the mini-program sees of a page: its own fields and ours. */
export type Instance = Record<string, unknown> & { route: string };

export class Page {
  readonly instance: Instance;
  /** What app.json and the page's own file say, as the page's calls have changed it. */
  window: WindowConfig;
  /** Called in place of going back when the user taps the back button. */
  onBack: ((event: { scene: string }) => unknown) | undefined;
  private readonly root: Root;
  private readonly ending = new AbortController();
  isOpen = false;
  private isReady = false;

  constructor(
    private readonly engine: Engine,
    readonly path: string,
    readonly query: Query,
    window: WindowConfig,
    /** Logical px of 1 rpx; null: 750 of them are the width of the window. */
    private readonly rpx: number | null,
  ) {
    this.window = { ...window };
    this.root = engine.create(`/${formatUrl({ path, query })}`);
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

  /** Fires when the page is closed. */
  get ended(): AbortSignal {
    return this.ending.signal;
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
    this.engine.context.operate(['page', this.node, sheets, this.viewWindow()]);
    this.call('onLoad', this.query);
    this.show();
    this.engine.context.render(() => {
      if (this.isReady || this.ended.aborted) return;
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
    this.ending.abort();
    const node = this.root.getComponent().getBackendElement();
    if (node) this.engine.context.getRootNode().removeChild(node as never);
    this.root.release();
  }

  /** The window, or the screen, has another size. */
  resized(event: object): void {
    this.call('onResize', event);
    this.root.getComponent().triggerPageLifetime('resize', [event]);
  }

  has(name: string): boolean {
    return typeof this.instance[name] === 'function';
  }

  private viewWindow(): PageWindow {
    const { backgroundColor, backgroundTextStyle, disableScroll } = this.window;
    const { enablePullDownRefresh, onReachBottomDistance } = this.window;
    return {
      ...{ backgroundColor, backgroundTextStyle, disableScroll, rpx: this.rpx },
      pullDown: enablePullDownRefresh,
      tellsScroll: this.has('onPageScroll'),
      reachBottom: this.has('onReachBottom') ? onReachBottomDistance : null,
    };
  }

  /** Call a lifecycle method, if the page has it; an error in it is reported, not thrown. */
  call(name: string, ...given: unknown[]): unknown {
    return this.engine.safely(`${name} of ${this.path}`, () => {
      const method = this.instance[name];
      return typeof method === 'function' ? method.apply(this.instance, given) : undefined;
    });
  }
}
