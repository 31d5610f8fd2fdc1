"""What kind of contents a file has, the same on every machine."""

from mimetypes import MimeTypes

_UNKNOWN = "application/octet-stream"
_TYPES = MimeTypes()
for _suffix, _type in {
    # Streaming compilation and modules need exactly these.
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
    # Not to be unpacked on the way.
    ".whl": "application/zip",
    ".ts": "text/plain",
    ".sjs": "text/javascript",
    ".ttml": "text/plain",
    ".ttss": "text/css",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
}.items():
    _TYPES.add_type(_type, _suffix)


def media_type(path: str) -> str:
    """Return the media type of a file by its name; texts are UTF-8."""
    kind, encoding = _TYPES.guess_type(path)
    if kind is None or encoding is not None:
        return _UNKNOWN
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
