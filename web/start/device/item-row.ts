/** Rows of the storage: a key, its value in readable form, type and size. */

import { shortSize } from '../bytes';
import { make } from '../dom';
import { highlight } from '../highlight';
import { ask } from './ask';
import type { Item } from './holdings';
import { copyIcon } from './icons';
import type { Row } from './list';
import type { Peek } from './peek';
import { longName, opener, rowOf, words } from './row';
import { readStored } from './stored-value';

/** Characters of a value that a row shows. */
const BRIEF = 200;

export function itemRow({ key, text }: Item, peek: Peek): Row {
  const value = readStored(text);
  const facts = `${value.type} · ${shortSize(new Blob([text]).size)}`;
  const open = () =>
    peek.show({
      title: key,
      body: make('pre', {}, make('code', {}, ...highlight(value.text))),
      facts,
      copy: { label: 'Copy value', text: value.text },
    });
  const main = opener(
    key,
    open,
    words(
      make(
        'span',
        { className: 'item-head' },
        longName(key, 'key'),
        make('span', { className: 'row-facts', textContent: facts }),
      ),
      make('code', { className: 'row-value' }, ...highlight(value.brief.slice(0, BRIEF))),
    ),
  );
  const element = rowOf({
    main,
    actions: [copyIcon(`Copy the value of ${key}`, value.text)],
    name: key,
    remove: () => ask((on) => tt.removeStorage({ key, ...on } as tt.RemoveStorageOptions)),
  });
  return { element };
}
