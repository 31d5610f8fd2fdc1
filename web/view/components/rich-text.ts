/**
 * `rich-text`: HTML, or the same as data, without anything that could act or reach out. Its
 * elements are children of its own, so that the page's classes apply. It asks for the files of its
 * images, which come as its attribute `files`.
 */

import DOMPurify from 'dompurify';
import { dressStyle } from '../fonts';
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

/** Paths of the images that passed the last time, in their order; undefined: it needs no file. */
const paths: (string | undefined)[] = [];
const pathOf = new WeakMap<Element, string>();

const purify = DOMPurify(window);
purify.addHook('afterSanitizeAttributes', (element) => {
  if (element.localName === 'img') paths.push(pathOf.get(element));
});
purify.addHook('uponSanitizeAttribute', (node, data) => {
  const name = data.attrName;
  const isPath = name === 'src' && !HERE.test(data.attrValue);
  if (isPath && data.attrValue !== '') pathOf.set(node, data.attrValue);
  const isCommon = name === 'class' || name === 'style';
  const isTrusted = isCommon || TRUSTED[node.localName]?.includes(name);
  data.keepAttr = Boolean(isTrusted) && (!ADDRESSES.has(name) || HERE.test(data.attrValue));
  data.forceKeepAttr = data.keepAttr;
});

export class RichTextElement extends Component {
  /** Images that wait for their files. */
  private readonly waiting = new Map<HTMLImageElement, string>();
  private isAsked = false;

  protected override changed(name: string): void {
    if (name === 'nodes') this.show();
    if (name === 'files') this.fill();
  }

  /** Nobody hears an element that is not in the page yet. */
  protected override update(): void {
    if (this.isAsked || this.waiting.size === 0) return;
    this.isAsked = true;
    this.emit('files', { paths: [...new Set(this.waiting.values())] });
  }

  private show(): void {
    const nodes = this.given.raw('nodes');
    const dirty = Array.isArray(nodes) ? markupOf(nodes) : String(nodes ?? '');
    paths.length = 0;
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
    for (const element of clean.querySelectorAll<HTMLElement>('[style]')) dressStyle(element.style);
    this.waiting.clear();
    for (const [index, image] of clean.querySelectorAll('img').entries()) {
      const path = paths[index];
      // The browser would show a sign of its own.
      image.addEventListener('error', () => image.removeAttribute('src'));
      if (path !== undefined) this.waiting.set(image, path);
    }
    this.isAsked = false;
    this.replaceChildren(clean);
  }

  private fill(): void {
    const files = new Map(Object.entries(Object(this.given.raw('files'))));
    for (const [image, path] of this.waiting) {
      const file = files.get(path);
      if (!(file instanceof Blob)) continue;
      this.waiting.delete(image);
      const address = URL.createObjectURL(file);
      const forget = () => URL.revokeObjectURL(address);
      image.addEventListener('load', forget, { once: true });
      image.addEventListener('error', forget, { once: true });
      image.src = address;
    }
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
