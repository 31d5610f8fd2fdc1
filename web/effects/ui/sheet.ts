/** The look of a menu that comes up from below: items, a way to cancel, and taps beside it. */

import { button, element } from './element';

export interface SheetItem {
  text: string;
  tapped(): void;
}

export function sheet(
  page: Document,
  label: string,
  items: SheetItem[],
  cancelled: () => void,
): HTMLDialogElement {
  const dialog = element(
    page,
    'dialog',
    { class: 'sheet', role: 'dialog', label },
    ...items.map(({ text, tapped }) => button(page, { text }, tapped)),
    button(page, { class: 'cancel', text: 'Cancel' }, cancelled),
  );
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    // The dialog is its own backdrop; a tap by keyboard has no place.
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) cancelled();
  });
  return dialog;
}
