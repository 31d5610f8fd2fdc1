/**
 * What the engine's tests find as globals: Jasmine's `describe` and `it` are there already, `expect`
 * and `jest.fn` are Vitest's, which has Jest's own matchers for browsers.
 */

import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { fn } from '@vitest/spy';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

Object.assign(globalThis, {
  expect: chai.expect,
  jest: { fn },
  test: (globalThis as unknown as { it: unknown }).it,
});
