/** `text`: text whose line breaks, spaces and entities are kept as its attributes say. */

import { Component } from './component';

/** Source: gadget page on text. */
const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
};
const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' };

/** What was given for a node that shows something else. */
interface Changed {
  source: string;
  shown: string;
}

/** One for all, since a page has many texts. */
const OBSERVER = new MutationObserver((records) => {
  const changed = records.map(({ target }) =>
    target instanceof Text ? target.parentNode : target,
  );
  for (const each of new Set(changed)) if (each instanceof TextElement) each.render();
});

export class TextElement extends Component {
  static override readonly mirrored = ['selectable'];
  private readonly changedNodes = new WeakMap<Node, Changed>();

  constructor() {
    super();
    OBSERVER.observe(this, { childList: true, characterData: true, subtree: true });
  }

  /** Show its text as its attributes say; an own change, seen again, changes nothing. */
  render(): void {
    for (const node of this.childNodes) {
      if (!(node instanceof Text)) continue;
      const before = this.changedNodes.get(node);
      const source = before?.shown === node.data ? before.source : node.data;
      const shown = this.shown(source);
      if (shown !== source) this.changedNodes.set(node, { source, shown });
      if (node.data !== shown) node.data = shown;
    }
  }

  protected override update(): void {
    this.render();
  }

  private shown(source: string): string {
    const { given } = this;
    // Templates write a line break as `\n`.
    const broken = source.replaceAll('\\n', '\n');
    const decoded = given.flag('decode')
      ? broken.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
      : broken;
    const space = SPACES[given.text('space')];
    return space ? decoded.replaceAll(' ', space) : decoded;
  }
}
