/** What is shown if the address names no project. */

import { make } from '../common/dom';

export function askForProject(place: HTMLElement): void {
  const input = make('input', {
    className: 'text',
    name: 'project',
    type: 'text',
    required: true,
    placeholder: 'examples/poster/',
    ariaLabel: 'Address of the project’s folder',
  });
  const form = make(
    'form',
    { className: 'ask', method: 'get' },
    make('h2', { textContent: 'Which mini-program?' }),
    make('p', {
      textContent:
        'Give the address of a folder whose project.json lists its files: {"files": ["app.json", …]}.',
    }),
    make(
      'div',
      { className: 'field-line' },
      input,
      make('button', { className: 'primary', textContent: 'Open' }),
    ),
  );
  place.replaceChildren(form);
  input.focus();
}
