/** Finds elements of a page or component by selectors, as far as the simulated device knows them. */

import { Component, type Element, type GeneralComponent, ParsedSelector } from 'glass-easel';
import type { Node } from './backend';

export interface FinderHost {
  /** Whether the device knows ids alone. Source: gadget page of SelectorQuery.select. */
  isPhone(): boolean;
  /** Whether other selectors find nothing there. */
  idsOnly(): boolean;
  warned(text: string): void;
}

const ID = /^\s*#[\w-]+\s*$/;

export class Finder {
  private readonly noted = new Set<string>();

  constructor(private readonly host: FinderHost) {}

  /** The component behind what the mini-program calls a page or component. */
  componentOf(instance: unknown): GeneralComponent | undefined {
    const { _$: component } = Object(instance) as { _$?: unknown };
    return Component.isComponent(component) ? component : undefined;
  }

  /** The elements in the template of `scope`, in its order; with `isSingle` at most the first. */
  find(scope: GeneralComponent, selector: string, isSingle: boolean): Element[] {
    const parsed = new ParsedSelector(selector);
    const root = scope.getShadowRoot();
    if (!root || !this.allows(selector, parsed)) return [];
    if (!isSingle) return root.querySelectorAll(parsed);
    const found = root.querySelector(parsed);
    return found ? [found] : [];
  }

  private allows(selector: string, parsed: ParsedSelector): boolean {
    const quoted = JSON.stringify(selector);
    if (parsed.isEmpty()) {
      this.note(
        selector,
        `The selector ${quoted} finds nothing: ids and classes can be given, such as "#a", ".b", "#a.b", ".b .c" and ".b > .c, #a".`,
      );
      return false;
    }
    if (ID.test(selector) || !this.host.isPhone()) return true;
    const { idsOnly } = this.host;
    this.note(
      selector,
      `The selector ${quoted} finds nothing on phones, which know ids such as "#a" alone` +
        `${idsOnly() ? '' : '; here it works (setting selectors)'}.`,
    );
    return !idsOnly();
  }

  /** Once each. */
  private note(selector: string, text: string): void {
    if (this.noted.has(selector)) return;
    this.noted.add(selector);
    this.host.warned(text);
  }
}

/** The number by which the view knows an element; -1: nothing of it is drawn. */
export function nodeOf(element: Element): number {
  return (element.getBackendElement() as unknown as Node | null)?.number ?? -1;
}

/** The page that a component is of, through all components in between; a page itself. */
export function pageOf(component: GeneralComponent): GeneralComponent {
  let page = component;
  while (page.ownerShadowRoot) page = page.ownerShadowRoot.getHostNode();
  return page;
}
