/** What of `tt` this thread answers itself because it has the pages. */

import type { Api } from '../tt/shim';
import { Animation } from './animation';
import type { Runtime } from './runtime';

/** `runtime` is there before any code of the mini-program runs. */
export function pageApis(runtime: () => Runtime): Record<string, Api> {
  return {
    createSelectorQuery: () => runtime().tools.query(),
    createIntersectionObserver: (instance, options) => runtime().tools.observer(instance, options),
    createAnimation: (options) => new Animation(options),
    onWindowResize: (listener) => runtime().windowSize.on(listener),
    offWindowResize: (listener) => runtime().windowSize.off(listener),
    onNavigateBack: (listener) => runtime().interceptBack(listener),
    getLaunchOptionsSync: () => structuredClone(runtime().launch),
  };
}
