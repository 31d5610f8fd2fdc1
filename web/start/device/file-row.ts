/** Rows of the files: a thumbnail if it is an image, its name, size and time, what can be done. */

import { moment, shortSize } from '../bytes';
import { make } from '../dom';
import { ask } from './ask';
import { imageType } from './contents-type';
import type { Entry, StoredFile } from './holdings';
import { copyIcon, downloadIcon, icon } from './icons';
import type { Row } from './list';
import { type Peek, peekFile } from './peek';
import { longName, opener, rowOf, words } from './row';

export function entryRow(entry: Entry, inside: readonly Entry[], peek: Peek): Row {
  return entry.kind === 'file'
    ? fileRow(entry, peek)
    : { element: directoryRow(entry.path, inside.length) };
}

/** A file's name below its area. */
export function nameOf(path: string): string {
  return path.replace(/^ttfile:\/\/\w+\//, '');
}

function fileRow(file: StoredFile, peek: Peek): Row {
  const { path, contents, size, modified } = file;
  const name = nameOf(path);
  const base = name.slice(name.lastIndexOf('/') + 1);
  const address = URL.createObjectURL(contents);
  const thumb = make('span', { className: 'thumb' });
  thumb.append(icon('file'));
  const dimensions = make('span');
  const facts = make(
    'span',
    { className: 'row-facts', title: new Date(1000 * modified).toISOString() },
    `${shortSize(size)} · ${moment(modified)}`,
    dimensions,
  );
  const shown = show(contents, address, thumb, dimensions);
  const main = opener(
    path,
    () => void peekFile(peek, file, base),
    thumb,
    words(longName(name, 'mono'), facts),
  );
  const element = rowOf({
    main,
    actions: [copyIcon(`Copy the path ${path}`, path), downloadIcon(address, base)],
    name,
    remove: () =>
      ask((on) => tt.getFileSystemManager().unlink({ filePath: path, ...on } as tt.UnlinkOptions)),
  });
  // An address that is revoked while it loads would be an error in the console.
  return { element, release: () => void shown.then(() => URL.revokeObjectURL(address)) };
}

/** Show an image in place of the icon, unless it is broken; resolves once it is loaded or is none. */
async function show(
  contents: Blob,
  address: string,
  thumb: HTMLElement,
  dimensions: HTMLElement,
): Promise<void> {
  if (!(await imageType(contents))) return;
  const image = make('img', { alt: '', decoding: 'async' });
  image.src = address;
  const loaded = await new Promise((ended) => {
    image.addEventListener('load', () => ended(true));
    image.addEventListener('error', () => ended(false));
  });
  if (!loaded) return;
  dimensions.textContent = ` · ${image.naturalWidth} × ${image.naturalHeight} px`;
  image.className = 'checkered';
  thumb.replaceChildren(image);
}

function directoryRow(path: string, inside: number): HTMLElement {
  const name = `${nameOf(path)}/`;
  const thumb = make('span', { className: 'thumb' });
  thumb.append(icon('folder'));
  const facts = inside === 0 ? 'empty' : `holds ${inside}`;
  return rowOf({
    main: make(
      'span',
      { className: 'row-open' },
      thumb,
      words(
        longName(name, 'mono'),
        make('span', { className: 'row-facts', textContent: `directory · ${facts}` }),
      ),
    ),
    actions: [copyIcon(`Copy the path ${path}`, path)],
    name: inside === 0 ? name : `${name} with what it holds`,
    remove: () =>
      ask((on) =>
        tt
          .getFileSystemManager()
          .rmdir({ dirPath: path, recursive: true, ...on } as tt.RmdirOptions),
      ),
  });
}
