/**
 * SJS as templates see it: what throws is told, once for each sentence, and is worth nothing to the
 * template, so that the rest of the page is drawn.
 */

import { messageOf } from './failure';
import { Modules } from './modules';

/** Runs a job; what it throws is told. */
type Safely = <T>(where: string, job: () => T) => T | undefined;

export class Filters {
  private readonly modules: Modules;
  private readonly told = new Set<string>();
  private readonly guards = new WeakMap<object, unknown>();

  /** `scripts` as in `Compiled.filters`. */
  constructor(
    scripts: Record<string, string>,
    private readonly safely: Safely,
  ) {
    this.modules = new Modules(scripts, () => ({}));
  }

  /** The exports of a script, which is run when a template first reads them. */
  module(name: string): unknown {
    let exports: { value: unknown } | undefined;
    const load = () => {
      exports ??= { value: this.guarded(name, () => this.modules.load(name)) };
      return exports.value;
    };
    return this.guard(name, load);
  }

  /** What a template can read of, or call, in place of what `load` returns. */
  private guard(name: string, load: () => unknown): unknown {
    const call = (...given: unknown[]) => {
      const value = load();
      return typeof value === 'function' ? this.guarded(name, () => value(...given)) : undefined;
    };
    return new Proxy(call, {
      get: (_, key) => {
        const value: unknown = Object(load())[key];
        return this.holdsCode(value) ? this.known(name, value) : value;
      },
    });
  }

  /** The same for the same value: a template compares what it has been given. */
  private known(name: string, value: object): unknown {
    const known = this.guards.get(value) ?? this.guard(name, () => value);
    this.guards.set(value, known);
    return known;
  }

  private holdsCode(value: unknown): value is object {
    if (typeof value === 'function') return true;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).some((each) => typeof each === 'function');
  }

  private guarded(name: string, job: () => unknown): unknown {
    return this.safely(name, () => {
      try {
        return job();
      } catch (error) {
        const words = `${name} ${messageOf(error)}`;
        if (this.told.has(words)) return undefined;
        this.told.add(words);
        throw error;
      }
    });
  }
}
