/** The class that an element has while it is pressed. */

import type { Attributes } from './attributes';
import type { Component } from './component';
import { scopedClasses } from './scope';

/** Source: gadget pages on view, button and navigator. Times in ms. */
export interface HoverDefaults {
  class: string;
  start: number;
  stay: number;
}

/** Presses that an element inside has taken for itself. */
const taken = new WeakSet<Event>();

export class Hover {
  private timer = 0;
  private shown: string[] = [];

  constructor(
    private readonly element: Component,
    private readonly given: Attributes,
    private readonly defaults: HoverDefaults,
  ) {
    element.addEventListener('pointerdown', (event) => this.pressed(event));
  }

  private pressed(event: PointerEvent): void {
    const { given, defaults } = this;
    const name = given.text('hover-class', defaults.class);
    if (taken.has(event) || name === 'none' || given.flag('disabled') || event.button !== 0) return;
    if (given.flag('hover-stop-propagation')) taken.add(event);
    const over = new AbortController();
    const end = () => {
      over.abort();
      this.after(given.number('hover-stay-time', defaults.stay), []);
    };
    // A finger may leave the element, and a scroll takes it over.
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(type, end, { capture: true, signal: over.signal });
    const names = scopedClasses(this.element, name);
    // The platform's own classes have no scope.
    if (name === defaults.class) names.push(name);
    this.after(given.number('hover-start-time', defaults.start), names);
  }

  /** The next change takes the place of one that waits: a quick tap shows nothing (peer). */
  private after(time: number, names: string[]): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      for (const name of this.shown) this.element.toggleOwnClass(name, false);
      for (const name of names) this.element.toggleOwnClass(name, true);
      this.shown = names;
    }, time);
  }
}
