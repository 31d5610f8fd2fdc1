/** What differs between two runs of the same code, held still for tests: the clock and chance. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const RealDate = Date;
let now: number | undefined;

/** `Date` stands still at `time`, ms since 1970; without it, it goes on. Timers run as ever. */
export function stopClock(time: number | undefined): void {
  now = time;
  globalThis.Date = time === undefined ? RealDate : Stopped;
}

const Stopped = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now], made) as object,
  apply: () => new RealDate(now ?? RealDate.now()).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => now : (Reflect.get(target, name, receiver) as unknown),
});

/** `Math.random` gives the same numbers for the same `seed`. */
export function seedChance(seed: number): void {
  const source = xoroshiro128plus(seed);
  Math.random = () => uniformFloat64(source);
}
