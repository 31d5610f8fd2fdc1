/** The worker's end of a test: does what it asks for, and answers each request once. */

import type { TestAnswer, TestRequest, TestSetup } from '../protocol/testing';
import { seedChance, stopClock } from './determinism';
import { evaluate } from './evaluate';
import { messageOf } from './failure';
import { type Mocks, plain } from './mocks';

export interface TestDoorHost {
  mocks(): Mocks;
  /** What expressions find around them. */
  scope(): Record<string, unknown>;
  send(answer: TestAnswer): void;
}

/** Before any code of the mini-program runs. */
export function setUp({ clock, seed, mocks: wanted }: TestSetup, mocks: Mocks): void {
  if (clock !== undefined) stopClock(clock);
  if (seed !== undefined) seedChance(seed);
  for (const [api, mock] of Object.entries(wanted)) mocks.set(api, mock);
}

export function isTestRequest(message: { type: string }): message is TestRequest {
  return ['evaluate', 'mock', 'clock'].includes(message.type);
}

/** Answer a request of a test; never rejects. */
export async function answerTest(request: TestRequest, host: TestDoorHost): Promise<void> {
  const { id } = request;
  try {
    host.send({ type: 'tested', id, value: plain(await done(request, host)) });
  } catch (error) {
    host.send({ type: 'tested', id, error: messageOf(error) });
  }
}

function done(request: TestRequest, { mocks, scope }: TestDoorHost): unknown {
  switch (request.type) {
    case 'evaluate':
      return evaluate(request.source, request.argument, scope());
    case 'mock':
      return mocks().set(request.api, request.mock);
    case 'clock':
      return stopClock(request.time);
  }
}
