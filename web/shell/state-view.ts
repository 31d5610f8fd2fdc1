/** What lies over the device's screen while there is no page to see, or one to warn of. */

import { make } from '../common/dom';
import type { Problem } from '../protocol/project';
import type { Failure } from '../protocol/shell';
import { type IconName, icon, iconButton } from './icons';
import { problemPlace } from './log/problems';
import type { Sources } from './source';
import { placeOf, type State } from './state';

export interface StateHost {
  restart(): void;
  reload(): void;
  comeBack(): void;
  seeProblems(): void;
  seeLog(): void;
}

/** Steps to the first page, and the states in which each is under way. */
const STEPS = ['Download', 'Compile', 'Start Python', 'Open the page'] as const;

export class StateView {
  readonly element = make('div', { className: 'states' });
  private shown = '';
  /** A bar over the page that the user does not want to see. */
  private dismissed: Failure | undefined;
  private boot: BootView | undefined;

  constructor(
    private readonly sources: Sources,
    private readonly host: StateHost,
  ) {}

  show(state: State): void {
    if (isBoot(state)) {
      this.boot ??= this.put(new BootView(), 'boot');
      this.boot.show(state);
      return;
    }
    this.boot = undefined;
    this.put(this.viewOf(state), state.name);
  }

  private put<View extends { element: HTMLElement } | undefined>(view: View, name: string): View {
    this.shown = view ? name : '';
    this.element.dataset.state = this.shown;
    this.element.replaceChildren(...(view ? [view.element] : []));
    return view;
  }

  private viewOf(state: State): { element: HTMLElement } | undefined {
    switch (state.name) {
      case 'running':
        return this.notice(state.failure);
      case 'stuck':
        return this.stuck(state.silence);
      case 'problem':
        return this.problem(state.problems);
      case 'crashed':
        return this.crashed(state.failure);
      case 'background':
        return sheet(
          'home',
          'In the background',
          ['The mini-program goes on unseen.'],
          [action('Come back', 'primary', () => this.host.comeBack())],
        );
      case 'stopped':
        return sheet(
          'power',
          'Stopped',
          ['The mini-program is not running.'],
          [action('Start', 'primary', () => this.host.restart())],
        );
      case 'failed':
        return sheet(
          'error',
          'The preview could not start',
          [state.message],
          [action('Try again', 'primary', () => this.host.reload())],
        );
      default:
        return undefined;
    }
  }

  /** An error while a page is shown: a bar that can be put away. */
  private notice(failure: Failure | undefined): { element: HTMLElement } | undefined {
    if (!failure || failure === this.dismissed) return undefined;
    const place = placeOf(failure);
    const words = make('button', { type: 'button', className: 'bar-words' }, failure.message);
    words.title = 'Show the console';
    words.addEventListener('click', () => this.host.seeLog());
    const close = iconButton('close', 'Put the message away', () => {
      this.dismissed = failure;
      this.put(undefined, '');
    });
    const text = make('div', { className: 'bar-text' }, words, place && this.sources.link(place));
    const element = make('div', { className: 'state-bar error', role: 'alert' });
    element.append(icon('error'), text, close);
    return { element };
  }

  private stuck(silence: 'code' | 'python'): { element: HTMLElement } {
    const [head, words] =
      silence === 'code'
        ? ['No answer', 'The code has not come to an end for 5 s. Is it in an endless loop?']
        : ['Python is busy', 'It has been at work for 30 s.'];
    const text = make(
      'div',
      { className: 'bar-text' },
      make('strong', { textContent: head }),
      make('span', { textContent: words }),
      action('Stop and restart', 'primary', () => this.host.restart()),
    );
    const element = make('div', { className: 'state-bar wait', role: 'alert' });
    element.append(icon('hourglass'), text);
    return { element };
  }

