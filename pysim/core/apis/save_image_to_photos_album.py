"""tt.saveImageToPhotosAlbum: put an image file into the album of the device."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import image_files, images, package
from pysim.core.effects import Effect, SaveImage
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.permissions import ALBUM, require
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.support import Family
from pysim.core.types import Text
from pysim.core.values import describe

_PAGE = documented("media/image/saveimagetophotosalbum")
_EVERYWHERE = ("png", "jpg", "jpeg", "gif")
_SUFFIXES: dict[Family, tuple[str, ...]] = {
    "pc": (*_EVERYWHERE, "bmp", "webp"),
    "android": (*_EVERYWHERE, "webp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    file_path: str = param(
        Text(), "`ttfile://` path or package path of an image file.", _PAGE, required=True
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Check permission, name and content; then save."""
    name = options.file_path.rpartition("/")[2]
    if host.settings.album_saving == "forbidden":
        raise ApiError(Errno.SAVE_FORBIDDEN, "the organization forbids saving to the album")
    yield from require(ALBUM, host)
    data = yield from images.load_file(options.file_path, host)
    suffixes = _SUFFIXES.get(host.profile.family, _EVERYWHERE)
    if name.rpartition(".")[2].lower() not in suffixes:
        raise ApiError(
            Errno.IMAGE_FORMAT,
            f"filePath: expected a name that ends in one of {', '.join(suffixes)}, "
            f"but got {describe(name)}",
        )
    if image_files.other_format(data) not in suffixes:
        images.look(data, options.file_path, "filePath")
    yield SaveImage(name, data)
    return {}


APIS = (
    Api(
        name="saveImageToPhotosAlbum",
        summary="Save an image file to the album of the device.",
        source=_PAGE,
        options=Options,
        errors=(
            *images.FILE_ERRORS,
            Errno.USER_DENIED,
            *images.CONTENT_ERRORS,
            Errno.SAVE_FORBIDDEN,
        ),
        rules=(
            Rule(
                "The file's name must end as an image's: png, jpg, jpeg, gif; more on some.", _PAGE
            ),
            package.RULE,
            *images.CONTENT_RULES,
            Rule(
                "Where a name may end in webp, a webp image is saved without being looked into.",
                assumed("The page lists the suffix; the image cannot be read here."),
            ),
            Rule("Phones ask for scope.writePhotosAlbum first.", _PAGE, "permissions"),
            Rule(
                "An organization can forbid it.",
                documented("errno"),
                "albumSaving",
            ),
            Rule("A network address is refused as an illegal path.", _PAGE),
            Rule(
                "The album is that of the page: `pysim.album`.",
                assumed("A page cannot write to the album of the device that it runs on."),
            ),
        ),
        run=run,
    ),
)
