"""The encodings that file APIs name, which have the names and the meaning of Node's Buffer.

Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/file/file_system_manager/\
readfile
"""

import base64
import binascii
from collections.abc import Callable

from pysim.core.provenance import assumed, peer
from pysim.core.spec import Rule

PC_ENCODINGS = ("base64", "hex", "utf8")

_BUFFER = peer("https://nodejs.org/api/buffer.html#buffers-and-character-encodings")

READ_RULES = (
    Rule(
        "Bytes that are no UTF-8 become U+FFFD; ascii has seven bits; ucs2 leaves an odd byte at "
        "the end out.",
        _BUFFER,
    ),
)
WRITE_RULES = (
    Rule(
        "In utf8 half a surrogate pair becomes U+FFFD; ascii, binary and latin1 take the low byte "
        "of each UTF-16 code unit; base64 may lack its padding and use `-_` for `+/`.",
        _BUFFER,
    ),
    Rule(
        "Text that is no base64 or hex, also hex of an odd length, fails with 104.",
        assumed("Node's Buffer leaves out what it cannot read without a word, and data are lost."),
    ),
)

_DECODERS: dict[str, Callable[[bytes], str]] = {
    "ascii": lambda data: bytes(byte & 0x7F for byte in data).decode("ascii"),
    "base64": lambda data: base64.b64encode(data).decode("ascii"),
    "binary": lambda data: data.decode("latin-1"),
    "hex": lambda data: data.hex(),
    "ucs2": lambda data: data[: len(data) // 2 * 2].decode("utf-16-le", "surrogatepass"),
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


def _code_units(text: str) -> bytes:
    """Return the text as JavaScript has it: UTF-16, where a surrogate may stand alone."""
    return text.encode("utf-16-le", "surrogatepass")


def _low_bytes(text: str) -> bytes:
    return _code_units(text)[::2]


def _utf8(text: str) -> bytes:
    return _code_units(text).decode("utf-16-le", "replace").encode()


def _base64(text: str) -> bytes:
    digits = "".join(text.split()).rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(digits + "=" * (-len(digits) % 4), validate=True)


_ENCODERS: dict[str, Callable[[str], bytes]] = {
    "ascii": _low_bytes,
    "base64": _base64,
    "binary": _low_bytes,
    "hex": binascii.unhexlify,
    "ucs2": _code_units,
    "utf8": _utf8,
}


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes that `text` stands for; raise ValueError if it is no base64 or hex."""
    return _ENCODERS[_ALIASES.get(encoding, encoding)](text)


def decode(data: bytes, encoding: str) -> str:
    """Return `data` as text; bytes that the encoding does not know become U+FFFD."""
    return _DECODERS[_ALIASES.get(encoding, encoding)](data)
