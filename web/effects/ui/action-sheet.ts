/** A menu of the mini-program's items. */

import type { EffectRequest } from '../../protocol/messages';
import type { Answer, Question } from './question';
import { sheet } from './sheet';

export type ActionSheetRequest = Extract<EffectRequest, { kind: 'actionSheet' }>;

export function actionSheet(
  page: Document,
  request: ActionSheetRequest,
  answer: (given: Answer) => void,
): Question {
  const { items } = request;
  const choices = items.map((text, index) => ({ text, tapped: () => answer(index) }));
  return {
    request,
    dialog: sheet(page, 'Menu', choices, () => answer('cancel')),
    choices: `0 to ${items.length - 1}, or "cancel"`,
    resultOf: (given) => {
      if (given === 'cancel') return { index: -1 };
      return typeof given === 'number' && given in items ? { index: given } : undefined;
    },
  };
}
