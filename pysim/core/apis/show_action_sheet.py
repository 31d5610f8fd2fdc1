"""tt.showActionSheet: a menu of up to six items."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.effects import ActionSheet, Effect
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import WECHAT, assumed, documented
from pysim.core.provenance import peer as by_peer
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import ListOf, Text

_PAGE = documented("interface/interaction-feedback/showactionsheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    item_list: tuple[str, ...] = param(
        ListOf(Text(), at_least=1, at_most=6),
        "The items' texts, up to six.",
        _PAGE,
        required=True,
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Let the user choose."""
    del host
    answer = yield ActionSheet(options.item_list)
    if answer["index"] < 0:
        raise ApiError(Errno.IMAGE_CANCELLED, "cancel: the user chose no item")
    return {"tapIndex": answer["index"]}


APIS = (
    Api(
        name="showActionSheet",
        summary="Let the user choose one of up to six items.",
        source=_PAGE,
        options=Options,
        results=(Result("tapIndex", "number", "Which item was tapped, from 0 on."),),
        errors=(Errno.IMAGE_CANCELLED,),
        rules=(
            Rule("A `Cancel` item is added.", _PAGE),
            Rule(
                "Cancelling, the Escape key or a tap beside the menu fails with `fail cancel`.",
                by_peer(WECHAT + "api/ui/interaction/wx.showActionSheet.html"),
            ),
            Rule(
                "Cancelling has the errno 1300001.",
                assumed("It is the only code of the table whose text tells that a user cancelled."),
            ),
        ),
        run=run,
    ),
)
