/**
 * The engine's backend (composed mode) in the worker: keeps no tree, but turns each change into an
 * operation for the view. Classes are gathered and sent once for each element and batch.
 */

import type { BackendMode, composedBackend, Element, StyleScopeManager } from 'glass-easel';
import { tagOf } from '../common/built-ins';
import type { Heard, Measured, Operation } from '../protocol/view';
import { Edits } from './edits';
import type { Pictures } from './pictures';
import { Readiness } from './readiness';
import { withRpx } from './rpx';
import type { ViewLink } from './view-link';

export interface Looks {
  /** The device's window in logical px. */
  width: number;
  height: number;
  pixelRatio: number;
}

/** Follows the canvases of the tree. */
export interface CanvasRegister {
  add(node: Node): void;
  rename(node: number, id: string): void;
  remove(node: number): void;
}

export class WorkerContext implements composedBackend.Context {
  // A constant that only the engine's own build knows.
  readonly mode = 2 as BackendMode.Composed;
  readonly nodes = new Map<number, Node>();
  readonly readiness = new Readiness(() => this.render());
  readonly edits = new Edits(setTimeout.bind(globalThis));
  /** Sheets that were asked for since `takeSheets`. */
  private sheets: string[] = [];
  private readonly reclassed: Node[] = [];
  private readonly root: Node;
  private last = 0;

  constructor(
    readonly link: ViewLink,
    private readonly scopes: StyleScopeManager,
    private readonly looks: () => Looks,
    readonly canvases: CanvasRegister,
    readonly pictures: Pictures,
  ) {
    this.root = new Node(this, 0);
  }

  destroy(): void {
    this.nodes.clear();
  }
  getWindowWidth(): number {
    return this.looks().width;
  }
  getWindowHeight(): number {
    return this.looks().height;
  }
  getDevicePixelRatio(): number {
    return this.looks().pixelRatio;
  }
  getTheme(): string {
    return 'light';
  }
  registerStyleSheetContent(): void {
    // The view has all sheets from the start.
  }
  appendStyleSheetPath(path: string): number {
    return this.sheets.push(path);
  }
  disableStyleSheet(): void {
    // A page's sheets go with the page.
  }
  takeSheets(): string[] {
    const taken = [...new Set(this.sheets)];
    this.sheets = [];
    return taken;
  }

  render(callback: (error: Error | null) => void = () => {}): void {
    const tellReady = this.readiness.take();
    void this.link.call({ name: 'render' }).then(() => {
      tellReady();
      callback(null);
    });
  }
  getRootNode(): Node {
    return this.root;
  }
  /** `logicalName` is what it is, `stylingName` the tag in the template that it stands for. */
  createElement(logicalName: string, stylingName: string): Node {
    const name = logicalName === HOST ? stylingName : logicalName;
    const node = this.add(name === 'image' ? ImageNode : Node);
    this.operate(['create', node.number, tagOf(name)]);
    if (name === 'canvas') this.canvases.add(node);
    return node;
  }
  createTextNode(content: string): Node {
    const node = this.add();
    this.operate(['text', node.number, content]);
    return node;
  }
  createFragment(): Fragment {
    return new Fragment(this, -1);
  }
  onEvent(): void {
    // What happens in the view is dispatched to its target; see `events.ts`.
  }

  operate(operation: Operation): void {
    this.link.operate(operation);
  }
  /** The class of `node` is sent with the next batch, once however often it changes. */
  classChanged(node: Node): void {
    if (this.reclassed.push(node) > 1) return;
    this.link.beforeFlush(() => {
      for (const each of this.reclassed.splice(0)) each.sendClass();
    });
  }
  scopeName(scope: number | undefined): string {
    return (scope !== undefined && this.scopes.queryName(scope)) || '';
  }
  private add(Kind = Node): Node {
    this.last += 1;
    const node = new Kind(this, this.last);
    this.nodes.set(this.last, node);
    return node;
  }
}

type Peer = composedBackend.Element;

/** The engine hands back only what it got from here. */
function own(element: Peer): Node {
  return element as Node;
}

export class Node implements composedBackend.Element {
  __wxElement?: Element;
  /** Of a field: the newest edit by the user that the mini-program has heard of. */
  version = 0;
  private style = '';
  private readonly classes = new Set<string>();
  private isClassStale = false;

  constructor(
    protected readonly context: WorkerContext,
    readonly number: number,
  ) {}

  release(): void {
    this.context.nodes.delete(this.number);
    this.context.canvases.remove(this.number);
    this.context.operate(['release', this.number]);
  }
  associateValue(value: Element): void {
    this.__wxElement = value;
  }

  appendChild(child: Peer): void {
    this.splice(undefined, 0, child);
  }
  removeChild(child: Peer): void {
    this.splice(child, 1);
  }
  insertBefore(child: Peer, before: Peer | undefined): void {
    this.splice(before, 0, child);
  }
  replaceChild(child: Peer, old: Peer): void {
    this.splice(old, 1, child);
  }
  spliceBefore(before: Peer, count: number, list: Peer): void {
    this.splice(before, count, list);
  }
  spliceAppend(list: Peer): void {
    this.splice(undefined, 0, list);
  }
  spliceRemove(before: Peer, count: number): void {
    this.splice(before, count);
  }
  private splice(before: Peer | undefined, count: number, added?: Peer): void {
    const children = added ? own(added).take() : [];
    const reference = before ? own(before).number : 0;
    this.context.operate(['splice', this.number, reference, count, ...children]);
  }
  /** What goes into the tree when this is put there. */
  take(): number[] {
    return [this.number];
  }

