/** One item of the log: a sign, what was said, where, and what unfolds. */

import { make } from '../../common/dom';
import { placesIn } from '../../common/places';
import { NAME_PREFIX } from '../../protocol/project';
import { type IconName, icon } from '../icons';
import type { Sources } from '../source';
import type { Level, LogItem } from './book';
import { folded, valueView } from './tree';

const SIGNS: Partial<Record<Level, [IconName, string]>> = {
  error: ['error', 'Error'],
  warning: ['warning', 'Warning'],
};

export class Row {
  readonly element: HTMLElement;
  private readonly count = make('span', { className: 'count', hidden: true });

  constructor(
    readonly item: LogItem,
    private readonly sources: Sources,
  ) {
    const [name, label] = SIGNS[item.level] ?? [];
    const sign = make('span', { className: 'sign' }, name && icon(name));
    if (label) {
      sign.role = 'img';
      sign.ariaLabel = label;
    }
    this.element = make('li', { className: 'log-item' }, sign, this.words());
    this.element.dataset.level = item.level;
    this.element.dataset.from = item.from;
    this.element.style.setProperty('--depth', String(item.depth ?? 0));
    this.element.title = new Date(item.time).toLocaleTimeString();
    this.element.append(this.count);
    if (item.place) this.element.append(sources.link(item.place));
    this.again();
  }

  /** It was said once more. */
  again(): void {
    const { count } = this.item;
    this.count.hidden = count < 2;
    this.count.textContent = String(count);
    this.count.ariaLabel = `${count} times`;
  }

  matches(level: ReadonlySet<Level>, text: string): boolean {
    if (this.item.from === 'preview') return true;
    return (
      level.has(this.item.level) && (this.element.textContent ?? '').toLowerCase().includes(text)
    );
  }

  private words(): HTMLElement {
    const { values, stack } = this.item;
    const views = values.map((value) => valueView(value));
    const said = make('span', { className: 'said' }, ...views);
    if (!stack?.includes('\n')) return said;
    const unfolding = folded(said, () => [this.stackView(stack)]);
    unfolding.classList.add('said');
    return unfolding;
  }

  /** The lines of a stack with links to the mini-program's own files. */
  private stackView(stack: string): HTMLElement {
    const lines = stack.split('\n').filter((line) => /^\s*at |@/.test(line));
    const views = lines.map((line) => {
      const isOwn = line.includes(NAME_PREFIX);
      return make('div', { className: isOwn ? 'own' : 'others' }, ...this.linked(line.trim()));
    });
    return make('div', { className: 'stack' }, ...views);
  }

  private linked(line: string): (Node | string)[] {
    const made: (Node | string)[] = [];
    let from = 0;
    for (const { index, text, ...place } of placesIn(line)) {
      made.push(line.slice(from, index), this.sources.link(place));
      from = index + text.length;
    }
    return [...made, line.slice(from)];
  }
}
