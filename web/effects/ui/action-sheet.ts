/** A menu that comes up from below. */

import type { EffectRequest } from '../../protocol/messages';
import { button, element } from './element';
import type { Answer, Question } from './question';

export type ActionSheetRequest = Extract<EffectRequest, { kind: 'actionSheet' }>;

export function actionSheet(
  page: Document,
  request: ActionSheetRequest,
  answer: (given: Answer) => void,
): Question {
  const { items } = request;
  const choices = items.map((text, index) => button(page, { text }, () => answer(index)));
  const cancelling = button(page, { class: 'cancel', text: 'Cancel' }, () => answer('cancel'));
  const dialog = element(
    page,
    'dialog',
    { class: 'sheet', role: 'dialog', label: 'Menu' },
    ...choices,
    cancelling,
  );
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    // The dialog is its own backdrop; a tap by keyboard has no place.
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) answer('cancel');
  });
  return {
    request,
    dialog,
    choices: `0 to ${items.length - 1}, or "cancel"`,
    resultOf: (given) => {
      if (given === 'cancel') return { index: -1 };
      return typeof given === 'number' && given in items ? { index: given } : undefined;
    },
  };
}
