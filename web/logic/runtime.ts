/** One run of a mini-program: its code is loaded, its App started, its first page opened. */

import type { Compiled, WindowConfig } from '../protocol/project';
import type { OpenPage, PageLook } from '../protocol/shell';
import type { FromView, ToView, ViewRequest } from '../protocol/view';
import { App } from './app';
import type { Looks } from './backend';
import type { WorkerCanvases } from './canvases';
import { Engine } from './engine';
import { dispatch } from './events';
import { Modules } from './modules';
import { Page } from './pages';
import { Stack } from './stack';
import { formatUrl } from './url';
import { ViewLink } from './view-link';

export interface RuntimeHost {
  send(message: ToView): void;
  /** The `tt` object. */
  tt: Record<string, unknown>;
  looks: Looks;
  canvases: WorkerCanvases;
  failed(error: unknown, where: string): void;
  warned(text: string): void;
  /** Another page is on top, or it looks different. */
  shown(pages: OpenPage[], look: PageLook): void;
}

export class Runtime {
  readonly engine: Engine;
  readonly stack: Stack;
  private readonly link: ViewLink;
  private readonly app: App;
  private readonly modules: Modules;

  constructor(
    private readonly compiled: Compiled,
    private readonly host: RuntimeHost,
  ) {
    this.link = new ViewLink(host.send, (message) => this.heard(message));
    this.engine = new Engine(compiled, {
      link: this.link,
      looks: () => host.looks,
      canvases: host.canvases,
      failed: (error, where) => this.failed(error, where),
      warned: host.warned,
    });
    this.app = new App(this.engine);
    this.modules = new Modules(compiled.scripts, (path) => this.globals(path));
    this.stack = new Stack({
      make: ({ path, query }) => new Page(this.engine, path, query, this.windowOf(path)),
      knows: (path) => compiled.pages.includes(path),
      isTab: (path) => this.tabOf(path) >= 0,
      home: compiled.pages[0] ?? '',
      changed: () => this.changed(),
    });
  }

  /**
   * Run app.js and every file of a page or component, then open these pages, each on top of the one
   * before it; the entry page if there is none.
   */
  start([first, ...others]: readonly OpenPage[]): void {
    const { path, query } = first ?? { path: this.compiled.entry, query: {} };
    const isKnown = this.compiled.pages.includes(path);
    this.load('app');
    for (const each of Object.keys(this.compiled.definitions)) this.load(each);
    const options = { path, query, scene: '1000' };
    this.app.call('onLaunch', options);
    this.app.call('onShow', options);
    if (!isKnown) this.app.call('onPageNotFound', { path, query, isEntryPage: true });
    // A page-not-found handler may have gone elsewhere.
    if (this.stack.top) return;
    this.stack.reLaunch(isKnown ? { path, query } : { path: this.compiled.entry, query: {} });
    this.restore(first);
    for (const page of others) {
      if (this.stack.navigateTo(page) === undefined) this.restore(page);
    }
  }

  /** The pages that are open, with their data, for another run to open them again. */
  get pages(): OpenPage[] {
    return this.stack.open.map((page) => ({ ...page.address, data: page.data }));
  }

  /** The user goes back. */
  back(): void {
    this.stack.navigateBack(1);
  }

  /** The user goes to another tab. */
  tab(index: number): void {
    const path = this.compiled.tabBar?.list[index]?.pagePath;
    if (path !== undefined) this.stack.switchTab({ path, query: {} });
  }

  /** Ask the view, after all changes so far. */
  ask(question: ViewRequest): Promise<unknown> {
    return this.link.call(question);
  }

  /** What the view tells. */
  receive(message: FromView): void {
    this.link.receive(message);
  }

  /** An error that nobody in the mini-program's code has caught. */
  failed(error: unknown, where: string): void {
    this.host.failed(error, where);
    const text = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    if (where !== ON_ERROR) this.app.call('onError', text);
  }

  /** The page on top, or its window, is another now. */
  changed(): void {
    const { top, open } = this.stack;
    if (!top) return;
    const canGoBack = open.length > 1;
    const pages = open.map(({ path, query }) => ({ path, query }));
    this.host.shown(pages, { ...top.window, canGoBack, tab: this.tabOf(top.path) });
  }

  /** Give the page on top the data that it had in an earlier run. */
  private restore(page: OpenPage | undefined): void {
    this.stack.top?.restore(page?.data);
  }

  private tabOf(path: string): number {
    return this.compiled.tabBar?.list.findIndex(({ pagePath }) => pagePath === path) ?? -1;
  }

  private windowOf(path: string): WindowConfig {
    const found = this.compiled.windows[path];
    if (!found) throw new Error(`the page ${formatUrl({ path, query: {} })} has no window`);
    return found;
  }

  private load(path: string): void {
    const file = `${path}.js`;
    if (!this.modules.has(file)) return;
    this.engine.safely(file, () => this.modules.load(file));
  }

  private globals(file: string): Record<string, unknown> {
    const path = file.replace(/\.js$/, '');
    return {
      tt: this.host.tt,
      App: this.app.register,
      getApp: this.app.get,
      getCurrentPages: () => this.stack.open.map(({ instance }) => instance),
      ...this.engine.constructors(path),
      // Bundles take another branch where these are something.
      window: undefined,
      document: undefined,
      self: undefined,
    };
  }

  private heard(message: Exclude<FromView, { type: 'return' }>): void {
    if (message.type === 'event') dispatch(this.engine.context, message);
    if (message.type === 'canvas') this.host.canvases.arrived(message.node, message.canvas);
  }
}

const ON_ERROR = 'onError of app.js';
