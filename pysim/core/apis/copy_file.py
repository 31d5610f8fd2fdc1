"""FileSystemManager.copyFile: copy a file into the user area."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import package
from pysim.core.effects import Effect
from pysim.core.file_api import TARGET_ERRORS
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/copyfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    src_path: str = param(Text(), "Path of the file to copy.", _PAGE, required=True)
    dest_path: str = param(
        Text(), "Path of the copy, below `ttfile://user/`.", _PAGE, required=True
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Copy."""
    files = host.writable_files
    source, target = parse_path(options.src_path), parse_path(options.dest_path)
    yield from package.provide(source, host)
    files.copy(source, target)
    return {}


APIS = (
    api := Api(
        name="copyFile",
        summary="Copy a file into the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=TARGET_ERRORS,
        rules=(
            package.RULE,
            Rule(
                "The copy must lie in the user area.",
                assumed("A comment on the page says so; its sample copies into temp."),
            ),
            Rule("A file that is there is replaced.", assumed("No page says otherwise.")),
        ),
        run=run,
    ),
    file_twin(api),
)
