"""Put the canvases of a case on a page, and bring about what makes one unreadable."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from tests.support import network
from tests.support.cases import Case, Scene

_DRAW = """
async ({ scenes }) => {
  document.body.replaceChildren();
  await Promise.all(Object.entries(scenes).map(([id, scene]) => {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('canvas-id', id);
    canvas.style.width = `${scene.width}px`;
    canvas.style.height = `${scene.height}px`;
    document.body.append(canvas);
    const context = tt.createCanvasContext(id);
    for (const [x, y, width, height, colour] of scene.rects) {
      context.setFillStyle(colour);
      context.fillRect(x, y, width, height);
    }
    return new Promise((painted) => context.draw(false, painted));
  }));
}
"""
_PROBLEMS = {
    "tainted": """
      async ({ id, foreign }) => {
        const context = tt.createCanvasContext(id);
        context.drawImage(foreign, 0, 0, 10, 10);
        await new Promise((painted) => context.draw(true, painted));
      }""",
    "unpreserved-webgl": """
      async ({ id }) => {
        const old = document.querySelector(`[canvas-id="${id}"]`);
        const canvas = old.cloneNode(false);
        old.replaceWith(canvas);
        const gl = canvas.getContext('webgl');
        gl.clearColor(1, 0, 0, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
        // Once the frame is shown, the buffer is gone.
        await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
      }""",
    # The call must find the canvas and lose it while it waits for a draw.
    "page-gone": """
      async ({ id }) => {
        const canvas = document.querySelector(`[canvas-id="${id}"]`);
        window.beforeCall = () => tt.createCanvasContext(id).draw(true, () => canvas.remove());
      }""",
}

_BREAK_CLIENT = """
(broken) => {
  window.wholeClient ??= window.XMLHttpRequest;
  window.XMLHttpRequest = broken
    ? class { constructor() { throw new Error('it has no network'); } }
    : window.wholeClient;
}
"""


def paint(page: Page, scenes: dict[str, Scene]) -> None:
    """Replace the page's body by canvases that `tt` has painted."""
    page.evaluate(_DRAW, {"scenes": {name: vars(scene) for name, scene in scenes.items()}})


def make_unreadable(page: Page, case: Case, foreign: str) -> None:
    """Bring about `case.problem`; `foreign` is an image on an origin without CORS."""
    if case.problem:
        arguments = {"id": case.options["canvasId"], "foreign": foreign}
        page.evaluate(_PROBLEMS[case.problem], arguments)


def connect(page: Page, case: Case, server: str) -> None:
    """Let the page's network answer as the case says; `server` is a tests.support.web_server."""
    page.unroute_all()
    used = network.entry(case.network, str(_option(case, "url")))
    page.context.set_offline(used.get("problem") == "offline")
    page.evaluate(_BREAK_CLIENT, used.get("problem") == "broken-client")
    for url, answer in case.network.items():
        page.route(_address(url) if "://" in url else f"**/{url}", _answering(answer, server))


def _option(case: Case, name: str) -> Any:
    return case.options.get(name) if isinstance(case.options, dict) else None


def _address(url: str) -> Callable[[str], bool]:
    return lambda asked: asked.partition("?")[0] == url


def _answering(answer: dict[str, Any], server: str) -> Callable[[Route], None]:
    problem = answer.get("problem")
    if problem == "hangs":
        return lambda _: None
    if problem == "interrupted":
        return lambda route: route.continue_(url=f"{server}/interrupted")
    if problem:
        return lambda route: route.abort()
    return lambda route: _fulfil(route, answer)


def _fulfil(route: Route, answer: dict[str, Any]) -> None:
    asked = route.request
    content_type = asked.headers.get("content-type", "")
    sent = asked.post_data_buffer or b""
    route.fulfill(
        status=answer.get("status", 200),
        body=network.answer_to(answer, asked.method, asked.url, content_type, sent),
        headers={
            "Access-Control-Allow-Origin": "*",
            "Content-Type": answer.get("type", "text/plain"),
        },
    )
