/** A dialog that shows one thing in full: an image, a text, bytes, a stored value. */

import { fileSize, moment } from '../bytes';
import { copyButton, make } from '../dom';
import { highlight } from '../highlight';
import { hexOf, imageType, textOf } from './contents-type';
import type { StoredFile } from './holdings';
import { iconButton } from './icons';

/** Bytes of a text, and of other contents, that are shown. */
const TEXT_LIMIT = 50_000;
const HEX_LIMIT = 1024;

export interface Sight {
  title: string;
  body: HTMLElement;
  facts: string;
  /** What the button Copy copies, and its label. */
  copy: { label: string; text: string };
  actions?: HTMLElement[];
  closed?: () => void;
}

export class Peek {
  private readonly dialog = make('dialog', { className: 'peek' });
  private closed: (() => void) | undefined;

  constructor() {
    this.dialog.addEventListener('close', () => {
      this.closed?.();
      this.closed = undefined;
      this.dialog.replaceChildren();
    });
    this.dialog.addEventListener('click', ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  show({ title, body, facts, copy, actions = [], closed }: Sight): void {
    const close = iconButton('close', 'Close');
    close.addEventListener('click', () => this.dialog.close());
    const button = make('button', { type: 'button', className: 'quiet', textContent: copy.label });
    copyButton(button, () => copy.text);
    this.dialog.ariaLabel = title;
    this.dialog.replaceChildren(
      make('div', { className: 'peek-head' }, make('h2', { textContent: title }), close),
      make('div', { className: 'peek-body', tabIndex: 0 }, body),
      make(
        'div',
        { className: 'peek-foot' },
        make('span', { className: 'peek-facts', textContent: facts }),
        ...actions,
        button,
      ),
    );
    // A double click opens twice.
    this.closed?.();
    this.closed = closed;
    if (!this.dialog.open) this.dialog.showModal();
  }
}

/** Show a file, in the way that its contents allow. */
export async function peekFile(peek: Peek, file: StoredFile, name: string): Promise<void> {
  const { path, contents, size, modified } = file;
  const type = await imageType(contents);
  // A page of the mini-program's is text here, not a page.
  const typed = new Blob([contents], { type: type ?? 'application/octet-stream' });
  const address = URL.createObjectURL(typed);
  const body = type ? await picture(address, path) : await letters(contents, name);
  const download = make('a', {
    className: 'quiet',
    href: address,
    download: name,
    textContent: 'Download',
  });
  peek.show({
    title: path,
    body,
    facts: [fileSize(size), moment(modified), dimensions(body)].filter(Boolean).join(' · '),
    copy: { label: 'Copy path', text: path },
    actions: [download],
    closed: () => URL.revokeObjectURL(address),
  });
}

async function picture(address: string, path: string): Promise<HTMLElement> {
  const image = make('img', { className: 'checkered', src: address, alt: path });
  const shown = await image.decode().then(
    () => true,
    () => false,
  );
  if (shown) return image;
  return make('p', {
    className: 'message',
    textContent: 'This begins like an image file, but the browser cannot decode it.',
  });
}

function dimensions(body: HTMLElement): string {
  if (!(body instanceof HTMLImageElement)) return '';
  return `${body.naturalWidth} × ${body.naturalHeight} px`;
}

async function letters(contents: Blob, name: string): Promise<HTMLElement> {
  if (contents.size === 0)
    return make('p', { className: 'message', textContent: 'An empty file.' });
  const text = await textOf(contents, TEXT_LIMIT);
  const shown = text ?? (await hexOf(contents, HEX_LIMIT));
  const limit = text === undefined ? HEX_LIMIT : TEXT_LIMIT;
  const rest = contents.size > limit && `The first ${fileSize(limit)}.`;
  const coloured = text !== undefined && name.endsWith('.json');
  return make(
    'div',
    {},
    make(
      'pre',
      { className: text === undefined ? 'hex' : '' },
      make('code', {}, ...(coloured ? highlight(shown) : [shown])),
    ),
    rest && make('p', { className: 'message', textContent: rest }),
  );
}
