/**
 * `rich-text`: HTML, or the same as data, without anything that could act or reach out. Its
 * elements are children of its own, so that the page's classes apply.
 */

import DOMPurify from 'dompurify';
import { Component } from './component';
import { scopedClasses } from './scope';

/** Elements and their attributes beside `class` and `style`. Source: gadget page on rich-text. */
const TRUSTED: Record<string, string[]> = {
  ...Object.fromEntries(
    (
      'a abbr b blockquote br code dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i ins label ' +
      'legend li p q span strong sub sup tbody tfoot thead tr ul pre'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  video: ['src', 'poster'],
};
const ADDRESSES = new Set(['src', 'poster']);
/** Only what is already here. */
const HERE = /^(data:(image|video)\/|blob:)/i;

const purify = DOMPurify(window);
purify.addHook('uponSanitizeAttribute', (node, data) => {
  const name = data.attrName;
  const isCommon = name === 'class' || name === 'style';
  const isTrusted = isCommon || TRUSTED[node.localName]?.includes(name);
  data.keepAttr = Boolean(isTrusted) && (!ADDRESSES.has(name) || HERE.test(data.attrValue));
  data.forceKeepAttr = data.keepAttr;
});

export class RichTextElement extends Component {
  protected override changed(name: string): void {
    if (name !== 'nodes') return;
    const nodes = this.given.raw('nodes');
    const dirty = Array.isArray(nodes) ? markupOf(nodes) : String(nodes ?? '');
    const clean = purify.sanitize(dirty, {
      ALLOWED_TAGS: ['#text', ...Object.keys(TRUSTED)],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      // An element that is not trusted goes with all that is in it (peer: WeChat).
      KEEP_CONTENT: false,
      RETURN_DOM_FRAGMENT: true,
    });
    for (const element of clean.querySelectorAll('[class]'))
      element.className = scopedClasses(this, element.className).join(' ');
    this.replaceChildren(clean);
  }
}

/** Written by the elements of a document that does nothing, whatever they are. */
function markupOf(nodes: unknown[]): string {
  const inert = document.implementation.createHTMLDocument('');
  inert.body.append(...nodes.flatMap((node) => nodeOf(inert, node)));
  return inert.body.innerHTML;
}

function nodeOf(inert: Document, node: unknown): Node[] {
  if (node === null || typeof node !== 'object') return [];
  const { type, text, name, attrs, children }: Record<string, unknown> = { ...node };
  if (type === 'text') return [inert.createTextNode(decoded(String(text ?? '')))];
  const tag = String(name ?? '').toLowerCase();
  if (!Object.hasOwn(TRUSTED, tag)) return [];
  const element = inert.createElement(tag);
  for (const [key, value] of Object.entries(attrs ?? {})) {
    if (key === 'class' || key === 'style' || TRUSTED[tag]?.includes(key))
      element.setAttribute(key, String(value));
  }
  if (Array.isArray(children)) element.append(...children.flatMap((each) => nodeOf(inert, each)));
  return [element];
}

/** Text may hold entities, which the browser's own parser knows. */
function decoded(text: string): string {
  const parsed = new DOMParser().parseFromString(text.replaceAll('<', '&lt;'), 'text/html');
  return parsed.documentElement.textContent ?? '';
}
