/** The part of the page beside the device: console and problems, which can be folded away. */

import { byId } from '../common/dom';
import { tabs } from '../common/tabs';
import type { Problem } from '../protocol/project';
import { icon } from './icons';
import type { LogBook } from './log/book';
import { LogPane } from './log/pane';
import { ProblemPane } from './log/problems';
import type { Sources } from './source';

/** Px of the window up to which the messages lie below the device, folded at first. */
const NARROW = 860;

export class Side {
  private readonly side = byId('side', HTMLElement);
  private readonly fold = byId('fold', HTMLButtonElement);
  private readonly problems: ProblemPane;

  constructor(book: LogBook, sources: Sources) {
    const counter = tally('console-count');
    const pane = new LogPane(book, sources, (errors, warnings) => counter(errors, warnings));
    this.problems = new ProblemPane(sources);
    byId('panel-console', HTMLElement).append(pane.element);
    byId('panel-problems', HTMLElement).append(this.problems.element);
    tabs(this.side);
    this.side.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[role=tab]')) this.unfold(true);
    });
    this.fold.append(icon('back'));
    this.fold.addEventListener('click', () => this.unfold(this.isFolded));
    this.unfold(window.innerWidth > NARROW);
  }

  /** Offer to look at so many images that were saved. */
  saved(count: number): void {
    const button = byId('album', HTMLButtonElement);
    button.hidden = count === 0;
    button.textContent = `Album (${count})`;
  }

  show(name: 'console' | 'problems'): void {
    byId(`tab-${name}`, HTMLButtonElement).click();
  }

  wrong(problems: readonly Problem[]): void {
    this.problems.show(problems);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    tally('problem-count')(errors, problems.length - errors);
  }

  private get isFolded(): boolean {
    return this.side.hasAttribute('data-folded');
  }

  private unfold(isOpen: boolean): void {
    this.side.toggleAttribute('data-folded', !isOpen);
    this.fold.ariaExpanded = String(isOpen);
  }
}

/** The number of errors, or else of warnings, behind a tab's name. */
function tally(id: string): (errors: number, warnings: number) => void {
  const element = byId(id, HTMLElement);
  return (errors, warnings) => {
    element.hidden = errors + warnings === 0;
    element.textContent = String(errors || warnings);
    element.dataset.level = errors > 0 ? 'error' : 'warning';
    element.ariaLabel = errors > 0 ? `${errors} errors` : `${warnings} warnings`;
  };
}
