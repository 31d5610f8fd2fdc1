"""FileSystemManager.mkdir: make a directory in the user area."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.file_api import PATH_RULE
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Flag, Text

_PAGE = documented("file/file_system_manager/mkdir")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    dir_path: str = param(
        Text(), "Path of the directory, below `ttfile://user/`.", _PAGE, required=True
    )
    recursive: bool = param(Flag(), "Whether to make its parents, too.", _PAGE, default=False)


def run(options: Options, host: Host) -> dict[str, object]:
    """Make it."""
    path = parse_path(options.dir_path)
    host.writable_files.make_directory(path, recursive=options.recursive)
    return {}


APIS = (
    api := Api(
        name="mkdir",
        summary="Make a directory in the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.NO_WRITE_PERMISSION,
            Errno.FILE_NOT_FOUND,
            Errno.FILE_EXISTS,
            Errno.NOT_A_DIRECTORY,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(
            Rule(
                "With `recursive` a directory that is there is no error.",
                assumed("As mkdir -p; no page says otherwise."),
            ),
            PATH_RULE,
        ),
        run=run,
    ),
    file_twin(api),
)
