"""A mini-program from its sources, in its real frame and worker, with a test as the shell."""

import json
from typing import Any

from playwright.sync_api import FrameLocator, Page

from tests.support.logic import bundle

Files = dict[str, str]

# Before the worker's own script: runs what a test sends by the run's port. Not every browser's
# driver can reach into a worker.
_DRIVER = """'use strict';
addEventListener('message', ({ data: { type }, ports: [port] }) => {
  if (type !== 'start') return;
  port.addEventListener('message', async (event) => {
    if (event.data.type !== 'do') return;
    event.stopImmediatePropagation();
    const { script, given } = event.data;
    try {
      const value = await new Function('given', `return (async () => { ${script} })();`)(given);
      event.ports[0].postMessage({ value });
    } catch (error) {
      event.ports[0].postMessage({ error: String(error) });
    }
  });
});
"""

_SHELL = """
async ({ site, sources }) => {
  const source = (text) => new Blob([text], { type: 'text/javascript' });
  const load = (text) => import(URL.createObjectURL(source(text)));
  const { Frame } = await load(sources.frame);
  const { CompilerClient } = await load(sources.compile);
  const manifest = await (await fetch(`${site}/runtime/manifest.json`)).json();
  const fetched = async ({ name }) =>
    [name, await (await fetch(`${site}/runtime/${name}`)).blob()];
  const runtime = Object.fromEntries(await Promise.all(manifest.map(fetched)));
  const zipped = runtime['snapshot.bin'].stream();
  const memory = zipped.pipeThrough(new DecompressionStream('gzip'));
  runtime['snapshot.bin'] = await new Response(memory).blob();
  const compiler = new CompilerClient(`${site}/compile.js`);
  const parts = { view: sources.view, logic: source(sources.driver + sources.logic) };
  document.body.replaceChildren();
  document.body.style.margin = 0;
  window.runs = [];
  window.start = async ({ files, settings, open, width, height }) => {
    const blobs = Object.entries(files).map(([path, text]) => [path, new Blob([text])]);
    const given = Object.fromEntries(blobs);
    const compiled = await compiler.compile(given);
    const messages = [];
    const frame = new Frame(document, parts);
    const shown = frame.element.querySelector('iframe');
    Object.assign(shown, { width, height, id: `run${runs.length}` });
    shown.style = 'border: 0; display: block;';
    document.body.append(frame.element);
    const run = {
      compiled, files: given, runtime, settings, kept: { files: [], items: [] }, open,
      screen: { width, height },
    };
    const receive = (message) => {
      messages.push(message);
      if (message.type === 'effect') frame.send({ type: 'result', id: message.id, result: {} });
    };
    const broken = (reason) => messages.push({ type: 'broken', reason });
    void frame.start(run, { receive, broken });
    runs.push({ frame, messages });
    return compiled.problems;
  };
  window.doInside = (number, script, given) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { value, error } }) =>
      error === undefined ? resolve(value) : reject(new Error(error));
    runs[number].frame.send({ type: 'do', script, given }, [port2]);
  });
}
"""

# What every project has unless a test says otherwise. `log` is where its code writes.
_APP = "globalThis.log = []; globalThis.tt = tt; App({});"


