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

export class TextElement extends Component {
  static override readonly mirrored = ['selectable'];
  /** What the mini-program gave, by the node that shows it. */
  private readonly sources = new WeakMap<Text, string>();
  private readonly observer = new MutationObserver((records) => {
    this.forget(records);
    this.update();
  });

  connectedCallback(): void {
    this.observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.observer.disconnect();
  }

  protected override update(): void {
    this.forget(this.observer.takeRecords());
    for (const node of this.childNodes) {
      if (!(node instanceof Text)) continue;
      const source = this.sources.get(node) ?? node.data;
      this.sources.set(node, source);
      const shown = this.shown(source);
      if (node.data !== shown) node.data = shown;
    }
    // The changes just made are no news.
    this.observer.takeRecords();
  }

  private forget(changes: MutationRecord[]): void {
    for (const { type, target } of changes) {
      if (type === 'characterData' && target instanceof Text) this.sources.delete(target);
    }
  }

  private shown(source: string): string {
    // Templates write a line break as `\n`.
    const broken = source.replaceAll('\\n', '\n');
    const decoded = this.given.flag('decode')
      ? broken.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
      : broken;
    const space = SPACES[this.given.text('space')];
    return space ? decoded.replaceAll(' ', space) : decoded;
  }
}
