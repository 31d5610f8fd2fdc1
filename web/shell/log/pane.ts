/** The console: what was said, by level and by words, drawn once per frame however much it is. */

import { make } from '../../common/dom';
import { type IconName, icon, iconButton } from '../icons';
import type { Sources } from '../source';
import type { Level, LogBook, LogItem } from './book';
import { Row } from './row';

const LEVELS: [Level, string, IconName][] = [
  ['error', 'Errors', 'error'],
  ['warning', 'Warnings', 'warning'],
  ['info', 'Info', 'info'],
  ['debug', 'Debug', 'debug'],
];

/** Px from the end of the list within which it is followed. */
const NEAR = 24;

export class LogPane {
  readonly element: HTMLElement;
  private readonly list = make('ol', { className: 'log', role: 'log', ariaLabel: 'Console' });
  private readonly empty = make('p', { className: 'empty' }, 'Nothing was written to the console.');
  private readonly search = make('input', {
    type: 'search',
    className: 'text',
    name: 'log-filter',
  });
  private readonly levels = new Set<Level>(LEVELS.map(([level]) => level));
  private readonly chips = new Map<Level, HTMLElement>();
  private readonly rows = new Map<number, Row>();
  private fresh: LogItem[] = [];
  private isScheduled = false;

  constructor(
    private readonly book: LogBook,
    private readonly sources: Sources,
    /** Told of how many errors and warnings there are of the run that is under way. */
    private readonly counted: (errors: number, warnings: number) => void,
  ) {
    this.search.placeholder = 'Filter';
    this.search.ariaLabel = 'Filter the console by words';
    this.search.addEventListener('input', () => this.filter());
    const head = make(
      'div',
      { className: 'log-head' },
      make(
        'div',
        { className: 'levels', role: 'group', ariaLabel: 'Levels that are shown' },
        ...LEVELS.map((row) => this.chip(...row)),
      ),
      this.search,
      iconButton('clear', 'Clear the console', () => book.clear()),
    );
    this.element = make('div', { className: 'log-pane' }, head, this.list, this.empty);
    book.follow(
      (item) => this.changed(item),
      () => this.count(),
    );
    this.count();
  }

  private chip(level: Level, title: string, name: IconName): HTMLElement {
    const number = make('span', { className: 'number' });
    const chip = make(
      'button',
      { type: 'button', className: 'chip', ariaPressed: 'true' },
      icon(name),
      number,
    );
    chip.dataset.level = level;
    chip.title = title;
    chip.addEventListener('click', () => {
      const isShown = !this.levels.delete(level);
      if (isShown) this.levels.add(level);
      chip.ariaPressed = String(isShown);
      this.filter();
    });
    this.chips.set(level, number);
    return chip;
  }

  private changed(item: LogItem | undefined): void {
    if (item) this.fresh.push(item);
    else {
      this.fresh = [];
      this.rows.clear();
      this.list.replaceChildren();
    }
    if (this.isScheduled) return;
    this.isScheduled = true;
    requestAnimationFrame(() => {
      this.isScheduled = false;
      this.draw();
    });
  }

  private draw(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    const known = new Set(this.book.items);
    const text = this.words();
    const added: HTMLElement[] = [];
    for (const item of new Set(this.fresh)) {
      const row = this.rows.get(item.id);
      if (row) row.again();
      else if (known.has(item)) added.push(this.add(item));
    }
    this.fresh = [];
    this.list.append(...added);
    for (const row of [...this.rows.values()].slice(-added.length)) this.sift(row, text);
    this.forget();
    this.count();
    if (isAtEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  private add(item: LogItem): HTMLElement {
    const row = new Row(item, this.sources);
    this.rows.set(item.id, row);
    return row.element;
  }

  /** Take away what the book has forgotten. */
  private forget(): void {
    const oldest = this.book.items[0]?.id ?? Number.POSITIVE_INFINITY;
    for (const [id, row] of this.rows) {
      if (id >= oldest) return;
      row.element.remove();
      this.rows.delete(id);
    }
  }

  private filter(): void {
    const text = this.words();
    for (const row of this.rows.values()) this.sift(row, text);
  }

  private sift(row: Row, text: string): void {
    row.element.hidden = !row.matches(this.levels, text);
  }

  private words(): string {
    return this.search.value.trim().toLowerCase();
  }

  private count(): void {
    const counts = { error: 0, warning: 0, info: 0, debug: 0 };
    for (const { level, count, from } of this.book.items) {
      if (from !== 'preview') counts[level] += count;
    }
    for (const [level, title] of LEVELS) {
      const number = this.chips.get(level);
      if (!number) continue;
      number.textContent = String(counts[level]);
      number.ariaLabel = `${counts[level]} ${title}`;
    }
    this.empty.hidden = this.book.items.length > 0;
    this.counted(this.book.count('error'), this.book.count('warning'));
  }
}