class Bench:
    """Runs one mini-program after the other in a page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.last: MiniProgram | None = None
        self.count = 0
        page.goto(f"{site}/runtime/manifest.json")
        sources = {
            "frame": bundle("shell/frame.ts", "esm"),
            "compile": bundle("compile/client.ts", "esm"),
            "view": bundle("view/main.ts", "iife"),
            "logic": bundle("logic/worker.ts", "iife"),
            "driver": _DRIVER,
        }
        page.evaluate(_SHELL, {"site": site, "sources": sources})

    def run(
        self,
        files: Files,
        *,
        settings: dict[str, Any] | None = None,
        open_pages: list[dict[str, Any]] | None = None,
        size: tuple[int, int] = (375, 603),
        keep: bool = False,
    ) -> "MiniProgram":
        """Run a project, and return it when its first page has been opened.

        It lasts until the next one is run, or longer if it is to be kept.
        """
        if self.last:
            self.last.close()
        width, height = size
        options = {
            "files": project(files),
            "settings": settings or {},
            "open": open_pages or [],
            "width": width,
            "height": height,
        }
        problems = self.page.evaluate("(options) => start(options)", options)
        assert [each for each in problems if each["severity"] == "error"] == []
        program = MiniProgram(self.page, self.count)
        self.last = None if keep else program
        self.count += 1
        program.wait("['pages', 'failure'].includes(message.type)")
        failures = program.messages("failure")
        assert failures == [], failures
        return program


def project(files: Files) -> Files:
    """Return `files` with what a project cannot do without; names without a suffix are pages.

    Such a page is its template; its script, style and configuration are `name.js` and so on.
    """
    pages = [name for name in files if "." not in name]
    made = {f"{name}.ttml": files[name] for name in pages}
    made |= {f"{name}.js": "Page({})" for name in pages}
    config = {"pages": pages} | json.loads(files.get("app.json", "{}"))
    rest = {name: text for name, text in files.items() if "." in name}
    return {"app.js": _APP, **made, **rest, "app.json": json.dumps(config)}


class MiniProgram:
    """One run: its messages to the shell, what it shows, and the worker that it lives in."""

    def __init__(self, page: Page, number: int) -> None:
        self.page = page
        self.number = number
        self.pings = 0

    @property
    def frame(self) -> FrameLocator:
        """What the user sees; locators reach into pages."""
        return self.page.frame_locator(f"#run{self.number}")

    def close(self) -> None:
        self.page.evaluate("(number) => runs[number].frame.remove()", self.number)

    def wait(self, condition: str) -> None:
        """Wait until `condition`, about a `message`, is true of one."""
        self.page.wait_for_function(
            f"(number) => runs[number].messages.some((message) => {condition})", arg=self.number
        )

    def messages(self, *types: str) -> list[dict[str, Any]]:
        """Return what the worker has said of these types, up to now."""
        self.pings += 1
        self.send(type="ping", number=self.pings)
        self.wait(f"message.type === 'pong' && message.number === {self.pings}")
        found: list[dict[str, Any]] = self.page.evaluate(
            "(number) => runs[number].messages", self.number
        )
        return [message for message in found if message["type"] in types]

    def forget(self) -> None:
        """Forget the messages so far."""
        self.page.evaluate("(number) => { runs[number].messages.length = 0; }", self.number)

    def send(self, **message: Any) -> None:
        """Say something as the shell."""
        self.page.evaluate(
            "([number, message]) => runs[number].frame.send(message)", [self.number, message]
        )

    def look(self) -> dict[str, Any]:
        """Return what the shell was last told to draw around the page."""
        look: dict[str, Any] = self.messages("pages")[-1]["look"]
        return look

    def warnings(self) -> list[str]:
        return [message["line"]["text"] for message in self.messages("console")]

    def do(self, script: str, given: Any = None) -> Any:
        """Run the body of an async function in the worker, where `tt` is; return its result."""
        arguments = [self.number, script, given]
        return self.page.evaluate("(given) => doInside(...given)", arguments)

    def call(self, api: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
        """Call an asynchronous API and return what its success or its failure was given."""
        answer: dict[str, Any] = self.do(
            "return new Promise((done) => tt[given.api]({ ...given.options, success: done, "
            "fail: done }));",
            {"api": api, "options": options or {}},
        )
        return answer

    def log(self) -> list[Any]:
        """Return what the mini-program has written to its `log`."""
        log: list[Any] = self.do("return log;")
        return log

    def wait_for_log(self, condition: str) -> list[Any]:
        """Wait until `condition` of the array `log` is true, and return it."""
        self.do(
            f"""
            const end = performance.now() + 20000;
            while (!({condition}) && performance.now() < end) {{
              await new Promise((next) => setTimeout(next, 10));
            }}
            """
        )
        log = self.log()
        assert self.do(f"return Boolean({condition});"), log
        return log

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.page.evaluate(
            "([number, size]) => Object.assign(document.querySelector(`#run${number}`), size)",
            [self.number, {"width": width, "height": height}],
        )

    def view(self, script: str, given: Any = None) -> Any:
        """Run the body of a function in the view; `$` finds an element of the page on top."""
        frame = self.page.locator(f"#run{self.number}").element_handle().content_frame()
        assert frame is not None
        return frame.evaluate(
            """([script, given]) => {
              const top = document.querySelector('tt-page:not([covered])');
              const $ = (selector) => top.shadowRoot.querySelector(selector);
              return new Function('$', 'top', 'given', script)($, top, given);
            }""",
            [script, given],
        )
