/** The few helpers that building this page's elements takes. */

import { byId, make } from '../common/dom';

export { byId, make };

/** Text whose `code` is set in code. */
export function prose(text: string): Node[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 ? make('code', { textContent: part }) : document.createTextNode(part),
    );
}

/** The checked radio button's value. */
export function chosen(group: HTMLElement): string | undefined {
  return group.querySelector<HTMLInputElement>('input:checked')?.value;
}

/** Copy to the clipboard at a click and say so on the button for a moment. */
export function copyButton(button: HTMLButtonElement, text: () => string): void {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? 'Copied' : 'Not allowed';
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
}
