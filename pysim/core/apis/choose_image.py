"""tt.chooseImage: the user picks images from the album or takes one."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import images
from pysim.core.effects import Effect, PickImages, SaveImage
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import ListOf, Number, OneOf

_PAGE = documented("media/image/chooseimage")
_BOTH = ("original", "compressed")
_PHONES = ("android", "ios")
_QUALITY = 80
_PICKED = "the picked file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    source_type: tuple[str, ...] = param(
        ListOf(OneOf("album", "camera"), at_least=1),
        "Where the images come from.",
        _PAGE,
        default=("album", "camera"),
        default_text='`["album", "camera"]`',
    )
    count: float = param(
        Number(at_least=1, at_most=20), "The most images; one from a camera.", _PAGE, default=9.0
    )
    size_type: tuple[str, ...] = param(
        ListOf(OneOf(*_BOTH), at_least=1),
        "Whether jpg images are compressed.",
        _PAGE,
        default=_BOTH,
        default_text='`["original", "compressed"]`',
    )
    camera_device: str = param(
        OneOf("back", "front"), "Which camera; a browser decides.", _PAGE, default="back"
    )
    is_save_to_album: str = param(
        OneOf("0", "1"), "Whether a camera's image is saved to the album too.", _PAGE, default="0"
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Let the user pick, keep what was picked as temp files."""
    sources = ("album",) if host.profile.family == "pc" else options.source_type
    from_camera = sources == ("camera",)
    count = 1 if from_camera else int(options.count)
    answer = yield PickImages(count, sources)
    if not answer["files"]:
        raise ApiError(Errno.IMAGE_CANCELLED, "cancel: the user picked no image")
    if len(answer["files"]) > count:
        host.warn(f"count: {len(answer['files'])} images were picked, the first {count} are taken")
    compress = _compresses(options.size_type, host)
    files = []
    for picked in answer["files"][:count]:
        data = bytes(picked["bytes"])
        _, suffix = images.look(data, picked["name"], _PICKED)
        if compress and suffix == "jpg":
            data = images.compress(data, _QUALITY, picked["name"], _PICKED)
        files.append({"path": host.store("temp", suffix, data), "size": len(data)})
        if from_camera and options.is_save_to_album == "1":
            yield SaveImage(picked["name"], data)
    return {"tempFilePaths": [file["path"] for file in files], "tempFiles": files}


def _compresses(size_type: tuple[str, ...], host: Host) -> bool:
    if "original" in size_type and host.profile.family not in _PHONES:
        return False
    return "compressed" in size_type and host.profile.family != "harmony"


APIS = (
    Api(
        name="chooseImage",
        summary="Let the user pick images.",
        source=_PAGE,
        options=Options,
        results=(
            Result("tempFilePaths", "string[]", "Paths of the images."),
            Result(
                "tempFiles", "{ path: string; size: number }[]", "The same with sizes in bytes."
            ),
        ),
        errors=(Errno.IMAGE_CANCELLED, *images.CONTENT_ERRORS, Errno.TOTAL_SIZE_EXCEEDED),
        rules=(
            Rule("`compressed` alone compresses; both compress on phones only.", _PAGE),
            Rule("PC clients have no camera, Harmony clients do not compress.", _PAGE),
            Rule(
                "Compressing makes a jpg of quality 80 and leaves other formats alone.",
                assumed("No page gives figures; 80 is the default of compressImage."),
            ),
            *images.CONTENT_RULES,
            Rule("Cancelling fails with 1300001.", documented("errno")),
            Rule(
                "More files than `count`: the first ones.",
                assumed("A browser's file picker cannot be told how many."),
            ),
        ),
        run=run,
    ),
)
