"""A run of a mini-program in a bare frame: its real frame and worker, with a test as the shell."""

import base64
from functools import cache
from typing import Any

from playwright.sync_api import Page, Worker

from tools.command import WEB, npm_program, output

_SHELL = """
async ({ site, sources, scripts, files, settings, items, damaged }) => {
  const module = URL.createObjectURL(new Blob([sources.frame], { type: 'text/javascript' }));
  const { Frame } = await import(module);
  const manifest = await (await fetch(`${site}/runtime/manifest.json`)).json();
  const load = async ({ name }) => [name, await (await fetch(`${site}/runtime/${name}`)).blob()];
  const runtime = Object.fromEntries(await Promise.all(manifest.map(load)));
  const zipped = runtime['snapshot.bin'].stream();
  const memory = zipped.pipeThrough(new DecompressionStream('gzip'));
  runtime['snapshot.bin'] = await new Response(memory).blob();
  for (const [name, text] of Object.entries(damaged)) {
    if (text === null) delete runtime[name];
    else runtime[name] = new Blob([text]);
  }
  const page = 'pages/index';
  const look = {
    navigationBarBackgroundColor: '#000000', navigationBarTextStyle: 'white',
    navigationBarTitleText: '', transparentTitle: 'none', navigationStyle: 'default',
    backgroundColor: '#ffffff', backgroundTextStyle: 'dark', backgroundColorTop: '#ffffff',
    backgroundColorBottom: '#ffffff', enablePullDownRefresh: false, onReachBottomDistance: 50,
    disableScroll: false,
  };
  const compiled = {
    pages: [page], entry: page, broken: {}, windows: { [page]: look }, tabBar: null,
    definitions: { [page]: { component: false, usingComponents: {} } },
    scripts: { 'app.js': 'globalThis.tt = tt; App({});', [`${page}.js`]: 'Page({});', ...scripts },
    filters: {}, templates: '() => ({})', styles: {}, fonts: '', scopes: {}, problems: [],
  };
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const blobs = Object.entries(files).map(([path, base64]) => [path, new Blob([bytes(base64)])]);
  window.messages = [];
  window.answers = true;
  const hear = (message) => {
    messages.push(message);
    if (message.type === 'progress' && message.progress.stage === 'ready') {
      window.startMs = performance.now() - began;
    }
    if (message.type === 'effect' && window.answers) reply(message.id);
  };
  window.reply = (id, result = {}) => frame.send({ type: 'result', id, result });
  const began = performance.now();
  const logic = new Blob([sources.logic], { type: 'text/javascript' });
  const frame = new Frame(document, { view: sources.view, logic });
  const run = {
    compiled, files: Object.fromEntries(blobs), runtime, settings, kept: { files: [], items },
    open: [], screen: { width: 375, height: 603 },
  };
  const broken = (reason) => messages.push({ type: 'broken', reason });
  void frame.start(run, { receive: hear, broken });
  window.frame = frame;
  document.body.append(frame.element);
}
"""

NATIVE = """
globalThis.native = {};
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'indexedDB',
  'caches', 'navigator', 'location', 'origin']) {
  let scope = globalThis;
  while (scope && !Object.hasOwn(scope, name)) scope = Object.getPrototypeOf(scope);
  const { get, value } = (scope && Object.getOwnPropertyDescriptor(scope, name)) || {};
  Object.defineProperty(native, name, { get: () => (get ? get.call(globalThis) : value) });
}
"""
"""A script before that of the worker: what could reach anything stays at hand as `native`.

The scope of a mini-program has none of it, so tests of what else keeps it in have to hand it out.
"""


@cache
def _sources() -> dict[str, str]:
    return {
        "frame": bundle("shell/frame.ts", "esm"),
        "view": bundle("view/main.ts", "iife"),
        "logic": NATIVE + bundle("logic/worker.ts", "iife"),
    }


def bundle(entry: str, form: str) -> str:
    """Return the source of a bundle of web/`entry`."""
    options = [
        "--bundle",
        "--target=es2022",
        "--charset=utf8",
        f"--format={form}",
        "--log-level=error",
    ]
    source = output([npm_program("esbuild"), entry, *options], cwd=WEB)
    assert source, f"{entry} cannot be bundled"
    return source


class Run:
    """One run: its messages to the shell, and its worker, in whose global scope `tt` is."""

    def __init__(self, page: Page, site: str, **given: Any) -> None:
        given["files"] = {
            path: base64.b64encode(data).decode() for path, data in given.get("files", {}).items()
        }
        defaults: dict[str, Any] = {"scripts": {}, "settings": {}, "items": [], "damaged": {}}
        page.route(f"{site}/blank.html", lambda route: route.fulfill(body="<!doctype html>"))
        page.goto(f"{site}/blank.html")
        options = {"site": site, "sources": _sources(), **defaults, **given}
        with page.expect_worker() as started:
            page.evaluate(_SHELL, options)
        self.page = page
        self.worker: Worker = started.value

    def wait(self, condition: str) -> None:
        """Wait until `condition`, about a `message`, is true of one."""
        self.page.wait_for_function(f"messages.some((message) => {condition})")

    def start(self) -> None:
        """Wait until the first page is shown, which all code of the mini-program comes before."""
        self.wait("['pages', 'failure', 'broken'].includes(message.type)")
        assert self.messages("failure", "broken") == []

    def forget(self) -> None:
        """Forget the messages so far, and answer effects at once from now on."""
        self.page.evaluate("messages.length = 0; answers = true;")

    def configure(self, **settings: Any) -> dict[str, Any]:
        """Change settings, and return what the worker says to that."""
        self.page.evaluate("messages = messages.filter(({ type }) => type !== 'configured')")
        self.page.evaluate(
            "(settings) => frame.send({ type: 'configure', id: 1, settings })", settings
        )
        self.wait("message.type === 'configured'")
        return self.messages("configured")[0]

    def messages(self, *types: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("messages")
        return [message for message in found if message["type"] in types]

    def evaluate(self, script: str, given: Any = None) -> Any:
        """Run the body of an async function of `given` in the worker."""
        return self.worker.evaluate(f"async (given) => {{ {script} }}", given)
