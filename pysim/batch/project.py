"""A mini-program as one piece of data, which can be sent to another machine."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from pysim.server import folder
from pysim.server.contents import Digests, read
from pysim.server.listing import scan
from pysim.server.places import real


@dataclass(frozen=True, slots=True)
class Project:
    """Its files in a ZIP archive. `digest` names their contents, and no others."""

    archive: bytes
    digest: str

    @classmethod
    def pack(cls, directory: Path) -> "Project":
        """Read the mini-program in `directory`, with the packages that it needs.

        Raises FolderError if there is none, OSError if a file has gone.
        """
        folder.check(directory)
        listing = scan(directory, Digests())
        boundary = real(directory)
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, file in listing.files.items():
                # Without dates, so that equal files are equal archives.
                archive.writestr(zipfile.ZipInfo(path), read(file.place, boundary))
        return cls(memory.getvalue(), listing.revision)

    def unpack(self, directory: Path) -> None:
        """Write the files into `directory`."""
        with zipfile.ZipFile(io.BytesIO(self.archive)) as archive:
            archive.extractall(directory)
