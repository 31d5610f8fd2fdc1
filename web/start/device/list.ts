/** A list that follows its items: rows stay while their items do, and so does the focus. */

import { make } from '../dom';

export interface Row {
  element: HTMLElement;
  /** Give back what the row took. */
  release?(): void;
}

export interface ListOptions<Item> {
  className: string;
  /** Tells items apart. */
  key(item: Item): string;
  /** Changes with the item. */
  stamp(item: Item): string;
  row(item: Item): Row;
}

/** Which button of a row it is, so that the focus finds the same one in another row. */
export const ACT = 'data-act';

export class List<Item> {
  readonly element: HTMLUListElement;
  private rows = new Map<string, Row & { stamp: string }>();

  constructor(private readonly options: ListOptions<Item>) {
    this.element = make('ul', { className: options.className });
    // Without markers some readers would not take it for a list.
    this.element.setAttribute('role', 'list');
  }

  show(items: readonly Item[]): void {
    const refocus = this.focus();
    const { key, stamp, row } = this.options;
    const rows = new Map(
      items.map((item) => {
        const old = this.rows.get(key(item));
        const kept = old?.stamp === stamp(item) ? old : { ...row(item), stamp: stamp(item) };
        return [key(item), kept];
      }),
    );
    for (const [name, old] of this.rows) {
      if (rows.get(name) === old) continue;
      old.release?.();
      old.element.remove();
    }
    // What is in its place is not moved, for that would take the focus from it.
    for (const [index, { element }] of [...rows.values()].entries()) {
      const there = this.element.children[index] ?? null;
      if (there !== element) this.element.insertBefore(element, there);
    }
    this.rows = rows;
    refocus?.();
  }

  /** If the focus is in the list: how to have it there again, in the row that came up if need be. */
  private focus(): (() => void) | undefined {
    const active = document.activeElement;
    if (!active || !this.element.contains(active)) return undefined;
    const act = active.getAttribute(ACT);
    const index = [...this.element.children].findIndex((row) => row.contains(active));
    return () => {
      if (this.element.contains(document.activeElement)) return;
      const row = this.element.children[Math.min(index, this.element.children.length - 1)];
      const same = row?.querySelector<HTMLElement>(`[${ACT}=${act}]`);
      const panel = this.element.closest('[role=tabpanel]');
      const tab = document.getElementById(panel?.getAttribute('aria-labelledby') ?? '');
      (same ?? tab)?.focus();
    };
  }
}
