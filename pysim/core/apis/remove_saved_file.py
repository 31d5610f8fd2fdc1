"""FileSystemManager.removeSavedFile: delete a saved file."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import documented
from pysim.core.spec import Api, param
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/removesavedfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    file_path: str = param(
        Text(), "Path of a file that saveFile has put there.", _PAGE, required=True
    )


def run(options: Options, host: Host) -> dict[str, object]:
    """Delete it."""
    host.files.remove_saved(parse_path(options.file_path))
    return {}


APIS = (
    Api(
        name="removeSavedFile",
        summary="Delete a file that saveFile has put into the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.FILE_NOT_FOUND,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        run=run,
    ),
)
