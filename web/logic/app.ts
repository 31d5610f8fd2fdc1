/** The one App of a run. */

import type { Engine } from './engine';

export type AppInstance = Record<string, unknown>;

export class App {
  instance: AppInstance | undefined;

  constructor(private readonly engine: Engine) {}

  /** What `App({...})` does: the fields become those of the instance. */
  readonly register = (definition: unknown): void => {
    if (this.instance) throw new Error('App() was called twice; one call in app.js registers it.');
    this.instance = Object.assign({}, definition);
  };

  readonly get = (): AppInstance => {
    this.instance ??= {};
    return this.instance;
  };

  call(name: string, ...given: unknown[]): void {
    const method = this.instance?.[name];
    if (typeof method !== 'function') return;
    this.engine.safely(`${name} of app.js`, () => method.apply(this.instance, given));
  }
}
