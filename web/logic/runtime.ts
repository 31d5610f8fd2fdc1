/** One run of a mini-program: its code is loaded, its App started, its first page opened. */

import type { PageRequest } from '../protocol/messages';
import type { Compiled, Problem, WindowConfig } from '../protocol/project';
import type { OpenPage, PageLook, Screen, ShareCard } from '../protocol/shell';
import type { ToView, ViewEvent, ViewPageEvent, ViewRequest } from '../protocol/view';
import type { Api } from '../tt/shim';
import { App } from './app';
import { BrokenPage } from './broken-page';
import type { WorkerCanvases } from './canvases';
import { Engine } from './engine';
import { dispatch, type Target } from './events';
import { failureOf, messageOf } from './failure';
import { Modules } from './modules';
import { Navigator } from './navigator';
import { PageEffects } from './page-effects';
import { PageTools } from './page-tools';
import { Page } from './pages';
import { type ImageFiles, Pictures } from './pictures';
import { Sharing } from './sharing';
import { Stack } from './stack';
import { TabBar } from './tab-bar';
import { formatUrl, type Query } from './url';
import { type News, ViewLink } from './view-link';
import { type Device, WindowSize } from './window-size';

export interface RuntimeHost {
  send(message: ToView): void;
  /** The `tt` object. */
  tt: Record<string, unknown>;
  /** The window at the start. */
  window: Screen;
  pixelRatio(): number;
  device(): Device;
  /** Whether other selectors than ids find nothing on a phone. */
  idsOnly(): boolean;
  canvases: WorkerCanvases;
  imageFile: ImageFiles;
  /** Whether the package has a file. */
  hasFile(path: string): boolean;
  /** The text of a file of the package, if there is one. */
  source(path: string): Promise<string> | undefined;
  failed(error: unknown, where: string): void;
  warned(text: string): void;
  /** Another page is on top, or it looks different. */
  shown(pages: OpenPage[], look: PageLook): void;
  /** Show what would be shared. */
  share(number: number, card: ShareCard): void;
}

/** What the mini-program was started with. */
interface Launch {
  path: string;
  query: Query;
  scene: string | number;
}

export class Runtime {
  readonly engine: Engine;
  readonly stack: Stack;
  readonly tools: PageTools;
  readonly windowSize: WindowSize;
  launch: Launch = { path: '', query: {}, scene: '' };
  private readonly link: ViewLink;
  private readonly app: App;
  private readonly modules: Modules;
  private readonly tabs: TabBar;
  private readonly effects: PageEffects;
  private readonly sharing: Sharing;
  /** What was wrong with scripts, by the path of their page or component. */
  private readonly errors = new Map<string, unknown>();
  private readonly navigator: Navigator;

  constructor(
    private readonly compiled: Compiled,
    private readonly host: RuntimeHost,
  ) {
    const { tt, canvases, warned, idsOnly, device } = host;
    const safely = (job: () => void) => this.engine.safely('a callback of tt', job);
    const knows = (path: string) => {
      const problem = this.problemOf(path);
      if (problem) throw new BrokenPage(path, problem);
      return compiled.pages.includes(path);
    };
    this.link = new ViewLink(host.send, (message) => this.heard(message));
    this.tabs = new TabBar(compiled.tabBar);
    this.windowSize = new WindowSize(host.window, device);
    this.stack = new Stack({
      make: ({ path, query }) => this.page(path, query),
      knows,
      isTab: (path) => this.tabs.has(path),
      home: compiled.pages[0] ?? '',
      changed: () => this.changed(),
    });
    this.tools = new PageTools({
      ...{ link: this.link, stack: this.stack, canvases, warned, idsOnly, safely },
      isPhone: () => !device().isDesktop,
      createContext: tt.createCanvasContext as Api,
    });
    this.engine = new Engine(compiled, {
      link: this.link,
      looks: () => ({ ...this.windowSize.current, pixelRatio: host.pixelRatio() }),
      canvases,
      pictures: new Pictures(host.hasFile, host.imageFile),
      methods: this.tools.methods,
      source: host.source,
      failed: (error, where) => this.failed(error, where),
      warned,
    });
    this.app = new App(this.engine);
    this.modules = new Modules(compiled.scripts, (path) => this.globals(path));
    this.effects = new PageEffects({
      ...{ stack: this.stack, knows, isTab: (path) => this.tabs.has(path) },
      ask: (question) => this.ask(question),
      changed: () => this.changed(),
      showTabBar: (isShown, isAnimated) => {
        this.tabs.show(isShown, isAnimated);
        this.changed();
      },
      refresh: (page) => page.call('onPullDownRefresh'),
    });
    this.sharing = new Sharing({ show: host.share, safely });
    this.navigator = new Navigator(tt, warned);
  }

