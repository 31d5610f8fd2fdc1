/** What is shown over the page, as a test sees and answers it, be it ahead of time. */

import type { Ui } from '../effects/ui/ui';

type Shown = NonNullable<Ui['surface']['shown']>;
type Answer = 'confirm' | 'cancel' | number;

export class Dialogs {
  /** Those that were answered ahead of time, as they were shown. */
  readonly answered: Shown[] = [];
  private readonly ahead: { kind: string; answer: Answer }[] = [];

  constructor(private readonly ui: Ui['surface']) {
    window.addEventListener('pysim-ui', () => this.changed());
  }

  /** The topmost dialog. */
  get shown(): Shown | null {
    const { shown } = this.ui;
    return shown?.kind === 'toast' ? null : shown;
  }

  /** Answer the dialog of that kind that is open, or the next one. */
  expect(kind: string, answer: Answer): void {
    this.ahead.push({ kind, answer });
    this.changed();
  }

  forget(): void {
    this.answered.length = 0;
    this.ahead.length = 0;
  }

  private changed(): void {
    const { shown } = this;
    const index = this.ahead.findIndex(({ kind }) => kind === shown?.kind);
    const [expected] = index < 0 ? [] : this.ahead.splice(index, 1);
    if (!shown || !expected) return;
    this.answered.push(shown);
    this.ui.answer(expected.answer);
  }
}
