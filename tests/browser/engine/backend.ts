/**
 * Stands in for the backend of the engine's tests: our worker's backend and our view's tree, joined
 * without a worker between. What a test reads of a node is read from the DOM of the view, after all
 * operations so far.
 *
 * Where the view differs by design, it is told in the engine's own spelling:
 * - tags are `tt-foo`: told as `foo`;
 * - attributes are values of the components, not of the DOM: told as they came in operations;
 * - an attribute given as `undefined` is none: told as an empty one;
 * - styles are told as they came, once the view's element is found to have just these;
 * - `tt-host` is told as `wx-host`, `tt-scope` is not told of.
 */

import { StyleScopeManager } from 'glass-easel';
import { unpack } from '../../../web/common/packed';
import { WorkerContext, Node as WorkerNode } from '../../../web/logic/backend';
import { Pictures } from '../../../web/logic/pictures';
import { ViewLink } from '../../../web/logic/view-link';
import type { Operation, ToView } from '../../../web/protocol/view';
import { Answers } from '../../../web/view/answers';
import { defineComponents } from '../../../web/view/components';
import { PageElement } from '../../../web/view/page';
import type { Pages } from '../../../web/view/pages';
import { Tree } from '../../../web/view/tree';

customElements.define('tt-page', PageElement);
defineComponents();

/** Of one element, as it came. */
interface Given {
  attributes: Map<string, unknown>;
  style: string;
}

const NOTHING: Given = { attributes: new Map(), style: '' };

/** The view's side. */
class View {
  readonly link = new ViewLink(
    (message) => this.receive(structuredClone(message)),
    () => {},
  );
  private readonly body = document.body.appendChild(document.createElement('div'));
  private readonly tree = new Tree(this.body, () => undefined, { opened() {}, show() {} });
  private readonly answers = new Answers(this.tree, {} as Pages, (answer) =>
    this.link.receive(answer),
  );
  private readonly given = new Map<number, Given>();

  /** The node with that number, after all operations so far. */
  node(id: number): Node | undefined {
    this.link.flush();
    return this.tree.node(id);
  }

  idOf(node: Node): number | undefined {
    const id = this.tree.idOf(node);
    return id !== undefined && this.tree.node(id) === node ? id : undefined;
  }

  outer(node: Node): string {
    if (!(node instanceof HTMLElement)) return node.textContent ?? '';
    const attributes = [...this.attributes(node)].map(([name, value]) => ` ${name}="${value}"`);
    const tag = nameOf(node);
    return `<${tag}${attributes.join('')}>${this.inner(node)}</${tag}>`;
  }

  inner(node: Node): string {
    return [...node.childNodes].map((child) => this.outer(child)).join('');
  }

  attributes(element: HTMLElement): Map<string, string> {
    const { attributes, style } = this.given.get(this.tree.idOf(element) ?? 0) ?? NOTHING;
    const all = new Map<string, string>();
    for (const [name, value] of attributes) all.set(name, value === true ? '' : `${value ?? ''}`);
    const host = element.getAttribute('tt-host');
    if (host !== null) all.set('wx-host', host);
    if (element.id) all.set('id', element.id);
    expect(element.style.cssText).toBe(spelled(style));
    if (style) all.set('style', style);
    if (element.hasAttribute('class')) all.set('class', element.className);
    return all;
  }

  /** Take note of an attribute that has been given as `undefined`, after all operations so far. */
  giveNothing(id: number, name: string): void {
    this.link.flush();
    this.given.get(id)?.attributes.set(name.toLowerCase(), undefined);
  }

  private receive(message: ToView): void {
    if (message.type === 'call') void this.answers.answer(message);
    if (message.type !== 'operations') return;
    const list = unpack(message.list);
    for (const operation of list) this.note(operation);
    this.tree.apply(list);
  }

