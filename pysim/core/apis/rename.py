"""FileSystemManager.rename: move a file or directory within the user area."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.file_api import PATH_RULE
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/rename")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    old_path: str = param(Text(), "Path of the file or directory.", _PAGE, required=True)
    new_path: str = param(Text(), "Its new path.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Move."""
    host.writable_files.rename(parse_path(options.old_path), parse_path(options.new_path))
    return {}


APIS = (
    api := Api(
        name="rename",
        summary="Move a file or directory within the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.NO_WRITE_PERMISSION,
            Errno.FILE_NOT_FOUND,
            Errno.FILE_EXISTS,
            Errno.NOT_A_DIRECTORY,
            Errno.PATH_AND_SUBPATH,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(
            Rule(
                "A file replaces a file; anything else that is there fails with 204.",
                assumed("As rename does on the systems below."),
            ),
            PATH_RULE,
        ),
        run=run,
    ),
    file_twin(api),
)
