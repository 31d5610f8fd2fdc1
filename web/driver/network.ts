/** What the mini-program asks of the network: noted, and answered by the test where it wants to. */

import type { Job } from '../core/types';
import type { EffectRequest, Resume } from '../protocol/messages';
import { base64, bytesOf } from './values';

type Result = Resume['result'];
type Request = Extract<EffectRequest, { kind: 'transfer' | 'fetch' }>;

/** A request for the test; the body is base64. */
export interface Noted {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

/** The test's answer; null: the network itself is to answer. Bytes are base64. */
export type Reply =
  | { status: number; headers: Record<string, string>; url: string; bytes: string }
  | { problem: string }
  | null;

export class Network {
  /** The first one first. */
  readonly requests: Promise<Noted>[] = [];

  /** `asks`: whether the test wants to be asked; `ask` asks it. */
  constructor(
    public asks: boolean,
    private readonly ask: (request: Noted) => Promise<Reply>,
  ) {}

  /** What the test answers, if it does; a job that is aborted waits for nobody. */
  async answer(request: Request, job: Job): Promise<Result | undefined> {
    const noted = notedOf(request);
    this.requests.push(noted);
    if (!this.asks) return undefined;
    // One that ended meanwhile is not asked for any more.
    const asked = noted.then((told) => (this.asks ? this.ask(told) : null));
    const reply = await Promise.race([asked, aborted(job.signal)]);
    if (!reply) return undefined;
    return request.kind === 'fetch' ? fetched(reply) : transferred(reply, job);
  }
}

async function notedOf(request: Request): Promise<Noted> {
  const { url } = request;
  if (request.kind === 'fetch') return { method: 'GET', url, headers: {}, body: null };
  const { method, headers, body } = request;
  return { method, url, headers, body: body ? await base64(body) : null };
}

function aborted(signal: AbortSignal): Promise<Reply> {
  const reply = { problem: 'aborted' };
  return new Promise((resolve) => {
    if (signal.aborted) resolve(reply);
    signal.addEventListener('abort', () => resolve(reply), { once: true });
  });
}

function fetched(reply: NonNullable<Reply>): Result {
  if ('problem' in reply) return { ok: false, reason: reply.problem };
  return { ok: true, status: reply.status, url: reply.url, bytes: bytesOf(reply.bytes) };
}

function transferred(reply: NonNullable<Reply>, job: Job): Result {
  if ('problem' in reply) return reply;
  const bytes = bytesOf(reply.bytes);
  if (job.counts()) job.progress(bytes.length, bytes.length);
  return { ...reply, bytes };
}
