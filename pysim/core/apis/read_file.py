"""FileSystemManager.readFile: read a file, as bytes or decoded."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import package
from pysim.core.effects import Effect
from pysim.core.encodings import ENCODINGS, PC_ENCODINGS, READ_RULES, decode
from pysim.core.errors import ApiError, Errno
from pysim.core.files import MAX_READ, MAX_READ_PC
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, invalid, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Number, OneOf, Text

_PAGE = documented("file/file_system_manager/readfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters. Lengths in bytes."""

    file_path: str = param(Text(), "Path of the file.", _PAGE, required=True)
    encoding: str | None = param(
        OneOf(*ENCODINGS),
        "How to decode the bytes.",
        _PAGE,
        default_text="none: the result is an ArrayBuffer",
    )
    position: float = param(
        Number(at_least=0), "Where to start, counted from 0.", _PAGE, default=0.0
    )
    length: float | None = param(
        Number(at_least=0), "How many bytes.", _PAGE, default_text="to the end of the file"
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Read the range, decode it if asked to."""
    on_pc = host.profile.family == "pc"
    if on_pc and options.encoding not in (None, *PC_ENCODINGS):
        raise invalid("encoding", options.encoding, f"one of {', '.join(PC_ENCODINGS)} on PC")
    path = parse_path(options.file_path)
    position = int(options.position)
    length = None if options.length is None else int(options.length)
    limit = MAX_READ_PC if on_pc else MAX_READ
    yield from package.provide(path, host)
    wanted = host.files.file(path).size - position
    if min(wanted, length if length is not None else wanted) > limit:
        raise ApiError(
            Errno.READ_TOO_LARGE,
            f"filePath: {wanted} bytes are more than the {limit} that one call may read; "
            "read parts with position and length",
        )
    data = host.files.read(path, position, length)
    return {"data": decode(data, options.encoding) if options.encoding else data}


APIS = (
    api := Api(
        name="readFile",
        summary="Read a file.",
        source=_PAGE,
        owner="FileSystemManager",
        options=Options,
        results=(Result("data", "string | ArrayBuffer", "What the file holds."),),
        errors=(
            Errno.FILE_NOT_FOUND,
            Errno.NOT_A_FILE,
            Errno.READ_TOO_LARGE,
            Errno.INVALID_PATH,
            Errno.NAME_TOO_LONG,
        ),
        rules=(
            Rule("A range beyond the end gives what is there.", _PAGE),
            Rule("10 MB at most in one call.", documented("file/file-system")),
            Rule(
                "40 MB at most in one call on PC.",
                assumed("The page says 40 MB in total, without saying of what."),
            ),
            package.RULE,
            *READ_RULES,
        ),
        run=run,
    ),
    file_twin(api),
)
