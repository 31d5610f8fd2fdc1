/** The one App of a run. */

import type { Engine } from './engine';

export type AppInstance = Record<string, unknown>;

export class App {
  /** There from the start: a file that app.js requires may ask for it before `App()` is called. */
  private readonly instance: AppInstance = {};
  private isRegistered = false;

  constructor(private readonly engine: Engine) {}

  /** What `App({...})` does: the fields become those of the instance. */
  readonly register = (definition: unknown): void => {
    if (this.isRegistered) {
      throw new Error('App() was called twice; one call in app.js registers it.');
    }
    this.isRegistered = true;
    Object.assign(this.instance, definition);
  };

  readonly get = (): AppInstance => this.instance;

  /** Call a method of the App, if it has it; returns what that returns. */
  call(name: string, ...given: unknown[]): unknown {
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    return this.engine.safely(`${name} of app.js`, () => method.apply(this.instance, given));
  }
}
