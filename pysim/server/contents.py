"""Read the files of a project, and name their contents by a digest."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from pysim.server.places import leads_into
from pysim.server.tree import MAX_BYTES

Stamp = tuple[int, int, int, int]


def digest(data: bytes) -> str:
    """Return what names these bytes, and no others."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(place: str, boundary: Path) -> bytes:
    """Return the bytes of the file at the real path `place`.

    Raises OSError, also if a link has come that leads out of `boundary`, or if it is too large:
    the file may be another than the one that was found there.
    """
    if not leads_into(Path(place), boundary):
        raise PermissionError(None, "it leads out of the project's folder")
    with open(place, "rb") as file:  # noqa: PTH123
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(None, f"it has more than {MAX_BYTES} bytes")
    return data


class Digests:
    """Digests of files, computed anew only for those that may have changed."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stamp, str]] = {}

    def of(self, place: str, info: os.stat_result, boundary: Path) -> str:
        """Return the digest of a file; raise OSError if it cannot be read."""
        stamp = (info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)
        known = self._known.get(place)
        if known is None or known[0] != stamp:
            known = self._known[place] = (stamp, digest(read(place, boundary)))
        return known[1]

    def forget(self, places: Iterable[str]) -> None:
        """Forget files that were written: clocks are too coarse to tell two writes apart."""
        for place in places:
            self._known.pop(place, None)
