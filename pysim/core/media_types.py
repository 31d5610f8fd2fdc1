"""Media types of the files a mini-program sends and receives, by suffix and back."""

from collections.abc import Mapping

ANY_TYPE = "application/octet-stream"

# Not the standard library's table: that differs between Python's versions and machines.
# The first suffix of a type is the one that a file of that type gets.
_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "svg": "image/svg+xml",
    "heic": "image/heic",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "json": "application/json",
    "txt": "text/plain",
    "html": "text/html",
    "css": "text/css",
    "csv": "text/csv",
    "xml": "application/xml",
    "js": "text/javascript",
}
_MAX_SUFFIX = 8


def type_of(name: str) -> str:
    """Return the media type of a file called `name`."""
    return _TYPES.get(suffix_of(name), ANY_TYPE)


def suffix_of(name: str) -> str:
    """Return the suffix of `name` in lower case without its dot; empty if it has none."""
    _, dot, suffix = name.rpartition(".")
    usable = dot and suffix.isascii() and suffix.isalnum() and len(suffix) <= _MAX_SUFFIX
    return suffix.lower() if usable else ""


def suffix_for(name: str, content_type: str) -> str:
    """Return the suffix for what a server sent as `name`: a known one of the name's comes first."""
    own = suffix_of(name)
    if own in _TYPES:
        return own
    essence = content_type.partition(";")[0].strip().lower()
    known = (suffix for suffix, media_type in _TYPES.items() if media_type == essence)
    return next(known, own or "bin")
