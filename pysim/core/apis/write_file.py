"""FileSystemManager.writeFile: write a file of the user area, anew or over an old one."""

from dataclasses import dataclass

from pysim.core.encodings import ENCODINGS
from pysim.core.errors import Errno
from pysim.core.file_api import bytes_to_write, sync_twin
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import FileData, OneOf, Text

_PAGE = documented("file/file_system_manager/writefile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    file_path: str = param(
        Text(), "Path of the file, below `ttfile://user/`.", _PAGE, required=True
    )
    data: str | bytes = param(FileData(), "What to write.", _PAGE, required=True)
    encoding: str = param(OneOf(*ENCODINGS), "How to encode text.", _PAGE, default="utf8")


def run(options: Options, host: Host) -> dict[str, object]:
    """Encode, then write."""
    path = parse_path(options.file_path)
    host.writable_files.write(path, bytes_to_write(options.data, options.encoding, host))
    return {}


APIS = (
    api := Api(
        name="writeFile",
        summary="Write a file of the user area.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        errors=(
            Errno.NO_WRITE_PERMISSION,
            Errno.FILE_NOT_FOUND,
            Errno.NOT_A_FILE,
            Errno.TOTAL_SIZE_EXCEEDED,
            Errno.WRITE_TOO_LARGE,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(
            Rule("10 MB at most in one call, 200 MB in the area.", documented("file/file-system")),
            Rule(
                "The directory must exist.",
                assumed("As the errno table's 203 suggests; no page says otherwise."),
            ),
        ),
        run=run,
    ),
    sync_twin(api),
)
