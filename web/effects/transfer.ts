/** HTTP requests of the mini-program: in lanes of so many at a time, with progress, each ends. */

import type { Job } from '../core/types';
import type { TransferProblem, TransferRequest, Transferred } from '../protocol/messages';

type Outcome = Transferred | TransferProblem;

const lanes = new Map<string, Lane>();

/** Send `request` in its turn; `job` belongs to the call that needs it. Never rejects. */
export async function transfer(request: TransferRequest, job?: Job): Promise<Outcome> {
  const lane = lanes.get(request.lane) ?? new Lane();
  lanes.set(request.lane, lane);
  await lane.enter(request.limit, job?.signal);
  try {
    return job?.signal.aborted ? { problem: 'aborted' } : await send(request, job);
  } catch (error) {
    return { problem: words(error) };
  } finally {
    lane.leave();
  }
}

interface Place {
  limit: number;
  enter(): void;
}

/** Lets in so many at a time, in the order they came. */
class Lane {
  private inside = 0;
  private readonly waiting: Place[] = [];

  /** Resolves when there is room, or at once when `signal` fires: then there is no more to do. */
  enter(limit: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const place = { limit, enter: resolve };
      this.waiting.push(place);
      signal?.addEventListener('abort', () => this.hurry(place), { once: true });
      if (signal?.aborted) this.hurry(place);
      this.admit();
    });
  }

  leave(): void {
    this.inside -= 1;
    this.admit();
  }

  private admit(): void {
    for (;;) {
      const next = this.waiting[0];
      if (!next || this.inside >= next.limit) return;
      this.waiting.shift();
      this.inside += 1;
      next.enter();
    }
  }

  /** Let `place` in ahead of all, if it still waits. */
  private hurry(place: Place): void {
    const index = this.waiting.indexOf(place);
    if (index < 0) return;
    this.waiting.splice(index, 1);
    this.inside += 1;
    place.enter();
  }
}

/** XMLHttpRequest, not fetch: nothing else tells of an upload's progress. */
function send(request: TransferRequest, job: Job | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    const http = new XMLHttpRequest();
    let answering = false;
    const abort = () => end({ problem: 'aborted' });
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      job?.signal.removeEventListener('abort', abort);
      http.onload = http.onerror = http.onprogress = http.upload.onprogress = null;
      http.abort();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ problem: 'timeout' }), request.timeout);
    job?.signal.addEventListener('abort', abort, { once: true });
    http.onreadystatechange = () => {
      answering ||= http.readyState === XMLHttpRequest.HEADERS_RECEIVED && http.status > 0;
    };
    http.onload = () => end(answer(http, job));
    http.onerror = () => end({ problem: problem(answering) });
    try {
      prepare(http, request);
      follow(http, job);
      http.send(request.body ?? null);
    } catch (error) {
      end({ problem: 'refused', reason: words(error) });
    }
  });
}

function prepare(http: XMLHttpRequest, { method, url, headers }: TransferRequest): void {
  http.open(method, url);
  http.responseType = 'arraybuffer';
  for (const [name, value] of Object.entries(headers)) http.setRequestHeader(name, value);
}

function follow(http: XMLHttpRequest, job: Job | undefined): void {
  const counts = job?.counts();
  const tell = ({ loaded, total }: ProgressEvent) => job?.progress(loaded, total);
  if (counts === 'sent') http.upload.onprogress = tell;
  if (counts === 'received') http.onprogress = tell;
}

function answer(http: XMLHttpRequest, job: Job | undefined): Transferred {
  const bytes = new Uint8Array(http.response as ArrayBuffer);
  // Of an answer whose length nobody has told, only the end is known.
  if (job?.counts() === 'received') job.progress(bytes.length, bytes.length);
  return { status: http.status, headers: headersOf(http), url: http.responseURL, bytes };
}

function headersOf(http: XMLHttpRequest): Record<string, string> {
  const lines = http.getAllResponseHeaders().split('\r\n');
  const pairs = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
  return Object.fromEntries(pairs);
}

/** All that a browser lets a page know of a failed request. */
function problem(answering: boolean): string {
  if (answering) return 'interrupted';
  return navigator.onLine ? 'unreachable' : 'offline';
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
