/** The component engine of one run: code, templates and configuration go in, roots come out. */

import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  type GeneralComponent,
  globalOptions,
  type template,
} from 'glass-easel';
import {
  type AssociatedBackend,
  component,
  MiniProgramEnv,
  type Root,
} from 'glass-easel-miniprogram-adapter';
import { BUILT_INS } from '../common/built-ins';
import type { Compiled, TemplateHost } from '../protocol/project';
import { type CanvasRegister, type Looks, type Node, WorkerContext } from './backend';
import { type Constructors, ConstructorsOfFiles } from './constructors';
import { DataCheck } from './data-check';
import { documented, type EngineEvent, replaced } from './events';
import { placeOf } from './failure';
import { Filters } from './filters';
import { followMissing, type HandlersHost, handlerName, MissingHandlers } from './handlers';
import type { Pictures } from './pictures';
import type { ViewLink } from './view-link';

type Template = template.ComponentTemplate;
type Method = (...given: unknown[]) => unknown;
type SetData = (this: component.GeneralComponent, data: object, callback?: () => void) => void;

globalOptions.writeIdToDOM = true;
// Feishu documents named slots without an option that allows them.
globalOptions.multipleSlots = true;
// Code has objects of its own for components; on the engine's, properties could take a member's name.
globalOptions.writeFieldsToNode = false;

export interface EngineHost extends HandlersHost {
  link: ViewLink;
  looks(): Looks;
  canvases: CanvasRegister;
  pictures: Pictures;
  /** Of every page and component, besides its own. */
  methods: Record<string, (this: { _$: GeneralComponent }, ...given: unknown[]) => unknown>;
  /** An error in the mini-program's code that the engine has caught. */
  failed(error: unknown, where: string): void;
}

export class Engine {
  readonly context: WorkerContext;
  readonly constructors: ConstructorsOfFiles;
  private readonly code;
  private readonly backend: AssociatedBackend;
  private readonly dataCheck: DataCheck;
  /** The component that was made last. */
  private made = '';

  constructor(
    compiled: Compiled,
    private readonly host: EngineHost,
  ) {
    this.dataCheck = new DataCheck(host.warned);
    const env = new MiniProgramEnv();
    const space = env.getGlobalCodeSpace().getComponentSpace();
    for (const name of BUILT_INS) space.setGlobalUsingComponent(name, name);
    this.code = env.createCodeSpace('app', true);
    this.constructors = new ConstructorsOfFiles({
      engine: (path) =>
        this.code.componentEnv(path, (constructors) => constructors as unknown as Constructors),
      has: (path) => Object.hasOwn(compiled.definitions, path),
      isPage: (path) => compiled.pages.includes(path),
      look: (where, data) => this.dataCheck.look(where, data),
      warned: host.warned,
    });
    const { link, looks, canvases, pictures } = host;
    const scopes = space.styleScopeManager;
    this.context = new WorkerContext(link, scopes, looks, canvases, pictures);
    this.context.edits.follow(globalThis);
    this.backend = env.associateBackend(this.context);
    this.furnish();
    this.define(compiled);
    const missing = new MissingHandlers(host);
    followMissing((path, name) => missing.tell(path, name));
    addGlobalErrorListener((error, method, component) => {
      host.failed(error, `${method ?? ''} of ${nameOf(component)}`);
      return false;
    });
    addGlobalWarningListener((text, component) => {
      host.warned(`${nameOf(component)}: ${text}`);
      return false;
    });
  }

  /** Make the page `path`; it is not in the tree yet. `url` may carry a query for its properties. */
  create(url: string): Root {
    return this.backend.createRoot('page', this.code, url);
  }

  /** Whether a script has said what the page or component at `path` is. */
  defines(path: string): boolean {
    return this.code.getComponentSpace().getComponentByUrlWithoutDefault(path, '') !== null;
  }

