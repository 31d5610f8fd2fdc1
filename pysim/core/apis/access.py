"""FileSystemManager.access: tell whether a file or directory exists."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import package
from pysim.core.effects import Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import documented
from pysim.core.spec import Api, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/access")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    path: str = param(Text(), "Path of a file or directory.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Succeed if the path exists."""
    path = parse_path(options.path)
    yield from package.provide(path, host)
    host.files.stat(path)
    return {}


APIS = (
    api := Api(
        name="access",
        summary="Succeed if a file or directory exists.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(Errno.FILE_NOT_FOUND, Errno.INVALID_PATH, Errno.NAME_TOO_LONG),
        rules=(package.RULE, package.DIRECTORY_RULE),
        run=run,
    ),
    file_twin(api),
)
