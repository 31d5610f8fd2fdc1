"""tt.openSetting: let the user change what they granted and refused."""

from collections.abc import Generator
from typing import Any

from pysim.core.effects import Effect, Switches
from pysim.core.host import Host
from pysim.core.permissions import SCOPES, SUPPORT
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, NoOptions, Result, Rule

_PAGE = documented("open-ability/setting/opensetting")


def run(options: NoOptions, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Show the scopes asked for so far, and record how the user leaves them."""
    del options
    for scope, granted in (yield from _changed(host)).items():
        host.permissions.record(scope, granted)
    return {"authSetting": host.permissions.answers()}


def _changed(host: Host) -> Generator[Effect, Any, dict[str, bool]]:
    answers = host.permissions.answers()
    if host.settings.permissions != "ask":
        return dict.fromkeys(answers, host.settings.permissions == "grant")
    items = tuple({"text": SCOPES[scope], "on": on} for scope, on in answers.items())
    left = yield Switches("Permissions", items, "Done")
    return {scope: on is True for scope, on in zip(answers, left["on"], strict=True)}


APIS = (
    Api(
        name="openSetting",
        summary="Show the scopes that the user granted or refused, to be changed there.",
        source=_PAGE,
        support=SUPPORT,
        results=(Result("authSetting", "AuthSetting", "How the user left them."),),
        rules=(
            Rule("Only scopes that were asked for are shown.", _PAGE),
            Rule(
                "Under `grant` and `deny` nothing is shown: all of them are switched on, or off.",
                assumed("A test has no user."),
                "permissions",
            ),
        ),
        run=run,
    ),
)