  /** Put a page's root in the tree. */
  attach(root: Root): void {
    const parent = this.context.getRootNode();
    const placeholder = this.context.createElement('page', 'page');
    parent.appendChild(placeholder);
    root.attach(parent, placeholder);
    placeholder.release();
  }

  /** Run code of the mini-program; an error in it is reported, not thrown. */
  safely<T>(where: string | (() => string), job: () => T): T | undefined {
    try {
      return job();
    } catch (error) {
      this.host.failed(error, typeof where === 'string' ? where : where());
      return undefined;
    }
  }

  /** `error`, or what it means if the engine has fallen into a component that holds itself. */
  explained(error: unknown): unknown {
    if (!(error instanceof Error) || !OVERFLOW.test(error.message)) return error;
    if (placeOf(error.stack ?? '')) return error;
    return new Error(
      `The call stack has overflowed while ${this.made} was being made: a component that uses ` +
        'itself, or one that uses it, needs a tt:if that ends this.',
      { cause: error },
    );
  }

  private furnish(): void {
    const { readiness } = this.context;
    const check = this.dataCheck;
    const setData: SetData = function (data, callback) {
      check.look(`setData of ${this.is}`, data);
      component.ComponentCaller.prototype.setData.call(this, data, callback);
    };
    const behavior = this.code
      .getComponentSpace()
      .define()
      .methods({ ...this.host.methods, setData } as Record<string, Method>)
      .init(({ self }) => {
        this.made = self.is;
      })
      .property('hidden', { type: null, value: undefined, observer: hide })
      .lifetime('attached', function (this: unknown) {
        readiness.add((this as { _$: GeneralComponent })._$);
      })
      .registerBehavior();
    this.code.setOverallBehavior(behavior);
  }

  private define(compiled: Compiled): void {
    for (const [path, definition] of Object.entries(compiled.definitions)) {
      const usingComponents = Object.fromEntries(
        Object.entries(definition.usingComponents).map(([tag, target]) => [tag, `/${target}`]),
      );
      this.code.addComponentStaticConfig(path, {
        component: definition.component,
        usingComponents,
      });
    }
    // biome-ignore lint/security/noGlobalEval: templates are compiled to code.
    const indirect = globalThis.eval;
    const templates = indirect(compiled.templates) as (
      host: TemplateHost,
    ) => Record<string, Template['content']>;
    const safely = this.safely.bind(this);
    const filters = new Filters(compiled.filters, safely);
    const groupList = templates({
      handle: (owner, given, handler) => {
        const event = given as EngineEvent;
        const job = () => handler.call(owner, documented(event));
        return replaced(
          event,
          safely(() => handlerName(owner, handler), job),
        );
      },
      filter: (name) => filters.module(name),
    });
    for (const [path, content] of Object.entries(groupList)) {
      this.code.addCompiledTemplate(path, {
        groupList,
        content,
        fallbackListenerOnNativeNode: true,
      });
    }
    for (const path of Object.keys(compiled.styles)) {
      this.code.addStyleSheet(path, path, compiled.scopes[path]);
    }
    for (const [path, scope] of Object.entries(compiled.scopes)) {
      if (!compiled.styles[path]) this.code.addStyleSheet(path, undefined, scope);
    }
  }
}

/** Source: list of common attributes; a component that declares the property itself does as it likes. */
function hide(this: unknown, isHidden: unknown): void {
  const { _$: component } = this as { _$: GeneralComponent };
  // A page has no host element in anybody's template, whatever its query says.
  if (component.ownerShadowRoot === null) return;
  (component.getBackendElement() as unknown as Node).setAttribute('hidden', Boolean(isHidden));
}

/** The words of Chromium, of Safari and of Firefox. */
const OVERFLOW = /maximum call stack size|too much recursion/i;

function nameOf(component: GeneralComponent | string | undefined): string {
  if (typeof component === 'string') return component;
  return component?.is ?? 'the mini-program';
}
