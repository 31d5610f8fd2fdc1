/** A dialog that waits for the user: what every one of them is and does, whatever it asks. */

import type { EffectRequest, Resume } from '../../protocol/messages';
import type { Layer } from './layer';

export type Result = Resume['result'];

/** What a test may answer: a button by its meaning, an item by its number, or picked files. */
export type Answer = 'confirm' | 'cancel' | number | readonly Blob[];

/** One kind of dialog. */
export interface Question {
  request: EffectRequest;
  dialog: HTMLDialogElement;
  /** The result that `answer` means; undefined if it fits no button. */
  resultOf(answer: Answer): Result | Promise<Result> | undefined;
  /** What can be answered, for an error text. */
  choices: string;
}

/** Show the dialog over the page until it is answered; then it goes and `ended` is told. */
export function ask(
  question: Question,
  layer: Layer,
  ended: (result: Result | Promise<Result>) => void,
): Asked {
  const { dialog } = question;
  let open = true;
  const answer = (given: Answer): boolean => {
    const result = question.resultOf(given);
    if (result === undefined || !open) return false;
    open = false;
    // Closing gives the focus back to what had it.
    dialog.close();
    dialog.remove();
    ended(result);
    return true;
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    answer('cancel');
  });
  // A browser lets nobody prevent a second Escape.
  dialog.addEventListener('close', () => {
    if (open && !answer('cancel')) dialog.showModal();
  });
  dialog.addEventListener('keydown', (event) => keepFocus(event, dialog));
  layer.add(dialog);
  dialog.showModal();
  return { question, answer };
}

export interface Asked {
  question: Question;
  /** False if that is no answer to the question. */
  answer(given: Answer): boolean;
}

/** From the last button the Tab key leads to the first, not out into the browser. */
function keepFocus(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  if (event.key !== 'Tab') return;
  const buttons = [...dialog.querySelectorAll<HTMLElement>(':is(button, input):not(:disabled)')];
  const [first] = buttons;
  const last = buttons.at(-1);
  const root = dialog.getRootNode() as ShadowRoot;
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (root.activeElement !== from && root.activeElement !== dialog) return;
  event.preventDefault();
  to?.focus();
}
