/** One run of a mini-program: its code is loaded, its App started, its first page opened. */

import type { Compiled } from '../protocol/project';
import type { FromView, ToView } from '../protocol/view';
import { App } from './app';
import type { Looks } from './backend';
import { Engine } from './engine';
import { dispatch } from './events';
import { Modules } from './modules';
import { Page, type Query } from './pages';
import { ViewLink } from './view-link';

export interface RuntimeHost {
  send(message: ToView): void;
  /** The `tt` object. */
  tt: Record<string, unknown>;
  looks: Looks;
  failed(error: unknown, where: string): void;
  warned(text: string): void;
}

export class Runtime {
  private readonly link: ViewLink;
  private readonly engine: Engine;
  private readonly app: App;
  private readonly modules: Modules;
  private readonly stack: Page[] = [];

  constructor(
    private readonly compiled: Compiled,
    private readonly host: RuntimeHost,
  ) {
    this.link = new ViewLink(host.send, (message) => this.heard(message));
    this.engine = new Engine(compiled, {
      link: this.link,
      looks: () => host.looks,
      failed: host.failed,
      warned: host.warned,
    });
    this.app = new App(this.engine);
    this.modules = new Modules(compiled.scripts, (path) => this.globals(path));
  }

  start(path: string, query: Query): void {
    this.load('app');
    for (const each of Object.keys(this.compiled.definitions)) this.load(each);
    const options = { path, query, scene: '1000' };
    this.app.call('onLaunch', options);
    this.app.call('onShow', options);
    this.open(path, query);
  }

  private open(path: string, query: Query): void {
    const page = new Page(this.engine, path, query);
    this.stack.push(page);
    page.open();
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
      getCurrentPages: () => this.stack.map(({ instance }) => instance),
      ...this.engine.constructors(path),
      window: undefined,
      document: undefined,
      self: undefined,
    };
  }

  /** What the view tells. */
  receive(message: FromView): void {
    this.link.receive(message);
  }

  private heard(message: Exclude<FromView, { type: 'return' }>): void {
    if (message.type === 'event') dispatch(this.engine.context, message);
  }
}
