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


_ENCODERS: dict[str, Callable[[str], bytes]] = {
    "ascii": lambda text: text.encode("latin-1", "replace"),
    "base64": lambda text: base64.b64decode("".join(text.split()), validate=True),
    "binary": lambda text: text.encode("latin-1", "replace"),
    "hex": bytes.fromhex,
    "ucs2": lambda text: text.encode("utf-16-le", "surrogatepass"),
    "utf8": lambda text: text.encode("utf-8", "replace"),
}


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes that `text` stands for; raise ValueError if it is no base64 or hex."""
    return _ENCODERS[_ALIASES.get(encoding, encoding)](text)


def decode(data: bytes, encoding: str) -> str:
    """Return `data` as text; bytes that the encoding does not know become U+FFFD."""
    return _DECODERS[_ALIASES.get(encoding, encoding)](data)
