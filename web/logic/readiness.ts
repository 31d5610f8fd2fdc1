/** Tells components that they are ready, once the view has drawn them for the first time. */

import { Element, type GeneralComponent } from 'glass-easel';

export class Readiness {
  private readonly attached = new Set<GeneralComponent>();

  /** `render` has the view draw, and calls `take` as any other way to draw does. */
  constructor(private readonly render: () => void) {}

  /** It is in the tree now. */
  add(component: GeneralComponent): void {
    // Whoever has put it there may want a drawing, too.
    if (this.attached.size === 0) {
      queueMicrotask(() => {
        if (this.attached.size > 0) this.render();
      });
    }
    this.attached.add(component);
  }

  /** The view is about to draw what there is: returns what to do when it has. */
  take(): () => void {
    // Children come before their parents.
    const drawn = [...this.attached].reverse();
    this.attached.clear();
    return () => {
      for (const component of drawn) {
        if (Element.isAttached(component)) component.triggerLifetime('ready', []);
      }
    };
  }
}
