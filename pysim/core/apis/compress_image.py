"""tt.compressImage: the same image as a smaller jpg."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import images, package
from pysim.core.effects import Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import Number, Text

_PAGE = documented("media/image/compressimage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    src: str = param(Text(), "`ttfile://` path or package path.", _PAGE, required=True)
    quality: float = param(
        Number(at_least=1, at_most=100), "Quality of the jpg.", _PAGE, default=80.0
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Compress what the device compresses; store the rest as it is."""
    data = yield from images.load_file(options.src, host)
    _, suffix = images.look(data, options.src, "src")
    if suffix == "jpg" or host.profile.family == "ios":
        data, suffix = images.compress(data, round(options.quality), options.src, "src"), "jpg"
    return {"tempFilePath": host.store("temp", suffix, data)}


APIS = (
    Api(
        name="compressImage",
        summary="Compress an image.",
        source=_PAGE,
        options=Options,
        results=(Result("tempFilePath", "string", "Path of the compressed image."),),
        errors=(*images.FILE_ERRORS, *images.CONTENT_ERRORS, Errno.TOTAL_SIZE_EXCEEDED),
        rules=(
            Rule("iOS makes a jpg of every image; others compress jpg files only.", _PAGE),
            Rule(
                "What is not compressed is copied to a temp file as it is.",
                assumed("The page says that it is returned as it was; the result is a temp path."),
            ),
            package.RULE,
            *images.CONTENT_RULES,
            Rule(
                "A rotation in the exif data is applied; what is transparent becomes white.",
                assumed("The new file has no exif data, and it must still look as before."),
            ),
        ),
        run=run,
    ),
)
