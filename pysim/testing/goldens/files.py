"""Files as the goldens need them: names that stay in their folder, and all or nothing written."""

import os
import re
import threading
from pathlib import Path, PurePosixPath

_PART = re.compile(r"[^\x00-\x1f<>:\"|?*\\/]*[^\x00-\x1f<>:\"|?*\\/. ]")
"""A part of a path that every file system takes: a last dot or space is lost in Windows."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def inside(folder: Path, name: str) -> Path:
    """Return the path of `name`, whose folders are set off by /, below `folder`.

    Raises ValueError if it would lie elsewhere, or not be a name in every file system.
    """
    parts = PurePosixPath(name).parts
    good = "/".join(parts) == name and all(
        _PART.fullmatch(part) and not _DEVICES.fullmatch(part) for part in parts
    )
    path = folder.joinpath(*parts)
    if not good or not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(
            f"{name!r} is no name of a golden: write it with / between folders, without .. or a "
            'leading /, and without control characters and < > : " | ? * \\'
        )
    return path


def write(path: Path, data: bytes) -> None:
    """Write the file with its folders: who reads it meanwhile gets the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not by tempfile, whose files nobody else may read.
    fresh = path.with_name(f".{os.getpid()}-{threading.get_ident()}-{path.name}"[:200])
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def shown(path: Path) -> str:
    """Return the path as it is shortest to say: relative to the current folder, if it is below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
