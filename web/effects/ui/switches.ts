/** A list of switches that count as the user leaves them. */

import type { EffectRequest } from '../../protocol/messages';
import { button, element } from './element';
import type { Answer, Question } from './question';

export type SwitchesRequest = Extract<EffectRequest, { kind: 'switches' }>;

export function switches(
  page: Document,
  request: SwitchesRequest,
  answer: (given: Answer) => void,
): Question {
  const { title, items, confirm } = request;
  const inputs = items.map(({ on }) => {
    const input = element(page, 'input', { role: 'switch' });
    input.type = 'checkbox';
    input.checked = on;
    return input;
  });
  const rows = inputs.map((input, index) =>
    element(page, 'label', {}, element(page, 'span', { text: items[index]?.text ?? '' }), input),
  );
  const done = button(page, { class: 'confirm', text: confirm }, () => answer('confirm'));
  done.autofocus = true;
  const dialog = element(
    page,
    'dialog',
    { class: 'modal switches', role: 'dialog', label: title },
    element(page, 'div', { class: 'words' }, element(page, 'h2', { text: title }), ...rows),
    element(page, 'div', { class: 'choices' }, done),
  );
  return {
    request,
    dialog,
    choices: `"confirm", or a number from 0 to ${items.length - 1} to switch that one first`,
    resultOf: (given) => {
      const flipped = typeof given === 'number' ? inputs[given] : undefined;
      if (typeof given === 'number' && !flipped) return undefined;
      if (flipped) flipped.checked = !flipped.checked;
      return { on: inputs.map((input) => input.checked) };
    },
  };
}
