"""tt.getImageInfo: the size of an image, local or on the network."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import images, network, package
from pysim.core.addresses import is_on_network
from pysim.core.effects import Effect
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import Text
from pysim.core.values import describe

_PAGE = documented("media/image/getimageinfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    src: str = param(
        Text(), "Network address, `ttfile://` path or package path.", _PAGE, required=True
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Find the image, look into it; what comes from the network is kept as a temp file."""
    on_network = is_on_network(options.src)
    if on_network and host.profile.family == "harmony":
        raise ApiError(
            Errno.NOT_SUPPORTED,
            f"src: {describe(options.src)} is on the network; Harmony clients read local images",
        )
    data = yield from images.load(options.src, "src", host)
    (width, height), suffix = images.look(data, options.src, "src")
    local = host.store("temp", suffix, data) if on_network else options.src
    return {"width": width, "height": height, "path": local}


APIS = (
    Api(
        name="getImageInfo",
        summary="Tell an image's size in px.",
        source=_PAGE,
        options=Options,
        results=(
            Result("width", "number", "Width in px, rotation ignored."),
            Result("height", "number", "Height in px, rotation ignored."),
            Result("path", "string", "Local path of the image."),
        ),
        errors=(
            *images.FILE_ERRORS,
            Errno.CALL_PROHIBITED,
            Errno.NETWORK_PARAMETER,
            Errno.IMAGE_LOAD_FAILED,
            *images.CONTENT_ERRORS,
            Errno.TOTAL_SIZE_EXCEEDED,
        ),
        rules=(
            Rule("A network image is downloaded to a temp file, whose path is returned.", _PAGE),
            *images.CONTENT_RULES,
            Rule("Harmony clients read local images only.", _PAGE),
            network.ALLOWED,
            package.RULE,
        ),
        run=run,
    ),
)
