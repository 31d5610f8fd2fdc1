"""A library in a plain page, over `tt` and canvases that the test puts there."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Error, Page

from tests.given.library import Sizes
from tests.support import drive

_SET_CANVASES = """
(sizes) => {
  document.body.replaceChildren();
  for (const [id, [width, height]] of Object.entries(sizes)) {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('canvas-id', id);
    canvas.style = `display: block; width: ${width}px; height: ${height}px`;
    document.body.append(canvas);
  }
}
"""
_RUN = """
(input) => Promise.race([
  given.run(input),
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the library did not finish within 30 s')), 30_000);
  }),
]).catch((error) => {
  throw error instanceof Error ? error : new Error(JSON.stringify(error));
})
"""
_BACKING_STORES = """
(ids) => ids.map((id) => document.querySelector(`canvas[canvas-id="${id}"]`))
  .map(({ width, height }) => [width, height])
"""


class PlainPage:
    """Runs one driver after the other; `bundled` gives a driver's script."""

    def __init__(self, page: Page, ratio: int, bundled: Callable[[str], Path]) -> None:
        self.page = page
        self.ratio = ratio
        self.complaints: list[str] = []
        self._bundled = bundled
        page.on("pageerror", self._hear_error)
        page.on("console", self._hear_console)

    def forget(self) -> None:
        """Forget the complaints so far."""
        self.complaints.clear()

    def run(self, driver: str, canvases: Sizes, given: object) -> dict[str, str]:
        """Run `driver` over nothing but `canvases`; return the addresses of what it made."""
        self.page.evaluate(_SET_CANVASES, canvases)
        self.page.add_script_tag(path=self._bundled(driver))
        made: dict[str, str] = self.page.evaluate(_RUN, given)
        return made

    def backing_stores(self, canvases: Sizes) -> list[list[int]]:
        """Return the size of each canvas in device px."""
        sizes: list[list[int]] = self.page.evaluate(_BACKING_STORES, list(canvases))
        return sizes

    def read(self, path: str) -> str:
        """Return a file as Base64."""
        answer = drive.call(self.page, "readFile", {"filePath": path, "encoding": "base64"})
        assert answer.ok, answer.result
        data: str = answer.result["data"]
        return data

    def _hear_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)
