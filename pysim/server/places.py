"""Questions about places on disk that are answered whatever is there, and never raise OSError."""

import os
from pathlib import Path


def real(place: Path) -> Path:
    """Return where `place` is once links are followed, as far as they lead anywhere."""
    return Path(os.path.realpath(place))


def leads_into(place: Path, folder: Path) -> bool:
    """Tell whether `place` is in `folder` once links are followed."""
    return real(place).is_relative_to(real(folder))


def is_file(place: Path) -> bool:
    """Tell whether there is a file that can be found."""
    return os.path.isfile(place)  # noqa: PTH113  Path's own method raises where it may not look


def is_folder(place: Path) -> bool:
    """Tell whether there is a folder that can be found."""
    return os.path.isdir(place)  # noqa: PTH112  likewise


def printable(name: str) -> str:
    """Return a name from disk or JSON as text that can be encoded."""
    return name.encode(errors="replace").decode()
