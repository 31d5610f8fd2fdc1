"""FileSystemManager.readdir: list a directory."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import package
from pysim.core.effects import Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import documented
from pysim.core.spec import Api, Result, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/readdir")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    dir_path: str = param(Text(), "Path of the directory.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """List it."""
    path = parse_path(options.dir_path)
    yield from package.provide(path, host)
    return {"files": host.files.names(path)}


APIS = (
    api := Api(
        name="readdir",
        summary="List the names in a directory.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        results=(Result("files", "string[]", "Names of what it holds, sorted."),),
        errors=(
            Errno.FILE_NOT_FOUND,
            Errno.NOT_A_DIRECTORY,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(package.DIRECTORY_RULE,),
        run=run,
    ),
    file_twin(api),
)