  /**
   * Run app.js and every file of a page or component, then open these pages, each on top of the one
   * before it; the entry page if there is none.
   */
  start([first, ...others]: readonly OpenPage[]): void {
    const { path, query } = first ?? { path: this.compiled.entry, query: {} };
    const isKnown = this.compiled.pages.includes(path);
    // Source: gadget page of getLaunchOptionsSync.
    const scene = this.host.device().isDesktop ? 1000 : '1000';
    this.launch = { path, query, scene };
    this.load('app');
    for (const each of Object.keys(this.compiled.definitions)) this.load(each);
    this.app.call('onLaunch', structuredClone(this.launch));
    this.app.call('onShow', structuredClone(this.launch));
    if (!isKnown) this.app.call('onPageNotFound', { path, query, isEntryPage: true });
    // A page-not-found handler may have gone elsewhere.
    if (this.stack.top) return;
    const opened = isKnown ? path : this.compiled.entry;
    // It has been told already.
    if (this.errors.has(opened)) return;
    this.stack.reLaunch(isKnown ? { path, query } : { path: this.compiled.entry, query: {} });
    this.restore(first);
    for (const page of others) {
      if (this.stack.navigateTo(page) === undefined) this.restore(page);
    }
  }

  /** What code outside of all files finds around it. */
  get scope(): Record<string, unknown> {
    const { App: _, ...scope } = this.globals('');
    return { ...scope, page: this.stack.top?.instance };
  }

  /** The pages that are open, with their data, for another run to open them again. */
  get pages(): OpenPage[] {
    return this.stack.open.map((page) => ({ ...page.address, data: page.data }));
  }

  /** Do what the core asks of pages. */
  perform(request: PageRequest): ReturnType<PageEffects['perform']> {
    return this.effects.perform(request);
  }

  /** The user leaves the mini-program, or comes back to it. Source of the order: peer (WeChat). */
  background(isLeft: boolean): void {
    const { top } = this.stack;
    if (isLeft) {
      top?.hide();
      this.app.call('onHide');
    } else {
      this.app.call('onShow', structuredClone(this.launch));
      top?.show();
    }
  }

  /** The user goes back. */
  back(): void {
    const onBack = this.stack.top?.onBack;
    // Source: gadget page of onNavigateBack.
    if (onBack) this.engine.safely('onNavigateBack', () => onBack({ scene: 'navibutton' }));
    else this.stack.navigateBack(1);
  }

  /** On the page on top the back button calls `listener` in place of going back. */
  interceptBack(listener: unknown): void {
    const { top } = this.stack;
    if (top && typeof listener === 'function') top.onBack = listener as Page['onBack'];
  }

  /** The user taps a tab. Source of what the page hears: gadget page of Page. */
  tab(index: number): void {
    const tapped = this.tabs.tapped(index);
    if (!tapped) return;
    const { item, isDouble } = tapped;
    const { pagePath, text } = item;
    this.stack.switchTab({ path: pagePath, query: {} });
    const method = isDouble ? 'onTabbarDoubleTap' : 'onTabItemTap';
    this.stack.top?.call(method, { index, pagePath, text });
  }

  /** The user wants to share the page on top, by the menu unless there is a `button`. */
  share(button?: Partial<Target>): void {
    const { top } = this.stack;
    if (top) void this.sharing.share(top, button);
  }
  shared(number: number, isDone: boolean): void {
    this.sharing.done(number, isDone);
  }

  /** Ask the view, after all changes so far. */
  ask(question: ViewRequest): Promise<unknown> {
    return this.link.call(question);
  }

  /** What the view tells. */
  receive(message: Parameters<ViewLink['receive']>[0]): void {
    this.link.receive(message);
  }

  /** An error that nobody in the mini-program's code has caught. */
  failed(error: unknown, where: string): void {
    const said = this.engine.explained(error);
    this.host.failed(said, where);
    if (where === ON_ERROR) return;
    const text = said instanceof Error ? `${said.message}\n${said.stack}` : messageOf(said);
    const told = this.app.call('onError', text);
    // Nobody else hears of what an asynchronous one throws, itself least of all.
    if (told instanceof Promise) told.catch((reason) => this.failed(reason, ON_ERROR));
  }

