"""FileSystemManager.getFileInfo: tell a file's size."""

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
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/getfileinfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    file_path: str = param(Text(), "Path of the file.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Look it up."""
    path = parse_path(options.file_path)
    yield from package.provide(path, host)
    return {"size": host.files.file(path).size}


APIS = (
    Api(
        name="getFileInfo",
        summary="Tell a file's size.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        results=(Result("size", "number", "Size in bytes."),),
        errors=(
            Errno.FILE_NOT_FOUND,
            Errno.NOT_A_FILE,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(package.RULE,),
        run=run,
    ),
)
