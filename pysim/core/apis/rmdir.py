"""FileSystemManager.rmdir: delete a directory of the user area."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import documented
from pysim.core.spec import Api, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Flag, Text

_PAGE = documented("file/file_system_manager/rmdir")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    dir_path: str = param(Text(), "Path of the directory.", _PAGE, required=True)
    recursive: bool = param(Flag(), "Whether to delete what it holds, too.", _PAGE, default=False)


def run(options: Options, host: Host) -> dict[str, object]:
    """Delete it."""
    path = parse_path(options.dir_path)
    host.files.remove_directory(path, recursive=options.recursive)
    return {}


APIS = (
    api := Api(
        name="rmdir",
        summary="Delete a directory of the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.NO_WRITE_PERMISSION,
            Errno.FILE_NOT_FOUND,
            Errno.DIRECTORY_NOT_EMPTY,
            Errno.NOT_A_DIRECTORY,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        run=run,
    ),
    file_twin(api),
)