  /** The page on top, or its window, is another now. */
  private changed(): void {
    const { top, open } = this.stack;
    if (!top) return;
    const pages = open.map(({ path, query }) => ({ path, query }));
    this.host.shown(pages, {
      ...top.window,
      canGoBack: open.length > 1,
      tab: this.tabs.indexOf(top.path),
      tabBarHidden: this.tabs.isHidden,
      tabBarAnimated: this.tabs.isAnimated,
    });
  }

  /** Give the page on top the data that it had in an earlier run. */
  private restore(page: OpenPage | undefined): void {
    this.stack.top?.restore(page?.data);
  }

  private page(path: string, query: Query): Page {
    // Source: gadget page of TTSS.
    const rpx = this.host.device().isPad ? 0.5 : null;
    try {
      return new Page(this.engine, path, query, this.windowOf(path), rpx);
    } catch (error) {
      throw this.engine.explained(error);
    }
  }

  private windowOf(path: string): WindowConfig {
    const found = this.compiled.windows[path];
    if (!found) throw new Error(`the page ${formatUrl({ path, query: {} })} has no window`);
    // Source: gadget page of onPullDownRefresh: not on PC clients.
    const { isDesktop } = this.host.device();
    return isDesktop ? { ...found, enablePullDownRefresh: false } : found;
  }

  private load(path: string): void {
    const file = `${path}.js`;
    if (!this.modules.has(file)) return;
    try {
      this.engine.constructors.load(path, () => this.modules.load(file));
      if (this.isUndefinedComponent(path)) {
        this.host.warned(`${file} does not call Component({...}), so ${path} stays empty.`);
      }
    } catch (error) {
      this.errors.set(path, error);
      this.failed(error, file);
    }
  }

  /** Whether it is a component, and no script has said what it is. */
  private isUndefinedComponent(path: string): boolean {
    const { pages, definitions } = this.compiled;
    const isComponent = Object.hasOwn(definitions, path) && !pages.includes(path);
    return isComponent && !this.engine.defines(path);
  }

  /** What keeps the page from being opened, if anything does. */
  private problemOf(
    path: string,
  ): Pick<Problem, 'file' | 'line' | 'column' | 'message'> | undefined {
    const file = `${path}.js`;
    const [problem] = this.compiled.broken[path] ?? [];
    if (problem) return problem;
    if (this.errors.has(path)) return { file, ...failureOf(this.errors.get(path), file) };
    if (!this.compiled.pages.includes(path) || this.engine.defines(path)) return undefined;
    return { file, message: `${file} does not call Page({...}).` };
  }

  private globals(file: string): Record<string, unknown> {
    const path = file.replace(/\.js$/, '');
    return {
      tt: this.host.tt,
      App: this.app.register,
      getApp: this.app.get,
      getCurrentPages: () => this.stack.open.map(({ instance }) => instance),
      ...this.engine.constructors.of(path),
    };
  }

  private heard(message: News): void {
    switch (message.type) {
      case 'event':
        this.event(message);
        break;
      case 'canvas':
        this.host.canvases.arrived(message.node, message.canvas);
        break;
      case 'page':
        this.pageEvent(message);
        break;
      case 'watched':
        this.tools.watches.heard(message);
        break;
      case 'size':
        this.resized(message);
        break;
    }
  }

  private pageEvent({ node, event, scrollTop, serial }: ViewPageEvent): void {
    const page = this.stack.open.find((each) => each.node === node);
    if (event === 'scroll') page?.call('onPageScroll', { scrollTop });
    if (event === 'reachBottom') page?.call('onReachBottom');
    if (event === 'pullDown') page?.call('onPullDownRefresh');
    this.link.took(serial);
  }

  private event(message: ViewEvent): void {
    dispatch(this.engine.context, message);
    // What these components tell is for the platform itself.
    if (message.event === 'navigate') this.navigator.go(message.detail);
    if (message.event === 'share')
      this.share(this.engine.context.nodes.get(message.node)?.__wxElement);
    if (message.event === 'files') {
      const { paths } = Object(message.detail) as { paths: string[] };
      void this.engine.context.nodes.get(message.node)?.giveFiles(paths);
    }
  }

  private resized(size: Screen): void {
    const event = this.windowSize.change({ width: size.width, height: size.height });
    if (!event) return;
    this.stack.top?.resized(event);
    this.windowSize.tell((job) => this.engine.safely('onWindowResize', job));
  }
}

const ON_ERROR = 'onError of app.js';
