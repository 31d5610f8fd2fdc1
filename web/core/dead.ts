/** What a call gets when there is no core, or none any more, to ask. */

import catalog from '../generated/catalog.json';
import type { Reply } from '../protocol/messages';

/** The reply to call `id` of `api`, which the core cannot answer; `reason` is for the developer. */
export function internalError(id: number, api: string, reason: string): Reply {
  const { errno, errString, detail } = catalog.failures.internal;
  return {
    type: 'reply',
    id,
    outcome: 'fail',
    result: { errMsg: `${api}:fail ${detail}`, errno, errString },
    console: [{ level: 'error', text: `${api}: ${reason}` }],
  };
}
