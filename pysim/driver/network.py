"""The network of a mini-program: what it asked for, and what the test answers."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from pysim.driver.cassette import Cassette
from pysim.driver.errors import DriverError
from pysim.driver.exchange import UNREACHABLE, Answer, Request, answer_of

if TYPE_CHECKING:
    from pysim.driver.session import Session

Pattern = str | re.Pattern[str]
"""An address, in which `*` stands for all but slashes and `**` for all; or a regular expression."""
Answerer = Callable[[Request], Any]
"""It returns an Answer, text, bytes or what becomes JSON; None: the network itself answers."""
_PROBLEMS = ("unreachable", "timeout", "offline", "interrupted")


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    method: str | None
    answer: Answerer

    def fits(self, request: Request) -> bool:
        is_method = self.method in {None, request.method}
        return is_method and self.pattern.search(request.url) is not None


class Network:
    """Requests by `tt.request`, downloads, uploads and images, which are answered without CORS.

    Of several answers that fit, the latest counts. What none fits goes to the network itself.
    """

    def __init__(self) -> None:
        self._session: Session | None = None
        self._kept: list[Request] = []
        self._rules: list[_Rule] = []
        self._tape: _Rule | None = None

    @property
    def requests(self) -> list[Request]:
        """What was asked for so far, the first one first."""
        if not self._session:
            return self._kept
        told = self._session.ask("Promise.all(driver.network.requests)")
        return [_request(each) for each in told]

    def answer(
        self,
        pattern: Pattern,
        function: Answerer | None = None,
        *,
        method: str | None = None,
        json: Any = ...,
        text: str | None = None,
        body: bytes | None = None,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Answer requests whose address fits, and whose method, if one is given.

        `function` is called with each Request, while the test waits for something.
        """
        answer = Answer(json, text, body, status, headers or {})
        self._rules.append(_rule(pattern, method, function or (lambda _: answer)))
        self._tell()

    def fail(
        self, pattern: Pattern, problem: str = UNREACHABLE, *, method: str | None = None
    ) -> None:
        """Let requests fail: `problem` is unreachable, timeout, offline or interrupted."""
        if problem not in _PROBLEMS:
            raise DriverError(f"fail: {problem!r} is no problem; there are {', '.join(_PROBLEMS)}.")
        self._rules.append(_rule(pattern, method, lambda _: Answer(problem=problem)))
        self._tell()

    def record(self, file: str | Path) -> None:
        """Let Python ask the network, and keep what it answers in a file of JSON.

        Headers that may hold secrets are not kept; addresses and bodies are.
        """
        tape = Cassette.new(Path(file))

        def recorded(request: Request) -> Answer:
            answer = self._fetched(request)
            tape.add(request, answer)
            return answer

        self._tape = _rule("**", None, recorded)
        self._tell()

    def replay(self, file: str | Path) -> None:
        """Answer as the file says that `record` made, by method, address and body.

        A request that is not in it fails, and the test with it. Raises DriverError if there is no
        such file.
        """
        self._tape = _rule("**", None, Cassette.load(Path(file)).play)
        self._tell()

    # For the session.

    @property
    def asks(self) -> bool:
        """Whether it is to be asked at all."""
        return bool(self._rules or self._tape)

    def begin(self, session: "Session") -> None:
        """Get ready for a mini-program that is about to start."""
        self._session = session

    def end(self) -> None:
        """Keep what was asked for, since it is about to end."""
        self._kept = self.requests
        self._session = None

    def reply(self, told: dict[str, Any]) -> dict[str, Any] | None:
        """Return the answer to a request as the page tells of it; None: there is none."""
        request = _request(told)
        rules = [*([self._tape] if self._tape else []), *self._rules]
        fitting = [rule for rule in rules if rule.fits(request)]
        value = fitting[-1].answer(request) if fitting else None
        if value is None:
            return None
        answer = answer_of(value)
        if answer.problem:
            return {"problem": answer.problem}
        return {
            "status": answer.status,
            "headers": answer.all_headers,
            "url": answer.url or request.url,
            "bytes": base64.b64encode(answer.content).decode(),
        }

    def _tell(self) -> None:
        if self._session:
            self._session.ask("driver.network.asks = true")

    def _fetched(self, request: Request) -> Answer:
        if not self._session:
            raise DriverError(f"{request} came when no mini-program was open.")
        try:
            found = self._session.context.request.fetch(
                request.url,
                method=request.method,
                headers=dict(request.headers),
                data=request.body or None,
            )
        except Error:
            return Answer(problem=UNREACHABLE)
        where = found.url if found.url != request.url else ""
        return Answer(body=found.body(), status=found.status, headers=found.headers, url=where)


def _request(told: dict[str, Any]) -> Request:
    body = base64.b64decode(told["body"] or "")
    return Request(told["method"], told["url"], told["headers"], body)


def _rule(pattern: Pattern, method: str | None, answer: Answerer) -> _Rule:
    known = pattern if isinstance(pattern, re.Pattern) else _glob(pattern)
    return _Rule(known, method.upper() if method else None, answer)


def _glob(pattern: str) -> re.Pattern[str]:
    """Return what `pattern` means of the whole address."""
    parts = re.split(r"(\*\*|\*)", pattern)
    meaning = {"**": ".*", "*": "[^/]*"}
    return re.compile("^" + "".join(meaning.get(part, re.escape(part)) for part in parts) + "$")
