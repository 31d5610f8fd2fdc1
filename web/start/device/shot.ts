/** A picture of the album: opens the viewer, can be downloaded. */

import { shortSize } from '../bytes';
import { make } from '../dom';
import type { Pysim } from '../surface';
import type { AlbumImage } from './holdings';
import { downloadIcon } from './icons';
import { ACT, type Row } from './list';
import { longName } from './row';

export interface Shot {
  image: AlbumImage;
  /** Its place in the album. */
  index: number;
}

/** Characters; there is less room than in a row. */
const TAIL = 8;

export function shotRow({ image, index }: Shot, album: Pysim['album']): Row {
  const { name, url, bytes } = image;
  const picture = make('img', {
    src: url,
    alt: '',
    decoding: 'async',
    className: 'checkered shot-picture',
  });
  const open = make('button', { type: 'button', className: 'shot-open', title: name }, picture);
  open.ariaLabel = `Open ${name}`;
  open.setAttribute(ACT, 'open');
  open.addEventListener('click', () => album.show(index));
  const facts = make('span', { className: 'row-facts', textContent: shortSize(bytes.length) });
  const element = make(
    'li',
    { className: 'shot' },
    open,
    make(
      'div',
      { className: 'shot-foot' },
      longName(name, 'mono', TAIL),
      facts,
      downloadIcon(url, name),
    ),
  );
  return { element };
}
