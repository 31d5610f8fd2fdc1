"""A mini-program that runs, as a test sees it."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any

from pysim.core.errors import SettingError
from pysim.core.policy import Settings
from pysim.driver.caller import Caller
from pysim.driver.clock import Clock
from pysim.driver.complaints import Complaints, Expected
from pysim.driver.dialogs import Dialogs
from pysim.driver.errors import DriverError
from pysim.driver.files import Files, Storage
from pysim.driver.gestures import Gestures
from pysim.driver.log import Line
from pysim.driver.mocks import Mock, Mocked, Mocks
from pysim.driver.network import Network
from pysim.driver.screen import look
from pysim.driver.values import from_page, to_page

if TYPE_CHECKING:
    from pysim.driver.session import Session


class Page(Gestures, Dialogs, Caller):
    """The page on top of a mini-program, whichever that is at the time."""

    def __init__(self, session: "Session", network: Network, mocks: Mapping[str, Any]) -> None:
        super().__init__(session)
        self.network = network
        self.mocks = Mocks(session, mocks)
        """The APIs that were given a mock, by name: `page.mocks["request"].calls`."""
        self.files = Files(self)
        self.storage = Storage(self)
        self.clock = Clock(session)
        self._complaints = Complaints(lambda: self.errors)
        self._said: list[Line] | None = None

    @property
    def path(self) -> str:
        """Such as `pages/index/index`."""
        path: str = self.pages[-1]["path"]
        return path

    @property
    def query(self) -> dict[str, str]:
        """What the page was opened with."""
        query: dict[str, str] = self.pages[-1]["query"]
        return query

    @property
    def title(self) -> str:
        """What the navigation bar says."""
        title: str = look(self)["navigationBarTitleText"]
        return title

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The pages that are open, the first one first, each with `path` and `query`."""
        pages: list[dict[str, Any]] = self.session.ask("driver.pages")
        return pages

    # What runs behind it.

    @property
    def data(self) -> Any:
        """A copy of the page's data."""
        return self.evaluate("page.data")

    def set_data(self, data: Mapping[str, object]) -> None:
        """Call the page's setData, and wait until it is drawn."""
        self.evaluate("(data) => new Promise((done) => page.setData(data, done))", dict(data))

    def evaluate(self, source: str, argument: Any = None) -> Any:
        """Return the value of a JavaScript expression in the mini-program's own thread.

        It sees `tt`, `getApp`, `getCurrentPages` and `page`, the page on top. A function is called
        with `argument`, a Promise is waited for. Raises DriverError with what was thrown.
        """
        asked = [source, to_page(argument), self.timeout]
        return from_page(self.session.ask("(asked) => driver.evaluate(...asked)", asked))

    def wait_for(self, source: str, argument: Any = None) -> Any:
        """Wait until that value is truthy, and return it; raises DriverError if it never is."""
        asked = [source, to_page(argument), self.timeout]
        try:
            return from_page(self.session.ask("(asked) => driver.waitFor(...asked)", asked))
        except DriverError as error:
            raise DriverError(f"wait_for({source!r}): {error}") from error

    def mock(
        self,
        api: str,
        answer: Any = None,
        *,
        fails: Mapping[str, Any] | str | None = None,
        js: str | None = None,
    ) -> Mocked:
        """Answer calls of an API of `tt` from now on, and note them.

        `answer`: what `success` is called with, or a function that is given the options and
        returns it while the test waits for something. `fails`: what `fail` is called with, or what
        is wrong, in words. `js`: a JavaScript function in the mini-program's thread. With none of
        them, it succeeds and does nothing. Raises DriverError for a name that `tt` does not have.
        """
        return self.mocks.set(api, Mock(answer, fails, js))

    def watch(self, api: str) -> Mocked:
        """Note calls of an API, which answers itself as ever."""
        return self.mocks.set(api, Mock(watch=True))

    def configure(self, **settings: Any) -> None:
        """Change settings; another device or pixel ratio starts the mini-program anew.

        Raises DriverError for a name or a value that does not exist.
        """
        try:
            Settings().changed(settings)
        except SettingError as error:
            raise DriverError(str(error)) from error
        self.session.resize(self.session.ask("(given) => driver.configure(given)", settings))
        self.settle()

    def restart(self) -> None:
        """Start it anew on the page that it was opened on; files, storage and mocks stay.

        Raises DriverError if it does not start.
        """
        self.session.ask("driver.restart()")
        self.settle()

    # What was said.

    @property
    def log(self) -> list[Line]:
        """What was said so far: by the code, the compiler and the simulator."""
        if self._said is not None:
            return self._said
        return [Line.read(item) for item in self.session.ask("driver.log")]

    @property
    def errors(self) -> list[Line]:
        """The errors of the mini-program's code that nobody caught."""
        return [line for line in self.log if line.uncaught]

    @property
    def unexpected_errors(self) -> list[Line]:
        """Those of them that no `expect_error` was about."""
        return self._complaints.unexpected

    def expect_error(self, pattern: str | re.Pattern[str]) -> AbstractContextManager[Expected]:
        """Expect that what the block does leads to an uncaught error whose text matches.

        `pattern` is searched for in the text. At the end of the block it is waited for; the block's
        value has it as `.value`. Raises AssertionError if none comes.
        """
        return self._complaints.expect(pattern, self.wait_until)

    def remember(self) -> None:
        """Keep what was said, called and asked for, since the mini-program is about to end."""
        with suppress(DriverError):
            self.mocks.end()
            self.network.end()
            self._said = self.log

    def close(self) -> None:
        """End the mini-program, and forget its files and storage."""
        self.session.close()

    def _read(self, path: str) -> str:
        text: str = self.session.ask("(path) => driver.read(path)", path)
        return text
