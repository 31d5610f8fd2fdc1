/** What happened in the view, told to the mini-program as the platform documents it. */

import { type Element, triggerEvent } from 'glass-easel';
import type { TouchPoint, ViewEvent } from '../protocol/view';
import type { Node, WorkerContext } from './backend';
import type { Edit } from './edits';

/** A node of the tree as a handler sees it. */
export interface Target {
  id: string;
  dataset: Record<string, unknown>;
}

/** The engine's event, as far as we read it. */
export interface EngineEvent {
  type: string;
  timeStamp: number;
  detail: unknown;
  target: Partial<Target>;
  currentTarget: Partial<Target>;
  touches?: TouchPoint[];
  changedTouches?: TouchPoint[];
  viewTime?: number;
}

/** Hand the event to the engine, which finds the handlers. */
export function dispatch(context: WorkerContext, message: ViewEvent): void {
  const { event, detail, bubbles, touches, changedTouches, timeStamp, serial } = message;
  const node = context.nodes.get(message.node);
  let edit: Edit | undefined;
  if (node && message.version !== undefined) {
    node.version = message.version;
    edit = { node: node.number, version: node.version };
  }
  // The node may have gone while the message was on its way.
  const target = node?.__wxElement;
  if (target) {
    const extraFields = { viewTime: timeStamp, ...(touches && { touches, changedTouches }) };
    const options = { bubbles, composed: bubbles, capturePhase: bubbles, extraFields };
    context.edits.during(edit, () => triggerEvent(target, event, detail, options));
  }
  if (serial !== undefined) context.link.took(serial);
}

/**
 * The object that a handler gets: plain, so that it can be kept, printed and stored.
 * Source: https://open.feishu.cn/document/client-docs/gadget/gadget-framework/ui-layer/ttml-events
 */
export function documented(event: EngineEvent): object {
  const { type, detail, touches, changedTouches } = event;
  const shown = {
    type,
    timeStamp: event.viewTime ?? event.timeStamp,
    detail,
    target: targetOf(event.target),
    ...(touches && { touches, changedTouches }),
  };
  // Those of a canvas are the only touches with places on it, and have no currentTarget.
  if (changedTouches?.some(({ x }) => x !== undefined)) return shown;
  return { ...shown, currentTarget: targetOf(event.currentTarget) };
}

/** A text that a handler of `input` returns takes the place of the field's own. Source: peer (WeChat). */
export function replaced({ type, target }: EngineEvent, answer: unknown): unknown {
  if (type === 'input' && typeof answer === 'string') {
    const field = (target as Partial<Element>).getBackendElement?.() as Node | null | undefined;
    field?.setAttribute('value', answer);
  }
  return answer;
}

/** A copy that can be kept. */
export function targetOf({ id, dataset }: Partial<Target>): Target {
  return { id: id ?? '', dataset: { ...dataset } };
}
