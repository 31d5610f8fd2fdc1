/** A question with one or two buttons. */

import type { EffectRequest } from '../../protocol/messages';
import { button, element } from './element';
import type { Answer, Question } from './question';

export type ModalRequest = Extract<EffectRequest, { kind: 'modal' }>;

export function modal(
  page: Document,
  request: ModalRequest,
  answer: (given: Answer) => void,
): Question {
  const { title, content, confirm, cancel } = request;
  const heading = title ? element(page, 'h2', { class: 'two-lines', text: title }) : undefined;
  const text = content ? element(page, 'p', { text: content }) : undefined;
  const cancelling = cancel
    ? button(page, { class: 'cancel', text: cancel }, () => answer('cancel'))
    : undefined;
  const confirming = button(page, { class: 'confirm', text: confirm }, () => answer('confirm'));
  confirming.autofocus = true;
  const dialog = element(
    page,
    'dialog',
    { class: 'modal', role: 'dialog', label: title || content },
    element(page, 'div', { class: 'words' }, heading, text),
    element(page, 'div', { class: 'choices' }, cancelling, confirming),
  );
  if (text) {
    text.id = 'content';
    dialog.setAttribute('aria-describedby', text.id);
  }
  return {
    request,
    dialog,
    choices: cancel ? '"confirm" or "cancel"' : '"confirm"',
    resultOf: (given) => {
      if (given === 'confirm') return { confirm: true };
      return given === 'cancel' && cancel ? { confirm: false } : undefined;
    },
  };
}
