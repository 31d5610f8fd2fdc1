"""tt.previewImage: a viewer over the page."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import images, network
from pysim.core.addresses import is_on_network
from pysim.core.effects import Effect, Preview
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.http_values import Fields
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Flag, ListOf, Text
from pysim.core.values import describe

_PAGE = documented("media/image/previewimage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    urls: tuple[str, ...] = param(
        ListOf(Text(), at_least=1), "Network addresses and local paths.", _PAGE, required=True
    )
    current: str = param(
        Text(), "Which of them is shown first.", _PAGE, default="", default_text="`urls[0]`"
    )
    header: dict[str, str] | None = param(
        Fields("header"), "Headers of requests for the images.", _PAGE, default_text="none"
    )
    should_show_save_option: bool = param(
        Flag(), "Whether the user can save an image.", _PAGE, default=True
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Check that local files exist and addresses may be reached, then open the viewer."""
    for place, url in enumerate(options.urls):
        _check(f"urls[{place}]", url, host)
    headers = network.settable(options.header or {}, host)
    network.check_headers(headers)
    index = 0
    if options.current in options.urls:
        index = options.urls.index(options.current)
    elif options.current:
        host.warn(f"current: {describe(options.current)} is not in urls; the first is shown")
    yield Preview(options.urls, index, options.should_show_save_option, headers)
    return {}


def _check(name: str, url: str, host: Host) -> None:
    if is_on_network(url):
        network.check(name, url, host)
        return
    path = parse_path(url)
    if path.area != "package":
        host.files.file(path)


APIS = (
    Api(
        name="previewImage",
        summary="Show images in a viewer.",
        source=_PAGE,
        options=Options,
        errors=(*images.FILE_ERRORS, Errno.CALL_PROHIBITED, Errno.NETWORK_PARAMETER),
        rules=(
            Rule(
                "It succeeds when the viewer opens, which tells of images that cannot be loaded.",
                assumed("The viewer stays until the user closes it; a page goes on meanwhile."),
            ),
            network.ALLOWED,
            Rule(
                "A `current` that is not in `urls`: the first image, and a console warning.",
                assumed("The page names the first as the default."),
            ),
            Rule(
                "`header` goes to servers that allow it with CORS headers; images of others are "
                "asked for without it.",
                assumed("A browser lets a page send no others."),
            ),
        ),
        run=run,
    ),
)
