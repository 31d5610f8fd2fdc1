// A page of components without engine or worker: what a test gives is shown, what happens is noted.

import {
  BASE_SHEET,
  ComponentEvent,
  contentChanged,
  defineComponents,
  setAttribute,
  setClasses,
} from '../../../web/view/components';

defineComponents();
const root = document.querySelector('#page').attachShadow({ mode: 'open' });
const OWN = new Set(['tag', 'id', 'class', 'style', 'scope', 'children']);

/** Make what `{ tag, id, class, style, scope, children, …attributes }` or a text says, as the view does. */
function make(given) {
  if (typeof given === 'string') return document.createTextNode(given);
  const element = document.createElement(`tt-${given.tag}`);
  if (given.scope) element.setAttribute('tt-scope', given.scope);
  if (given.id) element.id = given.id;
  for (const [name, value] of Object.entries(given))
    if (!OWN.has(name)) setAttribute(element, name, value);
  if (given.style) element.style.cssText = given.style;
  if (given.class) setClasses(element, given.class);
  element.append(...(given.children ?? []).map(make));
  contentChanged(element);
  return element;
}

const plain = (value) => (value instanceof OffscreenCanvas ? 'OffscreenCanvas' : value);

window.harness = {
  events: [],
  surfaces: [],
  /** Called with each event, as the view would. */
  heard: undefined,
  show(tree, css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [BASE_SHEET, sheet];
    this.events = [];
    this.heard = undefined;
    root.replaceChildren(...tree.map(make));
  },
  get: (id) => root.getElementById(id),
  /** `version`: the edit that the value answers. */
  set(id, name, value, version) {
    setAttribute(this.get(id), name, value, version && { version, isAnswer: true });
  },
  put(id, children) {
    this.get(id).replaceChildren(...children.map(make));
  },
  /** Write another text in a node that holds nothing but text. */
  write(id, text) {
    this.get(id).firstChild.textContent = text;
    contentChanged(this.get(id));
  },
  classes: (id, names) => setClasses(root.getElementById(id), names),
};

document.addEventListener(ComponentEvent.TYPE, (event) => {
  const { name, version } = event;
  const target = event.composedPath()[0];
  if (event.detail.canvas) harness.surfaces.push(event.detail.canvas);
  const detail = Object.fromEntries(Object.entries(event.detail).map(([k, v]) => [k, plain(v)]));
  harness.events.push({ name, id: target.id, detail, version: version ?? null });
  harness.heard?.(event, target);
});
