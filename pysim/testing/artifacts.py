"""What a failed test leaves to look at, as pytest-playwright's options say: screenshot, trace."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Error

from pysim.driver.session import Session

ON = ("on", "retain-on-failure")


@dataclass
class Artifacts:
    """Those of one session's tests; `tracing` and `screenshot` are the options' values."""

    session: Session
    tracing: str
    screenshot: str
    _begun: bool = field(default=False, init=False)

    @property
    def _context(self) -> BrowserContext:
        return self.session.context

    def start(self) -> None:
        """Begin with the session, since traces are made of chunks, one for each test."""
        if self.tracing in ON:
            self._context.tracing.start(screenshots=True, snapshots=True, sources=True)

    def begin(self, title: str) -> None:
        """Begin a test."""
        if self.tracing in ON:
            self._context.tracing.start_chunk(title=title)
            self._begun = True

    def look(self, folder: Path, *, failed: bool) -> None:
        """Look at the screen once the test has run, while its mini-program is still there."""
        if self.screenshot == "on" or (failed and self.screenshot == "only-on-failure"):
            # A page that has crashed has no picture, which is no reason to lose the test's error.
            try:
                self.session.playwright_page.screenshot(path=folder / "screen.png", timeout=5000)
            except Error:
                return

    def end(self, folder: Path, *, failed: bool) -> None:
        """End the test: keep its trace, or not."""
        if not self._begun:
            return
        self._begun = False
        keep = failed or self.tracing == "on"
        self._context.tracing.stop_chunk(path=folder / "trace.zip" if keep else None)
