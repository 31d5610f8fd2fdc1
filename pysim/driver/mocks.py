"""APIs of `tt` that a test answers, or only listens to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.driver.calls import is_async
from pysim.driver.errors import DriverError
from pysim.driver.values import from_page, to_page

if TYPE_CHECKING:
    from pysim.driver.session import Session

Function = Callable[[Any], Any]
"""It is given the options of a call, and returns what `success` is called with, or a Mock."""


@dataclass(frozen=True)
class Mock:
    """What an API does in the place of its own answer.

    `answer`: what `success` is called with, or a function that returns it. Of an API that returns
    its result at once: that. `fails`: what `fail` is called with, or what is wrong, in words.
    `js`: the source of a JavaScript function that runs in the mini-program's thread. `watch`: it
    answers itself, as ever.
    """

    answer: Mapping[str, Any] | Function | Any = None
    fails: Mapping[str, Any] | str | None = None
    js: str | None = None
    watch: bool = False

    def wire(self, api: str) -> dict[str, Any]:
        """Return it as the page takes it; raises DriverError if it is none for that API."""
        chosen = [self.answer is not None, self.fails is not None, self.js is not None, self.watch]
        if sum(chosen) > 1:
            raise DriverError(f"The mock of {api} takes one of: an answer, fails, js, watch.")
        if self.watch:
            return {"kind": "watch"}
        if self.js is not None:
            return {"kind": "code", "source": self.js}
        if callable(self.answer):
            return self._asking(api)
        return {"kind": "answer", **self.outcome(api)}

    def outcome(self, api: str) -> dict[str, Any]:
        """Return how a call ends that is answered by this."""
        if self.fails is not None:
            told = {"errMsg": f"{api}:fail {self.fails}"} if _is_text(self.fails) else self.fails
            return {"outcome": "fail", "result": to_page(told)}
        result = {} if self.answer is None and is_async(api) else self.answer
        if is_async(api) and not isinstance(result, Mapping):
            raise DriverError(
                f"{api} answers with an object, so its mock takes a dictionary, not {result!r}."
            )
        return {"outcome": "success", "result": to_page(result)}

    def _asking(self, api: str) -> dict[str, Any]:
        if not is_async(api):
            raise DriverError(
                f"{api} returns its result at once, so no function of Python can answer it; give "
                "the result, or js='(…) => …'."
            )
        return {"kind": "ask"}


class Mocked:
    """An API with a mock."""

    def __init__(self, mocks: "Mocks", api: str, before: int) -> None:
        self.api = api
        self._mocks = mocks
        self._before = before
        self._kept: list[Any] | None = None

    @property
    def calls(self) -> list[Any]:
        """The options of each call since then, or, of an API that takes none, its parameters."""
        if self._kept is None:
            return self._mocks.calls(self.api)[self._before :]
        return self._kept

    def undo(self) -> None:
        """Let the API answer itself again, and keep the calls so far."""
        self._mocks.undo(self.api)

    def end(self) -> None:
        """Keep the calls so far, and count no more."""
        self._kept = self.calls


class Mocks(Mapping[str, Mocked]):
    """The mocks of one mini-program by the names of APIs; `wanted` are there from its start on."""

    def __init__(self, session: "Session", wanted: Mapping[str, Any]) -> None:
        self._session = session
        self._functions: dict[str, Function] = {}
        self._mocked: dict[str, Mocked] = {}
        self.setup = {api: self._prepare(api, mocked(given)) for api, given in wanted.items()}
        """What the mini-program is started with."""
        for api in wanted:
            self._mocked[api] = Mocked(self, api, 0)

    def __getitem__(self, api: str) -> Mocked:
        return self._mocked[api]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mocked)

    def __len__(self) -> int:
        return len(self._mocked)

    def set(self, api: str, mock: Mock) -> Mocked:
        """Put a mock in the place of the API, or of the mock that it has."""
        wire = self._prepare(api, mock)
        self._end(api)
        self._session.ask("(given) => driver.mock(...given)", [api, wire])
        self._mocked[api] = Mocked(self, api, len(self.calls(api)))
        return self._mocked[api]

    def undo(self, api: str) -> None:
        """Let the API answer itself again."""
        self._end(api)
        self._session.ask("(api) => driver.mock(api)", api)

    def end(self) -> None:
        """Keep all calls so far, since the mini-program is about to end."""
        for api in list(self._mocked):
            self._mocked[api].end()

    def calls(self, api: str) -> list[Any]:
        """Return the options of all calls of an API that had a mock then."""
        all_calls = from_page(self._session.ask("Promise.all(driver.calls)"))
        return [call["options"] for call in all_calls if call["api"] == api]

    def reply(self, api: str, options: Any) -> dict[str, Any]:
        """Return the answer to a call, by the test's function."""
        answer = self._functions[api](from_page(options))
        return (answer if isinstance(answer, Mock) else Mock(answer)).outcome(api)

    def _prepare(self, api: str, mock: Mock) -> dict[str, Any]:
        _check_name(api)
        wire = mock.wire(api)
        if callable(mock.answer):
            self._functions[api] = mock.answer
        return wire

    def _end(self, api: str) -> None:
        if before := self._mocked.pop(api, None):
            before.end()


def mocked(given: Any) -> Mock:
    """Return the mock that is meant by an answer, or by a Mock."""
    return given if isinstance(given, Mock) else Mock(given)


def _check_name(api: str) -> None:
    """Raise DriverError if `tt` has no function of that name."""
    known = {name for name, row in CATALOG.items() if row.form != "value"} | set(UNSIMULATED)
    if api in known:
        return
    near = get_close_matches(api, known, n=1)
    hint = f"do you mean {near[0]}?" if near else "docs/api.md lists its functions."
    raise DriverError(f"tt has no function {api}: {hint}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)
