"""FileSystemManager.stat: what is known of a file or directory."""

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

_PAGE = documented("file/file_system_manager/stat")
_FILE_MODE, _DIRECTORY_MODE = 0o100644, 0o040755


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    path: str = param(Text(), "Path of a file or directory.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Look the path up."""
    path = parse_path(options.path)
    yield from package.provide(path, host)
    entry = host.files.stat(path)
    return {
        "stat": {
            "mode": _FILE_MODE if entry else _DIRECTORY_MODE,
            "size": entry.size if entry else 0,
            "lastAccessedTime": int(entry.accessed) if entry else 0,
            "lastModifiedTime": int(entry.modified) if entry else 0,
            "directory": entry is None,
        }
    }


APIS = (
    api := Api(
        name="stat",
        summary="Tell a file's size (bytes), times (s since 1970) and kind.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        results=(Result("stat", "Stats", "What is known of the file."),),
        errors=(Errno.FILE_NOT_FOUND, Errno.INVALID_PATH, Errno.NAME_TOO_LONG),
        rules=(package.RULE, package.DIRECTORY_RULE),
        run=run,
    ),
    file_twin(api),
)
