/** The elements of the view, by id; applies what the worker wants changed. */

import type { Operation } from '../protocol/view';
import { Animations } from './animations';
import { BASE_SHEET, contentChanged, setAttribute, setClasses } from './components';
import { PageElement } from './page';

/** Kept on the node itself, as a list may have thousands: a WeakMap costs several times as much. */
const ID = Symbol('id');
interface Numbered extends Node {
  [ID]?: number;
}

type Splice = Extract<Operation, ['splice', ...unknown[]]>;
/** The place of the first child in it. */
const FIRST_CHILD = 4;

export interface PageListener {
  opened(page: PageElement): void;
  /** The page is to be on top. */
  show(page: PageElement): void;
}

export class Tree {
  private readonly nodes = new Map<number, Node>();
  /** The types of events that handlers wait for. */
  readonly listened = new Set<string>();
  /** The same for each node, and whether nothing behind it gets them. */
  private readonly handlers = new WeakMap<Node, Map<string, boolean>>();
  private readonly animations = new Animations();

  constructor(
    private readonly root: HTMLElement,
    private readonly sheet: (name: string) => CSSStyleSheet | undefined,
    private readonly pages: PageListener,
  ) {
    this.nodes.set(0, root);
  }

  apply(list: Operation[]): void {
    for (const operation of list) this.one(operation);
  }

  /** The id of the nearest node that is of the tree. */
  idOf(start: EventTarget | null): number | undefined {
    for (let node = start as Node | null; node; node = parentOf(node)) {
      const id = (node as Numbered)[ID];
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** The nearest element that is of the tree, from `start` on outwards. */
  element(start: Node): Node | undefined {
    const id = this.idOf(start);
    return id === undefined ? undefined : this.nodes.get(id);
  }

  node(id: number): Node | undefined {
    return this.nodes.get(id);
  }

  /** Whether a handler on `start` or around it waits for events of `type`. */
  isListened(start: Node, type: string): boolean {
    return this.handling(start, type).next().done !== true;
  }

  /** Whether one of them takes those from everything behind. */
  isFinal(start: Node, type: string): boolean {
    for (const isFinal of this.handling(start, type)) if (isFinal) return true;
    return false;
  }

  private *handling(start: Node, type: string): Generator<boolean> {
    for (let node: Node | null = start; node; node = parentOf(node)) {
      const isFinal = this.handlers.get(node)?.get(type);
      if (isFinal !== undefined) yield isFinal;
    }
  }

  private one(operation: Operation): void {
    const [kind, id] = operation;
    if (kind === 'create') this.add(id, this.root.ownerDocument.createElement(operation[2]));
    else if (kind === 'text') this.add(id, this.root.ownerDocument.createTextNode(operation[2]));
    else this.change(id, operation);
  }

  private add(id: number, node: Node): void {
    this.nodes.set(id, node);
    (node as Numbered)[ID] = id;
  }

  private change(id: number, operation: Operation): void {
    const node = this.nodes.get(id);
    if (!node) return;
    const element = node as HTMLElement;
    switch (operation[0]) {
      case 'splice':
        this.splice(element, operation);
        break;
      case 'content':
        node.textContent = operation[2];
        contentChanged(node.parentNode);
        break;
      case 'attribute':
        if (operation[2] === 'animation') this.animations.play(element, operation[3]);
        else setAttribute(element, operation[2], operation[3], operation[4]);
        break;
      case 'style':
        this.animations.style(element, operation[2]);
        break;
      case 'class':
        setClasses(element, operation[2]);
        break;
      case 'id':
        element.id = operation[2];
        break;
      case 'scope':
        element.setAttribute(operation[3] === 'host' ? 'tt-host' : 'tt-scope', operation[2]);
        break;
      case 'listen':
        this.listen(node, operation[2], operation[3]);
        break;
      case 'release':
        this.nodes.delete(id);
        break;
      case 'page':
        (element as PageElement).use(
          [BASE_SHEET, ...operation[2].flatMap((name) => this.sheet(name) ?? [])],
          operation[3],
        );
        this.pages.opened(element as PageElement);
        break;
      case 'show':
        this.pages.show(element as PageElement);
        break;
    }
  }

  /** Most operations are of this kind, so it makes nothing but the change. */
  private splice(parent: HTMLElement, operation: Splice): void {
    const home = parent instanceof PageElement ? parent.content : parent;
    const before = operation[2];
    const reference = before === 0 ? null : (this.nodes.get(before) ?? null);
    for (let index = FIRST_CHILD; index < operation.length; index += 1) {
      const child = this.nodes.get(operation[index] as number);
      if (child) home.insertBefore(child, reference);
    }
    let old = reference;
    for (let left = operation[3]; left > 0 && old; left -= 1) {
      const next: Node | null = old.nextSibling;
      home.removeChild(old);
      old = next;
    }
    contentChanged(parent);
  }

  private listen(node: Node, type: string, isFinal: boolean): void {
    this.listened.add(type);
    const handlers = this.handlers.get(node) ?? new Map<string, boolean>();
    this.handlers.set(node, handlers.set(type, isFinal));
  }
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
