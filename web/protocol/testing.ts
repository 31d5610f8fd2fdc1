/** What tests ask of a mini-program's own thread, and what it asks of them. */

/** What is to be so before any code of the mini-program runs. */
export interface TestSetup {
  /** Ms since 1970 at which `Date` stands still; absent: it goes on. */
  clock?: number;
  /** Makes `Math.random` give the same numbers in each run. */
  seed?: number;
  /** By the names of APIs. */
  mocks: Record<string, Mock>;
}

/** What an API of `tt` does in place of its own answer; each call of it is noted. */
export type Mock =
  /** `success` or `fail` is called with `result`; a synchronous API returns or throws it. */
  | { kind: 'answer'; outcome: Outcome; result: unknown }
  /** The test answers each call. */
  | { kind: 'ask' }
  /** A function of the mini-program's thread answers: its source. */
  | { kind: 'code'; source: string }
  /** As ever. */
  | { kind: 'watch' };

export type Outcome = 'success' | 'fail';

/** A call of an API with a mock; answered with a {@link MockResult} if the test is to answer it. */
export interface MockedCall {
  kind: 'mock';
  api: string;
  /** Without callbacks and whatever cannot be cloned. */
  options: unknown;
  asks: boolean;
}

export interface MockResult {
  outcome: Outcome;
  result: unknown;
}

/** Each is answered by a {@link TestAnswer} of the same id. */
export type TestRequest =
  /** `source` is an expression; if its value is a function, that is called with `argument`. */
  | { type: 'evaluate'; id: number; source: string; argument: unknown }
  /** No `mock`: the API answers itself again. */
  | { type: 'mock'; id: number; api: string; mock?: Mock }
  /** No `time`: the clock goes on. Ms since 1970. */
  | { type: 'clock'; id: number; time?: number };

/** By way of the view: answered when all events so far were dealt with and what came of it is drawn. */
export interface Settle {
  type: 'settle';
  id: number;
}

export interface TestAnswer {
  type: 'tested';
  id: number;
  value?: unknown;
  error?: string;
}