  private note(operation: Operation): void {
    const [kind, id] = operation;
    if (kind === 'create') this.given.set(id, { attributes: new Map(), style: '' });
    const given = this.given.get(id);
    if (kind === 'style' && given) given.style = operation[2];
    if (kind !== 'attribute' || !given) return;
    // As in HTML: names in any case, `false` takes away.
    const [name, value] = [operation[2].toLowerCase(), operation[3]];
    if (value === undefined || value === false) given.attributes.delete(name);
    else given.attributes.set(name, value);
  }
}

/** How the browser writes a style. */
function spelled(style: string): string {
  const element = document.createElement('div');
  element.style.cssText = style;
  return element.style.cssText;
}

function nameOf(element: Element): string {
  return element.localName.replace(/^tt-/, '');
}

/** In a run there is one such manager; each of the engine's tests may have its own. */
const scopes = new StyleScopeManager();
const newest: string[] = [];
scopes.queryName = (id) => newest[id];
const { register } = StyleScopeManager.prototype;
StyleScopeManager.prototype.register = function (name) {
  const id = register.call(this, name);
  newest[id] = name;
  return id;
};

export class Context extends WorkerContext {
  /** Some tests make a node as one does with the engine's backend over the DOM. */
  readonly document = { createElement: (tag: string) => this.createElement(tag, tag) };

  constructor(readonly view = new View()) {
    const looks = () => ({ width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio });
    const canvases = { add() {}, rename() {}, remove() {} };
    const pictures = new Pictures(
      () => false,
      async () => undefined,
    );
    super(view.link, scopes, looks, canvases, pictures);
  }
}

/** What is known of a node besides what its class tells. */
interface Inside {
  context: Context;
  number: number;
}

function viewOf(node: unknown): View {
  return (node as Inside).context.view;
}

function shown(node: unknown): Node | undefined {
  return viewOf(node).node((node as Inside).number);
}

/** The node of the view that holds the children. */
function home(node: unknown): HTMLElement {
  const found = shown(node);
  if (!found) throw new Error(`The view has no node ${(node as Inside).number}.`);
  return (found instanceof PageElement ? found.content : found) as HTMLElement;
}

/** Back from a node of the view to that of the worker. */
function workerNode({ context }: Inside, node: Node | null): WorkerNode | null {
  const id = node ? context.view.idOf(node) : undefined;
  return (id !== undefined && context.nodes.get(id)) || null;
}

/** What tests read of nodes, besides what every backend has. */
const READ: Record<string, (node: Inside) => unknown> = {
  childNodes: (node) => [...home(node).childNodes].map((child) => workerNode(node, child)),
  parentNode: (node) => workerNode(node, home(node).parentNode),
  textContent: (node) => home(node).textContent,
  innerHTML: (node) => viewOf(node).inner(home(node)),
  outerHTML: (node) => viewOf(node).outer(home(node)),
  tagName: (node) => nameOf(home(node)).toUpperCase(),
  id: (node) => home(node).id,
  getAttribute: (node) => (name: string) =>
    viewOf(node).attributes(home(node)).get(name.toLowerCase()) ?? null,
};

for (const [name, read] of Object.entries(READ)) {
  Object.defineProperty(WorkerNode.prototype, name, {
    get(this: WorkerNode) {
      return read(this as unknown as Inside);
    },
    set(this: WorkerNode, value: string) {
      if (name === 'id') this.setId(value);
      else throw new Error(`The ${name} of a node cannot be set.`);
    },
  });
}

const { setAttribute } = WorkerNode.prototype;
WorkerNode.prototype.setAttribute = function (name, value) {
  setAttribute.call(this, name, value);
  if (value === undefined) viewOf(this).giveNothing(this.number, name);
};

/** For tests that ask of what kind a node is. */
function kind(type: number): object {
  return { [Symbol.hasInstance]: (node: unknown) => shown(node)?.nodeType === type };
}

const [ElementKind, TextKind] = [kind(Node.ELEMENT_NODE), kind(Node.TEXT_NODE)];

export { ElementKind as Element, TextKind as TextNode };
