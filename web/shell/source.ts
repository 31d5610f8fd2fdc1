/** Sources of the project: the lines around a place, and whole files in a dialog. */

import { make } from '../common/dom';
import type { Place } from '../protocol/console';
import type { ProjectFiles } from '../protocol/project';
import { iconButton } from './icons';

/** Lines before and after the one that is meant. */
const AROUND = 2;

/** `pages/a.js:3:5`, as the browser and editors write it. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

export class Sources {
  private readonly dialog = make('dialog', { className: 'source' });

  /** `files`: those of the project as it is now. */
  constructor(private readonly files: () => ProjectFiles) {
    // Beside what it holds is the backdrop.
    this.dialog.addEventListener('click', ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  /** A link that opens the file there. */
  link(place: Place): HTMLButtonElement {
    const made = make('button', { type: 'button', className: 'place' }, placeText(place));
    made.title = `Show ${placeText(place)}`;
    made.addEventListener('click', () => void this.open(place));
    return made;
  }

  /** The lines around `place`, with a mark below its column; nothing if there is no such file. */
  async excerpt({ file, line, column }: Place): Promise<HTMLElement | undefined> {
    const lines = await this.lines(file);
    if (!lines || line > lines.length) return undefined;
    const first = Math.max(1, line - AROUND);
    const shown = lines.slice(first - 1, line + AROUND);
    return listing(shown, first, { line, column });
  }

  /** Show all of the file, the place in sight. */
  async open(place: Place): Promise<void> {
    const lines = (await this.lines(place.file)) ?? ['This file is not part of the project.'];
    const code = listing(lines, 1, place);
    const close = iconButton('close', 'Close', () => this.dialog.close());
    const head = make(
      'header',
      { className: 'source-head' },
      make('h2', { textContent: placeText(place) }),
      close,
    );
    const body = make('div', { className: 'source-body', tabIndex: 0 }, code);
    this.dialog.setAttribute('aria-label', `Source of ${place.file}`);
    this.dialog.replaceChildren(make('div', { className: 'source-sheet' }, head, body));
    if (!this.dialog.open) this.dialog.showModal();
    code.querySelector('.meant')?.scrollIntoView({ block: 'center' });
  }

  private async lines(file: string): Promise<string[] | undefined> {
    return (await this.files()[file]?.text())?.split(/\r?\n/);
  }
}

function listing(
  lines: readonly string[],
  first: number,
  { line, column }: Pick<Place, 'line' | 'column'>,
): HTMLElement {
  const rows = lines.map((text, index) => {
    const number = first + index;
    const row = make(
      'div',
      { className: number === line ? 'line meant' : 'line' },
      make('span', { className: 'number', textContent: String(number) }),
      make('code', { textContent: text || ' ' }),
    );
    if (number === line)
      row.append(make('span', { className: 'caret', textContent: caret(text, column) }));
    return row;
  });
  return make('div', { className: 'listing' }, ...rows);
}

/** A mark under the column; tabs stay tabs, so that it is where the text is. */
function caret(text: string, column: number): string {
  return `${text.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ')}^`;
}
