"""What the rows of the file manager share."""

from pysim.core.encodings import PC_ENCODINGS, encode
from pysim.core.errors import ApiError, Errno
from pysim.core.files import MAX_WRITE
from pysim.core.host import Host
from pysim.core.paths import MAX_PATH
from pysim.core.provenance import assumed
from pysim.core.spec import Rule, invalid

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
