"""FileSystemManager.unlink: delete a file."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import documented
from pysim.core.spec import Api, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/unlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    file_path: str = param(Text(), "Path of the file.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Delete the file."""
    host.files.remove(parse_path(options.file_path))
    return {}


APIS = (
    api := Api(
        name="unlink",
        summary="Delete a file.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.NO_WRITE_PERMISSION,
            Errno.FILE_NOT_FOUND,
            Errno.NOT_A_FILE,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        run=run,
    ),
    file_twin(api),
)
