/** What happened in the view, told to the mini-program as the platform documents it. */

import { triggerEvent } from 'glass-easel';
import type { ViewEvent } from '../protocol/view';
import type { WorkerContext } from './backend';

/** Hand the event to the engine, which finds the handlers. */
export function dispatch(context: WorkerContext, message: ViewEvent): void {
  const target = context.nodes.get(message.node)?.__wxElement;
  // The node may have gone while the message was on its way.
  if (!target) return;
  const { event, detail, bubbles, touches, changedTouches } = message;
  const extraFields = touches ? { touches, changedTouches } : {};
  triggerEvent(target, event, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields,
  });
}
