/** The canvases of the open pages, found by their `canvas-id` when they are named. */

import type { Element, GeneralComponent } from 'glass-easel';
import type { ViewRequest } from '../protocol/view';
import { countPending, type PendingQueues } from '../tt/canvas/context';
import { Surface } from '../tt/canvas/surface';
import type { Log, Size } from '../tt/canvas/types';
import type { Canvases } from '../tt/gather';
import type { Node } from './backend';
import { CanvasNode, type NodeHost } from './canvas-node';
import { CanvasStage } from './canvas-stage';

interface Known {
  node: Node;
  id: string;
  surface: Surface;
  stage: CanvasStage;
  /** For code that draws on it by itself. */
  handle: CanvasNode;
  arrive(canvas: OffscreenCanvas | undefined): void;
}

export interface CanvasHost extends NodeHost {
  /** Ask the view. */
  ask(question: ViewRequest): Promise<unknown>;
  /** The page on top. */
  top(): GeneralComponent | undefined;
  /** Which of several canvases of one name is meant. */
  preference(): 'first' | 'last';
  log: Log;
}

/** What the mini-program passes as the second argument: a page or component. */
interface Scope {
  _$?: GeneralComponent;
}

export class WorkerCanvases implements Canvases {
  readonly pending: PendingQueues = new Set();
  private readonly known = new Map<number, Known>();

  constructor(private readonly host: CanvasHost) {}

  /** The tree has got a canvas. */
  add(node: Node): void {
    let arrive: Known['arrive'] = () => {};
    const arrived = new Promise<OffscreenCanvas | undefined>((resolve) => {
      arrive = resolve;
    });
    const measure = async () =>
      (await this.host.ask({ name: 'canvasSize', node: node.number })) as Size | null;
    const stage = new CanvasStage(arrived, measure);
    const surface = new Surface(stage, this.host.log);
    const handle = new CanvasNode(stage, this.host);
    this.known.set(node.number, { node, id: '', surface, stage, handle, arrive });
  }
  rename(node: number, id: string): void {
    const known = this.known.get(node);
    if (known) known.id = id;
  }
  remove(node: number): void {
    const known = this.known.get(node);
    if (!known) return;
    known.stage.isReleased = true;
    known.arrive(undefined);
    this.known.delete(node);
  }
  /** The view hands a canvas over. */
  arrived(node: number, canvas: OffscreenCanvas): void {
    this.known.get(node)?.arrive(canvas);
  }

  /** The canvas with that number, once it can be drawn on; null: it is none, or gone. */
  async node(number: number): Promise<CanvasNode | null> {
    const known = this.known.get(number);
    if (!known) return null;
    await known.stage.prepare();
    return known.stage.isReleased ? null : known.handle;
  }
  /** Its name, and the page or component whose template it is in. */
  named(number: number): { id: string; scope: object } | undefined {
    const known = this.known.get(number);
    const scope = known?.node.__wxElement?.ownerShadowRoot?.getHostNode();
    return known && scope && { id: known.id, scope: { _$: scope } };
  }
  byNode(node: unknown): { id: string; surface: Surface } | undefined {
    return [...this.known.values()].find(({ handle }) => handle === node);
  }

  find(id: string, scope?: unknown): Surface | undefined {
    const component = (scope as Scope | undefined)?._$;
    const isInside = component
      ? (element: Element) => element.ownerShadowRoot?.getHostNode() === component
      : (element: Element) => pageOf(element) === this.host.top();
    const all = [...this.known.values()].filter((each) => each.id === id);
    const named = all.filter(({ node }) => node.__wxElement && isInside(node.__wxElement));
    if (named.length === 0 && !component) this.tellOfOthers(all);
    if (named.length > 1) {
      const which = this.host.preference();
      this.host.log.warn(
        `${named.length} canvases have the canvas-id "${id}"; the ${which} one is meant.`,
      );
    }
    return named.at(this.host.preference() === 'first' ? 0 : -1)?.surface;
  }

  /** Those of that name that lie on pages under the one on top, where nobody looks for them. */
  private tellOfOthers(named: Known[]): void {
    for (const { id, node } of named) {
      const page = node.__wxElement && pageOf(node.__wxElement);
      if (!page || page === this.host.top()) continue;
      this.host.log.warn(
        `The canvas with the canvas-id "${id}" is on ${page.is}, which is covered: pass \`this\` of that page, too.`,
      );
    }
  }

  pendingCommands(surface: Surface): number {
    return countPending(this.pending, surface);
  }
}

/** The page that an element is of, through all components in between. */
function pageOf(element: Element): GeneralComponent | undefined {
  let host: GeneralComponent | undefined = element.ownerShadowRoot?.getHostNode();
  while (host?.ownerShadowRoot) host = host.ownerShadowRoot.getHostNode();
  return host;
}