  private problem(problems: readonly Problem[]): { element: HTMLElement } {
    const [first] = problems;
    const others = problems.length - 1;
    const all = others === 1 ? 'Show the other problem' : `Show ${others} more problems`;
    return sheet(
      'error',
      'This page cannot run yet',
      [first ? this.problemCard(first) : 'The project has no page.'],
      others > 0 ? [action(all, 'quiet', () => this.host.seeProblems())] : [],
      'It starts by itself once the project is mended.',
    );
  }

  private problemCard(problem: Problem): HTMLElement {
    const card = make(
      'div',
      { className: 'card' },
      problemPlace(problem, this.sources),
      make('p', { textContent: problem.message }),
    );
    this.addExcerpt(card, problem);
    return card;
  }

  private crashed(failure: Failure): { element: HTMLElement } {
    const place = placeOf(failure);
    const card = make(
      'div',
      { className: 'card' },
      place && this.sources.link(place),
      make('p', { textContent: failure.message }),
      make('p', { className: 'muted', textContent: `In ${failure.where}.` }),
    );
    this.addExcerpt(card, failure);
    return sheet(
      'error',
      'The mini-program did not start',
      [card],
      [
        action('Restart', 'primary', () => this.host.restart()),
        action('Show the console', 'quiet', () => this.host.seeLog()),
      ],
    );
  }

  private addExcerpt(card: HTMLElement, where: Parameters<typeof placeOf>[0]): void {
    const place = placeOf(where);
    if (!place) return;
    void this.sources.excerpt(place).then((lines) => lines && card.append(lines));
  }
}

type Booting = Extract<State, { name: 'downloading' | 'compiling' | 'starting' }>;

function isBoot(state: State): state is Booting {
  return ['downloading', 'compiling', 'starting'].includes(state.name);
}

/** The way to the first page, one step after the other. */
class BootView {
  readonly element: HTMLElement;
  private readonly steps = STEPS.map((title) => {
    const sign = make('span', { className: 'step-sign' }, icon('check'));
    const detail = make('span', { className: 'step-detail' });
    return { row: make('li', { className: 'step' }, sign, title, detail), detail };
  });
  private readonly bar = make('progress', { ariaLabel: 'Download' });

  constructor() {
    this.element = make(
      'div',
      { className: 'state-sheet boot', role: 'status' },
      make('img', { src: 'icon.svg', alt: '', width: 48, height: 48 }),
      make('ol', { className: 'steps' }, ...this.steps.map(({ row }) => row)),
      this.bar,
    );
  }

  show(state: Booting): void {
    const now = stepOf(state);
    this.steps.forEach(({ row, detail }, index) => {
      row.dataset.step = index < now ? 'done' : index === now ? 'now' : 'next';
      if (index > 0) detail.textContent = '';
    });
    const download = this.steps[0]?.detail;
    const isCounted = state.name === 'downloading' && state.total > 0;
    if (isCounted && download) {
      download.textContent = `${megabytes(state.loaded)} of ${megabytes(state.total)} MB`;
      this.bar.max = state.total;
      this.bar.value = state.loaded;
    }
    this.bar.classList.toggle('counted', isCounted);
  }
}

function stepOf(state: Booting): number {
  if (state.name === 'downloading') return 0;
  if (state.name === 'compiling') return 1;
  return state.stage === 'ready' ? 3 : 2;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function sheet(
  sign: IconName,
  title: string,
  words: (string | HTMLElement)[],
  actions: HTMLElement[],
  foot?: string,
): { element: HTMLElement } {
  const said = words.map((word) =>
    typeof word === 'string' ? make('p', { textContent: word }) : word,
  );
  const element = make(
    'div',
    { className: 'state-sheet', role: 'alert' },
    icon(sign),
    make('h2', { textContent: title }),
    ...said,
    actions.length > 0 && make('div', { className: 'actions' }, ...actions),
    foot !== undefined && make('p', { className: 'muted', textContent: foot }),
  );
  return { element };
}

function action(text: string, className: string, tapped: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', className, textContent: text });
  made.addEventListener('click', tapped);
  return made;
}
