/** The button that makes the device as new, after a question. */

import { make } from '../dom';
import type { Pysim } from '../surface';

export function forgetButton(button: HTMLButtonElement, pysim: Pysim): void {
  const problem = make('p', { className: 'row-problem', role: 'alert', hidden: true });
  const cancel = make('button', { type: 'button', className: 'quiet', textContent: 'Cancel' });
  const confirm = make('button', { type: 'button', className: 'primary bad' });
  confirm.textContent = 'Forget everything';
  const title = make('h2', { id: 'forget-title', textContent: 'Forget everything?' });
  const text = make('p', { id: 'forget-text' });
  text.textContent =
    'All files, all of the storage and all permissions go, as if the mini-program were installed ' +
    'anew. Images in the album stay, as they do on a phone, until this page is left.';
  const dialog = make(
    'dialog',
    { className: 'question', role: 'alertdialog' },
    title,
    text,
    problem,
    make('div', { className: 'question-foot' }, cancel, confirm),
  );
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.setAttribute('aria-describedby', text.id);
  document.body.append(dialog);

  button.addEventListener('click', () => {
    problem.hidden = true;
    dialog.showModal();
  });
  cancel.addEventListener('click', () => dialog.close());
  confirm.addEventListener('click', async () => {
    try {
      await pysim.clear();
      dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      problem.hidden = false;
    }
  });
}
