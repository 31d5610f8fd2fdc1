"""A library in a mini-program of pages, from its node_modules, in the preview."""

from typing import Any

from playwright.sync_api import Locator, Page, Worker, expect

from tests.given.library import Sizes
from tests.support import shell

_RUN = """
(given) => Promise.race([
  canvases.run(given),
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the library did not finish within 30 s')), 30_000);
  }),
]).catch((error) => {
  throw error instanceof Error ? error : new Error(JSON.stringify(error));
})
"""
_READ = """
async (path) => {
  const bytes = new Uint8Array(await (await pysim.file(path)).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
"""


class PreviewPage:
    """The project of this folder; its first page runs one driver after the other."""

    def __init__(self, page: Page, ratio: int) -> None:
        self.page = page
        self.ratio = ratio
        self._forgotten = 0

    @property
    def complaints(self) -> list[Any]:
        """What is wrong with the project, and what its console has of errors."""
        return self._complaints()[self._forgotten :]

    def forget(self) -> None:
        """Forget the complaints so far."""
        self._forgotten = len(self._complaints())

    def _complaints(self) -> list[Any]:
        found: list[Any] = self.page.evaluate(
            "[...pysim.preview.problems, "
            "...pysim.preview.logs.filter(({ level }) => level === 'error')]"
        )
        return found

    @property
    def worker(self) -> Worker:
        """The mini-program's own thread."""
        [worker] = [each for each in self.page.workers if each.url.startswith("blob:")]
        return worker

    def open(self, url: str) -> None:
        """Leave all pages for another."""
        self.worker.evaluate("(url) => wx.reLaunch({ url })", url)

    def find(self, selector: str) -> Locator:
        """Find elements of the page on top."""
        return shell.inside(self.page).locator("tt-page:not([covered])").locator(selector)

    def made(self, button: str) -> str:
        """Tap `button` and return the path of the file that the page then tells."""
        self.find(button).click()
        expect(self.find(".path, .error").filter(has_text=":")).to_be_visible()
        assert self.find(".error").inner_text() == ""
        return self.find(".path").inner_text()

    def run(self, driver: str, canvases: Sizes, given: object) -> dict[str, str]:
        """Run `driver` over nothing but `canvases`; return the addresses of what it made."""
        self.open("/pages/canvases/canvases")
        options = {"driver": driver, "sizes": canvases, "input": given}
        made: dict[str, str] = self.worker.evaluate(_RUN, options)
        return made

    def backing_stores(self, canvases: Sizes) -> list[list[int]]:
        """Return the size of each canvas in device px."""
        sizes: list[list[int]] = self.worker.evaluate("canvases.backingStores()")
        assert len(sizes) == len(canvases)
        return sizes

    def read(self, path: str) -> str:
        """Return a file as Base64."""
        data: str = self.page.evaluate(_READ, path)
        return data
