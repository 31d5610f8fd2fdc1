/** Queries and observers, for `tt` and for pages and components themselves. */

import type { GeneralComponent } from 'glass-easel';
import { component } from 'glass-easel-miniprogram-adapter';
import type { Measured } from '../protocol/view';
import type { WorkerCanvases } from './canvases';
import { Finder, type FinderHost, pageOf } from './finder';
import { IntersectionObserver } from './intersection-observer';
import type { Page } from './pages';
import { SelectorQuery } from './selector-query';
import type { Stack } from './stack';
import type { ViewLink } from './view-link';
import { Watches } from './watches';

export interface ToolsHost extends FinderHost {
  stack: Pick<Stack, 'open' | 'top'>;
  link: ViewLink;
  canvases: WorkerCanvases;
  /** `tt.createCanvasContext`. */
  createContext(canvasId: string, scope: unknown): unknown;
  /** Run code of the mini-program; what it throws is reported. */
  safely(job: () => void): void;
}

/** What the mini-program calls a page or component. */
interface Instance {
  _$: GeneralComponent;
}

type Method = (this: Instance, ...given: unknown[]) => unknown;
type Found = (found: unknown) => unknown;

type Select = (this: Instance, selector: string) => unknown;

const { selectComponent, selectAllComponents } = component.ComponentCaller.prototype as unknown as {
  selectComponent: Select;
  selectAllComponents: Select;
};

export class PageTools {
  readonly watches: Watches;
  private readonly finder: Finder;

  constructor(private readonly host: ToolsHost) {
    this.watches = new Watches(host.link);
    this.finder = new Finder(host);
  }

  /** About elements of `scope`, or of the page on top. */
  query(scope = this.host.stack.top?.component): SelectorQuery {
    const { finder, host } = this;
    return new SelectorQuery(
      {
        finder,
        measure: async (nodes) =>
          (await host.link.call({ name: 'measure', nodes })) as (Measured | null)[],
        canvasNode: (node) => host.canvases.node(node),
        canvasContext: (node) => {
          const canvas = host.canvases.named(node);
          return canvas ? host.createContext(canvas.id, canvas.scope) : null;
        },
        safely: (job) => host.safely(job),
      },
      scope,
    );
  }

  /** Of elements of `instance`, or of the page on top. */
  observer(instance: unknown, options: unknown): IntersectionObserver {
    const { finder, host, watches } = this;
    const scope = finder.componentOf(instance) ?? host.stack.top?.component;
    const ended = scope && this.pageWith(scope)?.ended;
    return new IntersectionObserver(
      {
        finder,
        watch: (watch, heard) => watches.start(watch, heard, ended),
        safely: (job) => host.safely(job),
        warned: (text) => host.warned(text),
      },
      scope,
      options,
    );
  }

  /** Methods of every page and component. */
  get methods(): Record<string, Method> {
    const { host } = this;
    // Feishu documents that the found one is passed to a function; it is returned, too (peer).
    const both = (found: unknown, callback: unknown) => {
      if (typeof callback === 'function')
        queueMicrotask(() => host.safely(() => (callback as Found)(found)));
      return found;
    };
    const query = (scope: GeneralComponent) => this.query(scope);
    const observer = (instance: Instance, options: unknown) => this.observer(instance, options);
    return {
      selectComponent(selector, callback) {
        return both(selectComponent.call(this, String(selector)), callback);
      },
      selectAllComponents(selector, callback) {
        return both(selectAllComponents.call(this, String(selector)), callback);
      },
      createSelectorQuery() {
        return query(this._$);
      },
      createIntersectionObserver(options) {
        return observer(this, options);
      },
    };
  }

  private pageWith(scope: GeneralComponent): Page | undefined {
    const page = pageOf(scope);
    return this.host.stack.open.find((each) => each.component === page);
  }
}
