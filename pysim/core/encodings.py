"""The encodings that file APIs name.

Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/file/file_system_manager/\
readfile
"""

import base64
from collections.abc import Callable

PC_ENCODINGS = ("base64", "hex", "utf8")

_DECODERS: dict[str, Callable[[bytes], str]] = {
    # Seven bits, as Node's encoding of that name.
    "ascii": lambda data: bytes(byte & 0x7F for byte in data).decode("ascii"),
    "base64": lambda data: base64.b64encode(data).decode("ascii"),
    "binary": lambda data: data.decode("latin-1"),
    "hex": lambda data: data.hex(),
    "ucs2": lambda data: data.decode("utf-16-le", "replace"),
    "utf8": lambda data: data.decode("utf-8", "replace"),
}
_ALIASES = {
    "ucs-2": "ucs2",
    "utf16le": "ucs2",
    "utf-16le": "ucs2",
    "utf-8": "utf8",
    "latin1": "binary",
}
ENCODINGS = (*_DECODERS, *_ALIASES)


def decode(data: bytes, encoding: str) -> str:
    """Return `data` as text; bytes that the encoding does not know become U+FFFD."""
    return _DECODERS[_ALIASES.get(encoding, encoding)](data)
