"""tt.authorize: ask the user for a scope before it is needed."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.effects import Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.permissions import SCOPES, SCOPES_PAGE, SUPPORT, require
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import OneOf

_PAGE = documented("open-ability/authorize/authorize")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    scope: str = param(OneOf(*SCOPES), "What to ask for.", SCOPES_PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Succeed if the user grants the scope or has granted it."""
    yield from require(options.scope, host)
    return {}


APIS = (
    Api(
        name="authorize",
        summary="Ask the user for a scope; succeed if it is granted.",
        source=_PAGE,
        support=SUPPORT,
        options=Options,
        errors=(Errno.USER_DENIED,),
        rules=(
            Rule("A scope that was answered before is not asked for again.", _PAGE),
            Rule(
                "The user is asked by a dialog over the page, or the setting answers.",
                assumed("A test has no user."),
                "permissions",
            ),
            Rule(
                "A refused scope fails with 107.",
                assumed("The table's code for a user's refusal; the page names none."),
            ),
        ),
        run=run,
    ),
)
