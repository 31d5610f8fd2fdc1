"""FileSystemManager.saveFile: move a temp file into the user area, to stay."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.file_api import TARGET_ERRORS
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.sync_api import file_twin
from pysim.core.types import Text

_PAGE = documented("file/file_system_manager/savefile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    temp_file_path: str = param(Text(), "Path of the temp file.", _PAGE, required=True)
    file_path: str | None = param(
        Text(),
        "Where to put it, below `ttfile://user/`.",
        _PAGE,
        default_text="a name that never repeats",
    )


def run(options: Options, host: Host) -> dict[str, object]:
    """Move it."""
    target = parse_path(options.file_path) if options.file_path else None
    saved = host.writable_files.save(parse_path(options.temp_file_path), target)
    return {"savedFilePath": str(saved)}


APIS = (
    api := Api(
        name="saveFile",
        summary="Move a temp file into the user area; the old path is gone.",
        source=_PAGE,
        owner="FileSystemManager",
        also_on_tt=True,
        options=Options,
        results=(Result("savedFilePath", "string", "Where it is now."),),
        errors=(Errno.NO_READ_PERMISSION, *TARGET_ERRORS),
        rules=(
            Rule(
                "A file that is no temp file fails with 201.",
                assumed("Only temp files can be saved; the page names no code."),
            ),
        ),
        run=run,
    ),
    file_twin(api),
)
