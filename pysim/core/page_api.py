"""What the rows about pages share: where they exist, and what their effects can fail with."""

from collections.abc import Generator, Mapping
from typing import Any

from pysim.core.effects import Effect
from pysim.core.errors import ApiError, Errno
from pysim.core.provenance import Source, assumed
from pysim.core.spec import Rule
from pysim.core.support import ALWAYS, NEVER, Support

_NO_PAGE = ApiError(Errno.CALL_PROHIBITED, "no page is open yet")
NO_PAGE_RULE = Rule(
    "Before the first page is open it fails with 110.",
    assumed("There is nothing that it could be about."),
)


def support(page: Source, *, pc: str | None = ALWAYS) -> Support:
    """Return the matrix of an API that its own `page` has; `pc`: from which version on there."""
    return Support(pc=pc, source=page)


NOT_ON_PC = NEVER


def on_page(effect: Effect) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Have `effect` done to the page on top; raise ApiError 110 if there is none."""
    answer = yield effect
    if answer.get("problem") == "no-page":
        raise _NO_PAGE
    return answer  # type: ignore[no-any-return]  # what a host answers has no type here
