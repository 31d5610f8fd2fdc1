"""FileSystemManager.writeFile and appendFile: write files of the user area or lengthen them."""

from collections.abc import Callable
from dataclasses import dataclass

from pysim.core.encodings import ENCODINGS, WRITE_RULES
from pysim.core.errors import Errno
from pysim.core.file_api import TARGET_ERRORS, bytes_to_write
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import Source, assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.sync_api import file_twin
from pysim.core.types import FileData, OneOf, Text

_WRITE_PAGE = documented("file/file_system_manager/writefile")
_APPEND_PAGE = documented("file/file_system_manager/appendfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The table of parameters, which is the same on both pages."""

    file_path: str = param(
        Text(), "Path of the file, below `ttfile://user/`.", _WRITE_PAGE, required=True
    )
    data: str | bytes = param(FileData(), "What to write.", _WRITE_PAGE, required=True)
    encoding: str = param(OneOf(*ENCODINGS), "How to encode text.", _WRITE_PAGE, default="utf8")


def write(options: Options, host: Host) -> dict[str, object]:
    """Encode, then write."""
    path = parse_path(options.file_path)
    host.writable_files.write(path, bytes_to_write(options.data, options.encoding, host))
    return {}


def append(options: Options, host: Host) -> dict[str, object]:
    """Encode, then append."""
    path = parse_path(options.file_path)
    host.writable_files.append(path, bytes_to_write(options.data, options.encoding, host))
    return {}


def _row(
    name: str,
    summary: str,
    page: Source,
    run: Callable[[Options, Host], dict[str, object]],
    errors: tuple[Errno, ...],
    needed: str,
) -> Api:
    return Api(
        name=name,
        summary=summary,
        source=page,
        owner="FileSystemManager",
        options=Options,
        errors=(*errors, Errno.WRITE_TOO_LARGE),
        rules=(
            Rule("10 MB at most in one call, 200 MB in the area.", documented("file/file-system")),
            Rule(needed, assumed("As the errno table's 203 suggests; no page says otherwise.")),
            *WRITE_RULES,
        ),
        run=run,
    )


_WRITE = _row(
    "writeFile",
    "Write a file of the user area.",
    _WRITE_PAGE,
    write,
    TARGET_ERRORS,
    "The directory must exist.",
)
_APPEND = _row(
    "appendFile",
    "Add to the end of a file of the user area.",
    _APPEND_PAGE,
    append,
    tuple(each for each in TARGET_ERRORS if each is not Errno.NOT_A_DIRECTORY),
    "The directory must exist, and so must the file.",
)

APIS = (_APPEND, file_twin(_APPEND), _WRITE, file_twin(_WRITE))
