"""What the rows of the file manager share."""

from dataclasses import replace

from pysim.core.encodings import PC_ENCODINGS, encode
from pysim.core.errors import ApiError, Errno
from pysim.core.files import MAX_WRITE
from pysim.core.host import Host
from pysim.core.paths import MAX_PATH
from pysim.core.provenance import assumed
from pysim.core.spec import Api, NoOptions, Rule, invalid
from pysim.core.support import Support

TARGET_ERRORS = (
    Errno.NO_WRITE_PERMISSION,
    Errno.FILE_NOT_FOUND,
    Errno.NOT_A_DIRECTORY,
    Errno.NOT_A_FILE,
    Errno.TOTAL_SIZE_EXCEEDED,
    Errno.INVALID_PATH,
    Errno.NAME_TOO_LONG,
)
"""What can be wrong with a path at which a file is to be put."""

PATH_RULE = Rule(
    f"A path of more than {MAX_PATH} characters, also of what lies in a directory that is moved, "
    "fails with 214.",
    assumed("As PATH_MAX of the systems that clients run on; no page gives a limit."),
)


def bytes_to_write(data: str | bytes, encoding: str, host: Host) -> bytes:
    """Return `data` encoded; raise ApiError 104 if it cannot be, 212 if it is too large."""
    if host.profile.family == "pc" and encoding not in PC_ENCODINGS:
        raise invalid("encoding", encoding, f"one of {', '.join(PC_ENCODINGS)} on PC")
    try:
        encoded = encode(data, encoding) if isinstance(data, str) else data
    except ValueError:
        raise invalid("data", data, f"text that is {encoding}") from None
    if len(encoded) > MAX_WRITE:
        raise ApiError(
            Errno.WRITE_TOO_LARGE,
            f"data: {len(encoded)} bytes are more than the {MAX_WRITE} that one call may write; "
            "write parts with appendFile",
        )
    return encoded


def sync_twin(api: Api) -> Api:
    """Return the `…Sync` row of `api`: on PC it does not exist; in a page it always throws.

    A page talks to the core in a worker and cannot wait for it; the logic worker can.
    """
    return replace(
        api,
        name=f"{api.name}Sync",
        summary=f"{api.name}, returned at once. Throws in a page: use {api.name} there.",
        form="refused",
        signature="(...args: unknown[]): never",
        support=Support(android="5.23.0", ios="5.23.0", pc=None),
        run=None,
        options=NoOptions,
        results=(),
        errors=(),
        rules=(
            Rule(
                "In a page it throws errno 103, as a PC client does.",
                assumed("A page cannot wait for the core without blocking."),
            ),
        ),
    )
