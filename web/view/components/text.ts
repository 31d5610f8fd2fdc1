/** `text`: text whose line breaks, spaces and entities are kept as its attributes say. */

import { Component } from './component';

/** Source: gadget page on text. */
const SPACES = new Map([
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
]);
const ENTITIES = new Map([...SPACES, ['lt', '<'], ['gt', '>'], ['amp', '&'], ['apos', "'"]]);

/** What was given for a node that shows something else. */
interface Changed {
  source: string;
  shown: string;
}

const changed = new WeakMap<Text, Changed>();

export class TextElement extends Component {
  static override readonly mirrored = ['selectable'];

  override contentChanged(): void {
    this.requestUpdate();
  }

  /** Show its text as its attributes say; what is shown already is known by its source. */
  protected override update(): void {
    for (let node = this.firstChild; node; node = node.nextSibling) {
      if (!(node instanceof Text)) continue;
      const before = changed.get(node);
      const source = before?.shown === node.data ? before.source : node.data;
      const shown = this.shown(source);
      if (shown !== source) changed.set(node, { source, shown });
      if (node.data !== shown) node.data = shown;
    }
  }

  private shown(source: string): string {
    const { given } = this;
    // Templates write a line break as `\n`.
    const broken = source.replaceAll('\\n', '\n');
    const decoded = given.flag('decode')
      ? broken.replace(/&(\w+);/g, (entity, name: string) => ENTITIES.get(name) ?? entity)
      : broken;
    const space = SPACES.get(given.text('space'));
    return space ? decoded.replaceAll(' ', space) : decoded;
  }
}
