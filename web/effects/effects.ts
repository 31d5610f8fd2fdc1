/** Effects that any page can perform for the core; each answers with a value and never rejects. */

import type { Job } from '../core/types';
import type { EffectRequest, Resume } from '../protocol/messages';
import { transfer } from './transfer';

type Result = Resume['result'];

/** Perform what the core asked for during the call that `job` belongs to. */
export function perform(request: EffectRequest, job?: Job): Promise<Result> {
  switch (request.kind) {
    case 'fetch':
      return download(request.url, request.timeout);
    case 'transfer':
      return transfer(request, job);
    case 'wait':
      return wait(request.ms);
    default:
      return Promise.resolve({ problem: `this page cannot perform ${request.kind}` });
  }
}

async function download(url: string, timeout: number): Promise<Result> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout);
  try {
    const response = await fetch(url, { signal: abort.signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { ok: true, status: response.status, url: response.url, bytes };
  } catch (error) {
    return { ok: false, reason: abort.signal.aborted ? `timeout after ${timeout} ms` : why(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The browser does not tell a page which it was. */
function why(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return `${words} (no such address, no network, or a server of another origin without CORS headers)`;
}

function wait(ms: number): Promise<Result> {
  return new Promise((resolve) => setTimeout(() => resolve({}), ms));
}
