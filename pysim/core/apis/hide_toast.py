"""tt.hideToast and tt.hideLoading: each takes away whatever message is shown."""

from collections.abc import Generator
from typing import Any

from pysim.core.effects import Effect, HideToast
from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions, Rule

_TOAST_PAGE = documented("interface/interaction-feedback/hidetoast")
_LOADING_PAGE = documented("interface/interaction-feedback/hideloading")


def run(options: NoOptions, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Take the message away; there need not be one."""
    del options, host
    yield HideToast()
    return {}


APIS = (
    Api(
        name="hideToast",
        summary="Hide the message of showToast or showLoading.",
        source=_TOAST_PAGE,
        rules=(Rule("A loading is a toast, so it is hidden too.", _TOAST_PAGE),),
        run=run,
    ),
    Api(
        name="hideLoading",
        summary="Hide the message of showLoading or showToast.",
        source=_LOADING_PAGE,
        rules=(Rule("A loading is a toast, so a toast is hidden too.", _LOADING_PAGE),),
        run=run,
    ),
)
