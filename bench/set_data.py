"""How long `setData` on a list of 200 rows takes to reach the DOM: in a preview, and without one.

    .venv/bin/python bench/set_data.py [count]

Needs the built site (`python3 build.py site --out build/site`). The preview runs the mini-program
in its worker and draws in its frame. Against it stands the same engine with the same compiled
templates over the DOM of a page, all in one thread. The elements are the same custom ones, so what
differs is the way to them. Both make the same change in turn.

A time starts right before the mini-program calls `setData`, in whatever thread, and ends when an
observer of the DOM finds the new text in the row that changes last. Both are read as
`performance.timeOrigin + performance.now()`, which is one clock for all threads of a browser.
"""

import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Frame, Page, Worker, sync_playwright  # noqa: E402

from pysim.driver import browsers  # noqa: E402
from tests.support import compiler, logic, projects, servers, shell  # noqa: E402

GOAL = 1.5
WARM_UP = 10

_PROJECT = {
    "app.json": '{"pages": ["pages/list"]}',
    "app.js": "App({})",
    "pages/list.ttml": """
<view class="list">
  <view class="row {{row.done ? 'done' : ''}}" tt:for="{{rows}}" tt:for-item="row" tt:key="id">
    <text class="name">{{row.name}}</text>
    <text class="price" style="width: {{row.price}}px">{{row.price}}</text>
  </view>
</view>
<view class="last">{{last}}</view>
""",
    "pages/list.js": """
Page({
  data: { rows: [], last: '' },
  lifetimes: { attached() { globalThis.list = this; } },
});
""",
}

# What change number `n` gives to setData.
_CHANGES = {
    "200 rows from none": "{ rows: rows(n), last: `${n}` }",
    "all rows": "{ rows: rows(n), last: `${n}` }",
    "one row": "{ ['rows[199].name']: `row 199 of ${n}`, last: `${n}` }",
}
_NONE = "{ rows: [], last: `${n}` }"

_CHANGE = """
([change, n]) => {
  const rows = (n) => Array.from({ length: 200 }, (_, id) => (
    { id, name: `row ${id} of ${n}`, price: (id + n) % 100, done: (id + n) % 2 === 0 }
  ));
  const data = Function('rows', 'n', `return (${change})`)(rows, n);
  const began = performance.timeOrigin + performance.now();
  list.setData(data);
  return began;
}
"""

# What follows the list is the last thing to change, so all else is there by then.
_WATCH = """
(n) => {
  const root = document.querySelector('tt-page')?.shadowRoot ?? document.body;
  const node = root.querySelector('[class$=last]');
  window.seen = new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (node.textContent !== `${n}`) return;
      const ended = performance.timeOrigin + performance.now();
      observer.disconnect();
      done([ended, [...root.querySelectorAll('[class$=name]')].pop()?.textContent ?? '']);
    });
    observer.observe(node, { childList: true, characterData: true, subtree: true });
  });
}
"""

# The page's elements are those of the view, which are named so.
_ELEMENTS = """
async (source) => {
  const script = new Blob([source], { type: 'text/javascript' });
  (await import(URL.createObjectURL(script))).defineComponents();
  const create = document.createElement.bind(document);
  document.createElement = (tag) => create(`tt-${tag}`);
}
"""


class Side:
    """One of the two: where the mini-program runs, and where it is drawn."""

    def __init__(self, logic: Worker | Page, view: Frame | Page) -> None:
        self._logic = logic
        self._view = view

    def change(self, change: str, number: int) -> float:
        """Return the ms from `setData` to the DOM."""
        self._view.evaluate(_WATCH, number)
        began: float = self._logic.evaluate(_CHANGE, [change, number])
        ended, last = self._view.evaluate("seen")
        if last != ("" if change is _NONE else f"row 199 of {number}"):
            raise AssertionError(f"the last row says {last!r} after change {number}")
        return float(ended) - began


def main(count: int) -> None:
    """Print one line per change."""
    print(f"setData to DOM, ms: median (quartiles) of {count}")
    with _sides() as (preview, page):
        for name, change in _CHANGES.items():
            times: dict[Side, list[float]] = {preview: [], page: []}
            for number in range(WARM_UP + count):
                for side, taken in times.items():
                    if "none" in name:
                        side.change(_NONE, -1)
                    taken.append(side.change(change, number))
            _report(name, *(taken[WARM_UP:] for taken in times.values()))


def _report(name: str, preview: list[float], page: list[float]) -> None:
    ratio = statistics.median(preview) / statistics.median(page)
    verdict = "ok" if ratio <= GOAL else f"above {GOAL}"
    figures = f"preview {_spread(preview)}  page {_spread(page)}  ratio {ratio:.2f}"
    print(f"{name:20} {figures} {verdict}")


def _spread(times: list[float]) -> str:
    low, middle, high = statistics.quantiles(times, n=4)
    return f"{middle:6.2f} ({low:.2f} to {high:.2f})"


@contextmanager
def _sides() -> Iterator[tuple[Side, Side]]:
    with (
        servers.serve(ROOT / "build" / "site") as site,
        projects.serve(_PROJECT) as project,
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**browsers.launch_options("chromium"))
        with shell.opener(browser, site) as open_preview:
            yield (
                _preview(open_preview, project.url),
                _page(browser, site, compiler.harness(Path(folder))),
            )
        browser.close()


def _preview(open_preview: Callable[..., Page], project: str) -> Side:
    page = open_preview(project)
    (worker,) = [each for each in page.workers if each.evaluate("'list' in globalThis")]
    (frame,) = [each for each in page.frames if each.query_selector("tt-page")]
    return Side(worker, frame)


def _page(browser: Browser, site: str, harness: str) -> Side:
    page = browser.new_page()
    page.goto(f"{site}/runtime/manifest.json")
    page.evaluate(harness)
    page.evaluate(_ELEMENTS, logic.bundle("view/components/index.ts", "esm"))
    page.evaluate("async (files) => draw(await compile(files), '/pages/list')", _PROJECT)
    return Side(page, page)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
