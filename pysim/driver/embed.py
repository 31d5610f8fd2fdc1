"""`window.tt` over a plain page's own canvases, for code without a project."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

from pysim.driver import script
from pysim.driver.caller import Caller
from pysim.driver.server import Server
from pysim.driver.values import from_page, to_page

_STARTS = "() => pysim.ready"

# `within` of an export is a selector of the element that the canvas is in.
_EVALUATE = """
async ([source, argument]) => {
  const { fromTest, toTest } = await import(new URL('test-values.js', document.baseURI));
  const page = { selectComponent: (selector) => document.querySelector(selector) };
  const value = await new Function('page', `return (${source}\n);`)(page);
  return toTest(typeof value === 'function' ? await value(fromTest(argument)) : value);
}
"""

_READ = """
(filePath) => new Promise((resolve, reject) => {
  tt.getFileSystemManager().readFile({
    filePath,
    encoding: 'base64',
    success: ({ data }) => resolve(data),
    fail: ({ errMsg }) => reject(new Error(errMsg)),
  });
})
"""


class Embed(Caller):
    """embed.html in a page of a browser: it is empty but for `tt` and `pysim`."""

    def __init__(self, playwright_page: Page) -> None:
        self.playwright_page = playwright_page

    @classmethod
    def open(cls, context: BrowserContext, server: Server, **settings: Any) -> "Embed":
        """Open a page of its own, with settings of docs/api.md, and wait until `tt` works.

        Raises DriverError if a setting does not exist.
        """
        embed = cls(context.new_page())
        embed.playwright_page.goto(f"{server.url}/embed.html")
        script.run(embed.playwright_page, _STARTS)
        embed.configure(**settings)
        return embed

    def evaluate(self, source: str, argument: Any = None) -> Any:
        """Return the value of a JavaScript expression in the page.

        A function is called with `argument`, a Promise is waited for. Raises DriverError with what
        was thrown.
        """
        return from_page(self._run(_EVALUATE, [source, to_page(argument)]))

    def configure(self, **settings: Any) -> None:
        """Change settings for later calls; raises DriverError if one does not exist."""
        self._run("(settings) => pysim.configure(settings).then(() => null)", settings)

    def close(self) -> None:
        """Close the page of the browser."""
        self.playwright_page.close()

    def _read(self, path: str) -> str:
        text: str = self._run(_READ, path)
        return text

    def _run(self, source: str, argument: Any) -> Any:
        return script.run(self.playwright_page, source, argument)
