/** What is wrong with the project, errors first; each opens the file at its place. */

import { make } from '../../common/dom';
import type { Problem } from '../../protocol/project';
import { icon } from '../icons';
import type { Sources } from '../source';
import { placeOf } from '../state';

export class ProblemPane {
  readonly element: HTMLElement;
  private readonly list = make('ol', { className: 'problems' });
  private readonly empty = make('p', { className: 'empty' }, 'The compiler found nothing wrong.');

  constructor(private readonly sources: Sources) {
    this.element = make('div', { className: 'problem-pane' }, this.list, this.empty);
  }

  show(problems: readonly Problem[]): void {
    this.list.replaceChildren(...problems.map((problem) => this.row(problem)));
    this.empty.hidden = problems.length > 0;
  }

  private row(problem: Problem): HTMLElement {
    const { severity, message } = problem;
    const sign = make('span', { className: 'sign', role: 'img' }, icon(severity));
    sign.ariaLabel = severity;
    const row = make(
      'li',
      { className: 'log-item' },
      sign,
      make('span', { className: 'said', textContent: message }),
      problemPlace(problem, this.sources),
    );
    row.dataset.level = severity;
    return row;
  }
}

/** Where it is: a link, or the file's name alone if no line is known. */
export function problemPlace(problem: Problem, sources: Sources): HTMLElement {
  const place = placeOf(problem);
  return place
    ? sources.link(place)
    : make('span', { className: 'place', textContent: problem.file });
}
