/** Which elements are open at each place of a template, and what stands where nothing may. */

import type { Report } from '../report';
import { blank, type Replacement } from './replacement';
import type { Tag } from './scan';

export class Nesting {
  /** The innermost first. */
  private readonly open: Tag[] = [];

  constructor(
    private readonly source: string,
    private readonly report: Report,
  ) {}

  /** Whether text here is shown by a `<text>`. */
  get isInText(): boolean {
    return this.open.find(({ name }) => name !== 'block')?.name === 'text';
  }

  /** Go on behind `tag`; the content of an element that has none is taken out. */
  next(tag: Tag): Replacement[] {
    if (!tag.isClosing) {
      if (!tag.isEmpty) this.open.unshift(tag);
      return [];
    }
    if (!tag.isClosed) {
      this.report.error(`</${tag.name} has no >: write </${tag.name}>.`, tag.at - 2);
    }
    const index = this.open.findIndex(({ name }) => name === tag.name);
    // Of those between, and of a tag that closes nothing, the compiler tells.
    const opened = this.open.splice(0, index + 1).pop();
    return opened && isHollow(opened) ? this.hollow(opened, tag.at - 2) : [];
  }

  private hollow(tag: Tag, closing: number): Replacement[] {
    const { name, end } = tag;
    const content = this.source.slice(end, closing);
    const first = content.replace(/<!--[\s\S]*?-->/g, blank).search(/\S/);
    // A template of no name has been told of.
    if (first >= 0 && !(name === 'template' && !has(tag, 'is'))) {
      const reason =
        name === 'slot'
          ? '<slot> shows what is given to the component and nothing else'
          : `<${name}> takes no content`;
      this.report.warn(`${reason}: this is ignored.`, end + first);
    }
    return [{ at: end, text: blank(content) }];
  }
}

/** Whether the element itself has no content. */
function isHollow(tag: Tag): boolean {
  if (tag.name === 'template') return !has(tag, 'name');
  return tag.name === 'sjs' ? has(tag, 'src') : ['slot', 'import', 'include'].includes(tag.name);
}

function has({ attributes }: Tag, wanted: string): boolean {
  return attributes.some(({ name }) => name === wanted);
}
