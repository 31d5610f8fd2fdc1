/** `createSelectorQuery`: finds elements in the engine's tree, and asks the view where they are. */

import { Component, type Element, type GeneralComponent } from 'glass-easel';
import type { Measured } from '../protocol/view';
import { type Finder, nodeOf } from './finder';

/** What is wanted of each element. */
interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: unknown;
  context?: boolean;
  node?: boolean;
}

type Callback = (found: unknown) => void;

interface Request {
  scope: GeneralComponent | undefined;
  /** Undefined: the window. */
  selector: string | undefined;
  isSingle: boolean;
  fields: Fields;
  callback: Callback | undefined;
}

export interface QueryHost {
  finder: Finder;
  /** Of each node in turn; 0 is the window. */
  measure(nodes: number[]): Promise<(Measured | null)[]>;
  /** A canvas for code that is written for sibling platforms; null: the node is none. */
  canvasNode(node: number): Promise<unknown>;
  /** Its context as of `createCanvasContext`. */
  canvasContext(node: number): unknown;
  /** Run code of the mini-program; what it throws is reported. */
  safely(job: () => void): void;
}

export class SelectorQuery {
  private readonly requests: Request[] = [];

  /** Elements are looked for in `scope`: a page or a component. */
  constructor(
    private readonly host: QueryHost,
    private scope: GeneralComponent | undefined,
  ) {}

  in(instance: unknown): this {
    this.scope = this.host.finder.componentOf(instance) ?? this.scope;
    return this;
  }
  select(selector: unknown): NodesRef {
    return this.ref(String(selector), true);
  }
  selectAll(selector: unknown): NodesRef {
    return this.ref(String(selector), false);
  }
  selectViewport(): NodesRef {
    return this.ref(undefined, true);
  }

  exec(callback?: Callback): this {
    void this.run(callback);
    return this;
  }

  private ref(selector: string | undefined, isSingle: boolean): NodesRef {
    const { scope } = this;
    return new NodesRef(this, (fields, callback) => {
      this.requests.push({ scope, selector, isSingle, fields, callback });
    });
  }

  /** Everything is asked at once, so that all answers are of one moment. */
  private async run(callback: Callback | undefined): Promise<void> {
    const { host } = this;
    const wanted = this.requests.map((request) => ({ request, elements: this.find(request) }));
    const nodes = wanted.flatMap(({ elements }) => elements.map(numberOf));
    const measured = await host.measure(nodes);
    const results: unknown[] = [];
    for (const { request, elements } of wanted) {
      const own = measured.splice(0, elements.length);
      const found = elements.map((element, index) =>
        this.describe(element, own[index] ?? null, request.fields),
      );
      const all = await Promise.all(found);
      results.push(request.isSingle ? (all[0] ?? null) : all);
    }
    for (const [index, { request }] of wanted.entries()) {
      if (request.callback) host.safely(() => request.callback?.(results[index]));
    }
    if (callback) host.safely(() => callback(results));
  }

  /** Null stands for the window. */
  private find({ scope, selector, isSingle }: Request): (Element | null)[] {
    if (selector === undefined) return [null];
    return scope ? this.host.finder.find(scope, selector, isSingle) : [];
  }

  private async describe(
    element: Element | null,
    box: Measured | null,
    fields: Fields,
  ): Promise<object | null> {
    if (!box) return null;
    const { left, top, width, height, scrollLeft, scrollTop, scrollWidth, scrollHeight } = box;
    const node = numberOf(element);
    return {
      ...(fields.id && { id: element?.id ?? '' }),
      ...(fields.dataset && { dataset: { ...element?.dataset } }),
      ...(fields.rect && { left, top, right: left + width, bottom: top + height }),
      ...(fields.size && { width, height }),
      ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
      ...propertiesOf(element, fields.properties),
      ...(fields.context && { context: this.host.canvasContext(node) }),
      ...(fields.node && { node: await this.host.canvasNode(node) }),
    };
  }
}

/** What has been selected; each method says what is wanted of it. */
class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly want: (fields: Fields, callback: Callback | undefined) => void,
  ) {}

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.ask({ id: true, dataset: true, rect: true, size: true }, callback);
  }
  scrollOffset(callback?: Callback): SelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, callback);
  }
  fields(fields: unknown, callback?: Callback): SelectorQuery {
    return this.ask(Object(fields), callback);
  }
  context(callback?: Callback): SelectorQuery {
    return this.ask({ context: true }, callback);
  }
  node(callback?: Callback): SelectorQuery {
    return this.ask({ node: true }, callback);
  }

  private ask(fields: Fields, callback: Callback | undefined): SelectorQuery {
    this.want(fields, typeof callback === 'function' ? callback : undefined);
    return this.query;
  }
}

/** 0 is the window; -1: nothing of it is drawn. */
function numberOf(element: Element | null): number {
  return element ? nodeOf(element) : 0;
}

/** Of a component, which alone has some that the logic layer knows. */
function propertiesOf(element: Element | null, names: unknown): object {
  if (!element || !Array.isArray(names) || !Component.isComponent(element)) return {};
  const data = element.data as Record<string, unknown>;
  return Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]]));
}
