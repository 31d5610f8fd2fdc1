/**
 * What tests of the compiler need in a page: the compiler's client, and what it made run in the
 * component engine over the page's own DOM, or put on elements as the view does it.
 */

import { type Element, globalOptions, triggerEvent } from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { BUILT_INS, tagOf } from '../../../web/common/built-ins';
import { CompilerClient } from '../../../web/compile/client';
import { Modules } from '../../../web/logic/modules';
import type { Compiled, TemplateHost } from '../../../web/protocol/project';

type Evaluated = (host: TemplateHost) => Record<string, never>;

// biome-ignore lint/security/noGlobalEval: what is compiled is run, as the logic worker does it.
const evaluate = globalThis.eval;
// As the logic worker sets it.
globalOptions.multipleSlots = true;
let client: CompilerClient | undefined;

function compile(files: Record<string, string>): Promise<Compiled> {
  client ??= new CompilerClient('/compile.js');
  const blobs = Object.entries(files).map(([path, text]) => [path, new Blob([text])]);
  return client.compile(Object.fromEntries(blobs));
}

/** Draw a page with the engine; its scripts find the global `log`. */
function draw(compiled: Compiled, path: string): HTMLElement {
  const env = new MiniProgramEnv();
  const space = env.getGlobalCodeSpace().getComponentSpace();
  for (const name of BUILT_INS) space.setGlobalUsingComponent(name, tagOf(name));
  const code = env.createCodeSpace('app', true);
  const filters = new Modules(compiled.filters, () => ({}));
  const groupList = (evaluate(compiled.templates) as Evaluated)({
    handle: (owner, event, handler) => handler.call(owner, event),
    filter: (name) => filters.load(name),
  });
  for (const [name, content] of Object.entries(groupList)) {
    code.addCompiledTemplate(name, { groupList, content, fallbackListenerOnNativeNode: true });
  }
  for (const [name, { component, usingComponents }] of Object.entries(compiled.definitions)) {
    const absolute = Object.entries(usingComponents).map(([tag, target]) => [tag, `/${target}`]);
    const config = { component, usingComponents: Object.fromEntries(absolute) };
    code.addComponentStaticConfig(name, config);
  }
  const modules = new Modules(compiled.scripts, (file) => ({
    ...code.componentEnv(file.replace(/\.js$/, ''), (given) => given),
  }));
  for (const name of Object.keys(compiled.definitions)) modules.load(`${name}.js`);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = env.associateBackend().createRoot('tt-page', code, path);
  root.attach(document.body as never, place as never);
  return document.body;
}

/** Let an event happen to the drawn element whose class ends with `name`. */
function fire(name: string, type: string): void {
  const found = document.querySelector(`[class$="${name}"]`) as unknown as { __wxElement: Element };
  triggerEvent(found.__wxElement, type, {}, { bubbles: true, composed: true, capturePhase: true });
}

/** Put `html` in a page whose sheets are those of `path` and of `components`. */
function dress(compiled: Compiled, html: string, path: string, components: string[]): ShadowRoot {
  const page = document.createElement('tt-page');
  page.style.setProperty('--rpx', '0.5px');
  const content = page.attachShadow({ mode: 'open' });
  content.innerHTML = html;
  content.adoptedStyleSheets = ['app', path, ...components].flatMap((name) => {
    const css = compiled.styles[name];
    if (css === undefined) return [];
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [sheet];
  });
  document.body.replaceChildren(page);
  return content;
}

/** Run a file as the logic worker does it, and return its exports. */
function run(compiled: Compiled, path: string): unknown {
  return new Modules(compiled.scripts, () => ({ Page: () => undefined })).load(path);
}

/** The message that the templates throw when they are evaluated; the empty text if none. */
function failure({ templates }: Compiled): string {
  try {
    (evaluate(templates) as Evaluated)({ handle: () => undefined, filter: () => ({}) });
    return '';
  } catch (error) {
    return String(error);
  }
}

Object.assign(window, { compile, draw, fire, dress, run, failure, CompilerClient, log: [] });
