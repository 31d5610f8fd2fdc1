"""500 exports in a row from one page: what the page and Python hold before and after.

    .venv/bin/python bench/memory.py [count]

Needs the built site (`python3 build.py site --out build/site`). Every file is deleted again, then
none, to tell a leak from files that are meant to stay.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import CDPSession, Page, Route, sync_playwright  # noqa: E402

from pysim.driver import browsers  # noqa: E402
from tests.support import servers  # noqa: E402

_EXPORTS = """
async ({ count, keep }) => {
  const files = tt.getFileSystemManager();
  for (let i = 0; i < count; i += 1) {
    const context = tt.createCanvasContext('poster');
    context.setFillStyle(`hsl(${i % 360} 80% 50%)`);
    context.fillRect(i % 300, 0, 200, 400);
    context.fillText(`${i}`, 20, 20);
    await new Promise((painted) => context.draw(false, painted));
    const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId: 'poster',
      fileType: i % 2 ? 'jpg' : 'png' });
    if (!keep) await files.unlink({ filePath: tempFilePath });
  }
}
"""

_KEEP_INSTANCE = """
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (...source) => {
  const made = await instantiateStreaming.apply(WebAssembly, source);
  globalThis.firstInstance ??= made.instance;
  return made;
};
"""
_PYTHON_MEMORY = """() => {
  const { memory, emscripten_get_sbrk_ptr: top } = firstInstance.exports;
  return [memory.buffer.byteLength, new Uint32Array(memory.buffer)[top() / 4]];
}"""


def main(count: int) -> None:
    """Print one line per stage."""
    with _page() as page:
        session = page.context.new_cdp_session(page)
        page.evaluate(_EXPORTS, {"count": 20, "keep": False})
        _report("after 20 exports, warm", page, session)
        for keep in (False, True):
            for _ in range(2):
                page.evaluate(_EXPORTS, {"count": count, "keep": keep})
                kept = "kept" if keep else "deleted"
                _report(f"after {count} more, files {kept}", page, session)


@contextmanager
def _page() -> Iterator[Page]:
    with servers.serve(ROOT / "build" / "site") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browsers.launch_options("chromium"))
        page = browser.new_page()
        page.route("**/core.js", _watched)
        page.goto(f"{url}/embed.html")
        page.evaluate("pysim.ready")
        page.evaluate(
            "document.body.innerHTML = "
            "'<canvas canvas-id=poster style=\"width:300px;height:400px\"></canvas>'"
        )
        yield page
        browser.close()


def _watched(route: Route) -> None:
    """Let the worker keep hold of its WebAssembly instance, so that its memory can be read."""
    response = route.fetch()
    route.fulfill(response=response, body=_KEEP_INSTANCE + response.text())


def _report(stage: str, page: Page, session: CDPSession) -> None:
    """Print the page's JavaScript heap after a collection, and the worker's Python memory."""
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    size, top = page.workers[0].evaluate(_PYTHON_MEMORY)
    print(
        f"{stage}: page heap {used / 1e6:.2f} MB, "
        f"WebAssembly memory {size / 1e6:.1f} MB, of it in use up to {top / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