  setId(id: string): void {
    // The engine puts a prefix before the id that the page gave, so that no two are the same.
    this.context.operate(['id', this.number, id.replace(/^[0-9a-f]+--/, '')]);
  }
  setStyleScope(scope: number, _extra?: number, host?: number): void {
    const [own, hosted] = [this.context.scopeName(scope), this.context.scopeName(host)];
    if (own) this.context.operate(['scope', this.number, own, 'own']);
    if (hosted) this.context.operate(['scope', this.number, hosted, 'host']);
  }
  setStyle(text: string): void {
    const style = withRpx(text);
    this.style = style;
    const located = this.context.pictures.style(style, this.owner);
    if (!located) this.context.operate(['style', this.number, style]);
    else void located.then((shown) => this.located(style, shown));
  }
  addClass(name: string, scope?: number): void {
    this.classes.add(this.scoped(name, scope));
    this.classChanged();
  }
  removeClass(name: string, scope?: number): void {
    this.classes.delete(this.scoped(name, scope));
    this.classChanged();
  }
  clearClasses(): void {
    this.classes.clear();
    this.classChanged();
  }
  setAttribute(name: string, value: unknown): void {
    if (CANVAS_ID.test(name)) this.context.canvases.rename(this.number, String(value));
    this.context.operate(['attribute', this.number, name, cloneable(value), ...this.heard()]);
  }
  removeAttribute(name: string): void {
    this.context.operate(['attribute', this.number, name, undefined, ...this.heard()]);
  }
  /** Give it these files, as far as there are any. */
  async giveFiles(paths: readonly string[]): Promise<void> {
    const { pictures } = this.context;
    const load = async (path: string) => [path, await pictures.file(path, this.owner)] as const;
    const files = Object.fromEntries(await Promise.all(paths.map(load)));
    if (this.context.nodes.get(this.number) === this) this.setAttribute('files', files);
  }
  setText(content: string): void {
    this.context.operate(['content', this.number, content]);
  }
  setModelBindingStat(): void {
    // Feishu has no two-way bindings.
  }
  setListenerStats(type: string, _capture: boolean, level: number): void {
    this.context.operate(['listen', this.number, type, level === FINAL]);
  }

  getBoundingClientRect(callback: (rect: Measured) => void): void {
    void this.measure(callback);
  }
  getScrollOffset(callback: (offset: Measured) => void): void {
    void this.measure(callback);
  }

  /** The page or component in whose template it is. */
  protected get owner(): string {
    return this.__wxElement?.ownerShadowRoot?.getHostNode().is ?? '';
  }
  private located(style: string, shown: string): void {
    const isGone = !this.context.nodes.has(this.number);
    if (this.style === style && !isGone) this.context.operate(['style', this.number, shown]);
  }
  private heard(): [Heard?] {
    if (this.version === 0) return [];
    const answered = this.context.edits.answered(this.number);
    return [{ version: answered ?? this.version, isAnswer: answered !== undefined }];
  }
  private async measure(callback: (measured: Measured) => void): Promise<void> {
    const [measured] = (await this.context.link.call({
      name: 'measure',
      nodes: [this.number],
    })) as [Measured | null];
    callback(measured ?? NOWHERE);
  }
  private scoped(name: string, scope: number | undefined): string {
    const prefix = this.context.scopeName(scope);
    return prefix ? `${prefix}--${name}` : name;
  }
  private classChanged(): void {
    if (this.isClassStale) return;
    this.isClassStale = true;
    this.context.classChanged(this);
  }
  sendClass(): void {
    this.isClassStale = false;
    this.context.operate(['class', this.number, [...this.classes].join(' ')]);
  }
}

/** The view can load nothing by itself: it is given the file that the source of an image names. */
class ImageNode extends Node {
  private source: unknown;

  override setAttribute(name: string, value: unknown): void {
    const isSource = name === 'src';
    // Data that holds a list is often written anew for one field of it.
    if (isSource && value === this.source) return;
    if (isSource) this.source = value;
    if (!isSource || typeof value !== 'string' || LOADED.test(value)) {
      super.setAttribute(name, value);
    } else void this.load(value);
  }
  override removeAttribute(name: string): void {
    if (name === 'src') this.source = undefined;
    super.removeAttribute(name);
  }

  /** Until the file is there, the image shows what it did; without one the view tells of the error. */
  private async load(path: string): Promise<void> {
    const file = await this.context.pictures.file(path, this.owner);
    const isGone = !this.context.nodes.has(this.number);
    if (this.source === path && !isGone) super.setAttribute('src', file ?? path);
  }
}

/** Nodes on their way into the tree, which the view need not hear of before. */
class Fragment extends Node {
  private list: number[] = [];

  override appendChild(child: Peer): void {
    this.list.push(...own(child).take());
  }
  override take(): number[] {
    const taken = this.list;
    this.list = [];
    return taken;
  }
  override release(): void {
    this.list = [];
  }
}

/** What the engine calls the host element of any component. */
const HOST = 'wx-x';
/** The engine writes attributes of templates as they are or in camel case. */
const CANVAS_ID = /^canvas-?id$/i;
/** Sources that hold the image itself, or none. */
const LOADED = /^(?:data:|blob:|$)/i;
/** `MutLevel.Final` of the engine, which is a constant that only its own build knows. */
const FINAL = 2;
const NOWHERE: Measured = {
  left: 0,
  top: 0,
  width: 0,
  height: 0,
  scrollLeft: 0,
  scrollTop: 0,
  scrollWidth: 0,
  scrollHeight: 0,
};

/** A value that can be sent: functions are left out, as they cannot pass through setData. */
function cloneable(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (Array.isArray(value)) return value.map(cloneable);
  if (value === null || typeof value !== 'object' || value instanceof Blob) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cloneable(each)]));
}
