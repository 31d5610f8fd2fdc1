/** One part of the device: a heading, a list, and a sentence where there is nothing in it. */

import { make, prose } from '../dom';
import { onClick } from './ask';
import { type IconName, icon } from './icons';
import { List, type ListOptions } from './list';

export interface SectionOptions<Item> extends ListOptions<Item> {
  title: string;
  /** Beside the title. */
  detail: string;
  /** Below it. */
  below?: HTMLElement;
  icon: IconName;
  /** How something gets there, in one sentence. */
  empty: string;
  /** A call that puts something there. */
  sample?: { label: string; run(): Promise<void> };
}

export class Section<Item> {
  readonly element: HTMLElement;
  private readonly list: List<Item>;
  private readonly nothing: HTMLElement;
  private readonly chip: HTMLButtonElement | undefined;

  constructor(options: SectionOptions<Item>) {
    const { title, detail, below, empty, sample } = options;
    const problem = make('p', { className: 'row-problem', role: 'alert', hidden: true });
    const sampler = (className: string) => {
      if (!sample) return undefined;
      const { label } = sample;
      const button = make('button', { type: 'button', className, textContent: label });
      onClick(
        button,
        (text) => {
          problem.textContent = text;
          problem.hidden = text === '';
        },
        sample.run,
      );
      return button;
    };
    this.chip = sampler('chip');
    this.list = new List(options);
    this.nothing = make('div', { className: 'nothing', hidden: true });
    this.nothing.append(
      icon(options.icon),
      make('p', {}, ...prose(empty)),
      ...[sampler('chip')].filter((button) => button !== undefined),
    );
    this.element = make(
      'section',
      { className: 'holding', ariaLabel: title },
      make(
        'div',
        { className: 'holding-head' },
        make('h3', { textContent: title }),
        make('span', { className: 'holding-detail' }, ...prose(detail)),
        this.chip,
      ),
      below,
      problem,
      this.list.element,
      this.nothing,
    );
  }

  show(items: readonly Item[]): void {
    const empty = items.length === 0;
    const atNothing = this.nothing.contains(document.activeElement);
    this.list.show(items);
    this.list.element.hidden = empty;
    this.nothing.hidden = !empty;
    if (!this.chip) return;
    this.chip.hidden = empty;
    if (atNothing && !empty) this.chip.focus();
  }
}
