/** How far Python is: a slim bar, a word on the stage, the bytes; and what went wrong, if so. */

import type { Progress } from '../protocol/messages';
import { duration, megabytes } from './bytes';
import { byId } from './dom';
import type { Pysim } from './surface';

const STAGES: Record<Progress['stage'], string> = {
  download: 'Loading Python',
  start: 'Starting Python',
  import: 'Importing the simulator',
  ready: 'Python is ready',
};

export class ProgressView {
  private readonly core = byId('core', HTMLElement);
  private readonly text = byId('core-text', HTMLElement);
  private readonly bar = byId('bar', HTMLElement);
  private readonly fill = byId('bar-fill', HTMLElement);
  private readonly notice = byId('notice', HTMLElement);

  /** Follow `pysim` from now on. */
  follow(pysim: Pysim): void {
    const show = () => this.show(pysim.progress);
    window.addEventListener('pysim-progress', show);
    show();
    pysim.ready.then(
      () => this.state('ready', `Ready in ${duration(performance.now())}`),
      (error: Error) => this.explain(error.message, pysim.progress.stage === 'ready'),
    );
  }

  /** Say that the page cannot work; or, if Python is up, which wish it could not grant. */
  explain(reason: string, up: boolean): void {
    if (up) this.state('ready', 'Ready');
    else this.state('failed', 'Python is not running');
    this.notice.textContent = up
      ? `The address asks for a setting that is refused. ${reason} All settings are at their defaults.`
      : `Python could not start, so no call is answered. ${reason}`;
    this.notice.hidden = false;
  }

  private show({ stage, loaded, total }: Pysim['progress']): void {
    if (this.core.dataset.state !== 'starting') return;
    const bytes = stage === 'download' && loaded > 0 ? `, ${megabytes(loaded, total)}` : '';
    this.text.textContent = `${STAGES[stage]}${bytes}`;
    const part = total > 0 ? Math.min(1, loaded / total) : 0;
    this.fill.style.transform = `scaleX(${part})`;
    this.bar.setAttribute('aria-valuenow', String(Math.round(part * 100)));
    this.bar.setAttribute('aria-valuetext', this.text.textContent);
    this.bar.dataset.stage = stage;
  }

  private state(state: string, text: string): void {
    this.core.dataset.state = state;
    this.bar.dataset.stage = state;
    this.text.textContent = text;
  }
}
