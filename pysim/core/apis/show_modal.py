"""tt.showModal: a question with one or two buttons."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.effects import Effect, Modal
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import Flag, Text

_PAGE = documented("interface/interaction-feedback/showmodal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    title: str = param(Text(), "The title; two lines are shown.", _PAGE, default="")
    content: str = param(Text(), "The text below it.", _PAGE, default="")
    confirm_text: str = param(Text(), "Text of the confirming button.", _PAGE, default="OK")
    cancel_text: str = param(Text(), "Text of the cancelling button.", _PAGE, default="Cancel")
    show_cancel: bool = param(Flag(), "Whether there is a cancelling button.", _PAGE, default=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Ask, and tell which button it was."""
    del host
    if not options.title and not options.content:
        raise ApiError(
            Errno.EMPTY_MODAL, "title, content: at least one must be given and not be empty"
        )
    answer = yield Modal(
        title=options.title,
        content=options.content,
        confirm=options.confirm_text,
        cancel=options.cancel_text if options.show_cancel else "",
    )
    return {"confirm": answer["confirm"], "cancel": not answer["confirm"]}


APIS = (
    Api(
        name="showModal",
        summary="Ask the user something, with one or two buttons.",
        source=_PAGE,
        options=Options,
        results=(
            Result("confirm", "boolean", "Whether it was the confirming button."),
            Result("cancel", "boolean", "Whether it was the cancelling button."),
        ),
        errors=(Errno.EMPTY_MODAL,),
        rules=(
            Rule(
                "Other calls go on meanwhile; a later modal lies over the earlier one.",
                assumed("Only the page behind it cannot be tapped."),
            ),
            Rule(
                "The Escape key cancels; without a cancelling button it does nothing.",
                assumed("It stands for the back button of a phone."),
            ),
        ),
        run=run,
    ),
)
