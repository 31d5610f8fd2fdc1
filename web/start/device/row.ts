/** What a row of every list is made of: a button that opens it, what it can do, why it could not. */

import { make } from '../dom';
import { onClick } from './ask';
import { iconButton } from './icons';
import { ACT } from './list';

/** The last characters of a long name, which it is told by. */
const TAIL = 12;

/** A name that is shortened in its middle where there is no room; whole when hovered or copied. */
export function longName(text: string, className: string, tail = TAIL): HTMLElement {
  const cut = Math.max(0, text.length - tail);
  const name = make(
    'span',
    { className: `long-name ${className}`, title: text },
    make('span', { className: 'long-start', textContent: text.slice(0, cut) }),
    make('span', { textContent: text.slice(cut) }),
  );
  name.style.setProperty('--tail', String(tail));
  return name;
}

/** The part of a row that opens it. */
export function opener(title: string, open: () => void, ...children: Node[]): HTMLButtonElement {
  const button = make('button', { type: 'button', className: 'row-open', title }, ...children);
  button.setAttribute(ACT, 'open');
  button.addEventListener('click', open);
  return button;
}

/** Name above facts. */
export function words(...lines: HTMLElement[]): HTMLElement {
  return make('span', { className: 'row-words' }, ...lines);
}

export interface RowParts {
  main: HTMLElement;
  actions: HTMLElement[];
  /** What `remove` removes. */
  name: string;
  remove(): Promise<unknown>;
}

/** A row whose last action deletes it. */
export function rowOf({ main, actions, name, remove }: RowParts): HTMLLIElement {
  const problem = make('p', { className: 'row-problem', role: 'alert', hidden: true });
  const bin = iconButton('delete', `Delete ${name}`);
  const say = (text: string) => {
    problem.textContent = text;
    problem.hidden = text === '';
  };
  onClick(bin, say, remove);
  return make(
    'li',
    { className: 'row' },
    main,
    make('span', { className: 'row-acts' }, ...actions, bin),
    problem,
  );
}
