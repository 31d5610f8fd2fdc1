/** The card that somebody else would be sent, for the user to send or not. */

import { make } from '../../common/dom';
import type { ShareCard } from '../../protocol/shell';

/** `file` gives files of the mini-program; `answer` is told once. */
export function shareSheet(
  card: ShareCard,
  file: (path: string) => Promise<Blob>,
  answer: (done: boolean) => void,
): HTMLElement {
  const picture = make('div', { className: 'share-picture' });
  const sheet = make('div', { className: 'share', role: 'dialog', ariaLabel: 'Share' });
  const button = (textContent: string, className: string, done: boolean) => {
    const made = make('button', { type: 'button', className, textContent });
    made.addEventListener('click', () => {
      sheet.remove();
      answer(done);
    });
    return made;
  };
  const send = button('Send', 'primary', true);
  const words = make(
    'div',
    { className: 'share-card' },
    make('strong', { textContent: card.title }),
    picture,
    make('code', { textContent: card.path }),
  );
  const actions = make('div', { className: 'actions' }, button('Cancel', 'quiet', false), send);
  sheet.append(make('div', { className: 'share-sheet' }, words, actions));
  if (card.imageUrl) void show(picture, card.imageUrl, file);
  queueMicrotask(() => send.focus());
  return sheet;
}

async function show(
  place: HTMLElement,
  path: string,
  file: (path: string) => Promise<Blob>,
): Promise<void> {
  // Of the network only the name is shown.
  const contents = await file(path).catch(() => undefined);
  if (!contents) {
    place.textContent = path;
    return;
  }
  const image = make('img', { src: URL.createObjectURL(contents), alt: '' });
  image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true });
  place.append(image);
}
