"""Which errors of a mini-program a test expects."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pysim.driver.errors import DriverError
from pysim.driver.log import Line

Wait = Callable[[Callable[[], list[Line]]], list[Line]]


class Expected:
    """What an `expect_error` block is about."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    @property
    def value(self) -> Line:
        """The first error that matched; raises DriverError before the block has ended."""
        if not self._lines:
            raise DriverError("The error is known once the block of expect_error has ended.")
        return self._lines[0]

    def found(self, lines: list[Line]) -> None:
        """Say what matched."""
        self._lines = lines


class Complaints:
    """Errors that nobody caught, and which of them were expected. `errors` gives those so far."""

    def __init__(self, errors: Callable[[], list[Line]]) -> None:
        self._errors = errors
        self._expected: Counter[int] = Counter()

    @property
    def unexpected(self) -> list[Line]:
        """The errors that no block of `expect` was about."""
        return [line for line in self._errors() if line.count > self._expected[line.number]]

    @contextmanager
    def expect(self, pattern: str | re.Pattern[str], wait: Wait) -> Iterator[Expected]:
        """Expect one or more errors that match in the block; AssertionError if none comes."""
        before = Counter({line.number: line.count for line in self._errors()})

        def matching() -> list[Line]:
            news = [line for line in self._errors() if line.count > before[line.number]]
            return [line for line in news if re.search(pattern, line.text)]

        expected = Expected()
        yield expected
        try:
            lines = wait(matching)
        except DriverError:
            said = "; ".join(line.text for line in self.unexpected) or "none"
            wanted = pattern if isinstance(pattern, str) else pattern.pattern
            raise AssertionError(
                f"expect_error: no uncaught error matched {wanted!r}; there were: {said}"
            ) from None
        expected.found(lines)
        for line in lines:
            self._expected[line.number] += line.count - before[line.number]
