/**
 * Selectors of a sheet in the view, where each tag `foo` is the element `tt-foo`: those of a component
 * reach its own elements alone, those of the app and of pages reach none of a component's.
 */

import parser, { type Node, type Pseudo, type Selector } from 'postcss-selector-parser';

/** Pseudo-classes that hold selectors; others hold words that look like them. */
const HOLDERS = [':not', ':is', ':where', ':has', ':matches', ':any', ':-webkit-any'];

/** Selectors of classes alone, which most are and which need no parser. */
const CLASSES = /^\s*\.[a-z_][\w-]*(?:[\s>+~,]*\.[a-z_][\w-]*)*\s*$/i;

/** `scope` is empty for the app and for pages. Throws what is wrong with the selector. */
export function scopeSelector(selector: string, scope: string): string {
  if (CLASSES.test(selector)) return scope ? selector.replace(/\./g, `.${scope}--`) : selector;
  const processor = parser((root) => {
    root.each((each) => scopeOne(each, scope));
  });
  return processor.processSync(selector);
}

function scopeOne(selector: Selector, scope: string): void {
  check(selector);
  for (const compound of compoundsOf(selector)) {
    const isClassed = compound.some(({ type }) => type === 'class');
    const page = scope === '' ? compound.find(isPage) : undefined;
    // Nested rules have the scope of the rule around them.
    const isOwn = page !== undefined || compound.some((node) => isHost(node) || isNesting(node));
    for (const node of compound) rename(node, scope);
    if (page) toHost(page, compound);
    // A class carries the scope in its name.
    else if (!isClassed && !isOwn) mark(compound, scope);
  }
}

/** Find what the parser lets pass, but a browser drops without a word. */
function check(selector: Selector): void {
  if (selector.nodes.length === 0) throw new Error('there is nothing beside a comma');
  selector.walkClasses((name) => {
    if (/^\.(?:\d|$)/.test(String(name).trim()))
      throw new Error('the name of a class must follow the dot, and begin with no digit');
  });
}

/** The parts of a selector between its combinators. */
function compoundsOf(selector: Selector): Node[][] {
  const compounds: Node[][] = [[]];
  for (const node of selector.nodes) {
    if (node.type === 'combinator') compounds.push([]);
    else if (node.type !== 'comment') compounds.at(-1)?.push(node);
  }
  return compounds.filter((compound) => compound.length > 0);
}

function rename(node: Node, scope: string): void {
  if (node.type === 'tag') node.value = `tt-${node.value}`;
  else if (node.type === 'class' && scope !== '') node.value = `${scope}--${node.value}`;
  else if (node.type === 'pseudo' && HOLDERS.includes(node.value.toLowerCase())) {
    node.each((inner) => inner.each((each) => rename(each, scope)));
  } else if (isHost(node) && scope !== '') hostOf(node, scope);
}

/** `:host(.a)` is the component's element with a class that whoever uses it has given. */
function hostOf(host: Pseudo, scope: string): void {
  const inner = host.nodes.map(String).join(',');
  const attribute = `[tt-host="${scope}"]`;
  host.replaceWith(
    parser.string({ value: inner === '' ? attribute : `${attribute}:is(${inner})` }),
  );
}

/** A page is the host of the shadow root that its sheets are in. */
function toHost(page: Node, compound: Node[]): void {
  const rest = compound.filter((node) => node !== page && !isPseudoElement(node));
  const written = rest.map(String).join('');
  for (const node of rest) node.remove();
  const { before } = page.spaces;
  const host = parser.string({ value: written === '' ? ':host' : `:host(${written})` });
  host.spaces.before = before;
  page.replaceWith(host);
}

/** Put the scope behind the tag, with no weight of its own. */
function mark(compound: Node[], scope: string): void {
  const value = scope === '' ? ':where(:not([tt-scope]))' : `:where([tt-scope="${scope}"])`;
  const scoped = parser.string({ value });
  const [first] = compound;
  if (!first) return;
  const { parent } = first;
  if (first.type === 'tag' || first.type === 'universal') parent?.insertAfter(first, scoped);
  else {
    scoped.spaces.before = first.spaces.before;
    first.spaces.before = '';
    parent?.insertBefore(first, scoped);
  }
}

function isPage(node: Node): boolean {
  return node.type === 'tag' && node.value === 'page';
}

function isHost(node: Node): node is Pseudo {
  return node.type === 'pseudo' && node.value === ':host';
}

function isNesting(node: Node): boolean {
  return node.type === 'nesting';
}

function isPseudoElement(node: Node): boolean {
  return node.type === 'pseudo' && /^::|^:(?:before|after)$/.test(node.value);
}
