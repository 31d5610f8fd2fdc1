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


def paint(page: Page, scenes: dict[str, Scene]) -> None:
    """Replace the page's body by canvases that `tt` has painted."""
    page.evaluate(_DRAW, {"scenes": {name: vars(scene) for name, scene in scenes.items()}})


def make_unreadable(page: Page, case: Case, foreign: str) -> None:
    """Bring about `case.problem`; `foreign` is an image on an origin without CORS."""
    if case.problem:
        arguments = {"id": case.options["canvasId"], "foreign": foreign}
        page.evaluate(_PROBLEMS[case.problem], arguments)


def connect(page: Page, case: Case) -> None:
    """Let the page's network answer as the case says."""
    page.unroute_all()
    for url, answer in case.network.items():
        page.route(url if "://" in url else f"**/{url}", _answering(answer))


def _answering(answer: dict[str, Any]) -> Callable[[Route], None]:
    return lambda route: route.fulfill(
        status=answer.get("status", 200),
        body=network.body(answer),
        headers={"Access-Control-Allow-Origin": "*"},
    )
