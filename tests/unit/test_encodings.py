"""The encodings of file contents, byte for byte as Node's Buffer has them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysim.core.encodings import decode, encode

# With surrogates that stand alone, which JavaScript's strings may hold.
ANY_TEXT = st.text(st.characters() | st.sampled_from("\ud800\udbff\udc00\udfff"))


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("\ud800x", "utf8", "efbfbd78"),
        ("x\udc00", "utf-8", "78efbfbd"),
        ("\ud83d\ude00", "utf8", "f09f9880"),
        ("中", "latin1", "2d"),
        ("中", "ascii", "2d"),
        ("é", "ascii", "e9"),
        ("😀", "binary", "3d00"),
        ("\ud800x", "ucs2", "00d87800"),
        ("QQ", "base64", "41"),
        ("QQ=", "base64", "41"),
        ("QQ==", "base64", "41"),
        ("QR", "base64", "41"),
        ("Q U\nI", "base64", "4142"),
        ("-_-_", "base64", "fbffbf"),
        ("+/-_", "base64", "fbffbf"),
        ("", "base64", ""),
        ("aBcD", "hex", "abcd"),
    ],
)
def test_text_becomes_the_bytes_that_nodes_buffer_makes(
    text: str, encoding: str, expected: str
) -> None:
    assert encode(text, encoding).hex() == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("A", "base64"),
        ("QUJDR", "base64"),
        ("QQ==QQ==", "base64"),
        ("é", "base64"),
        ("?", "base64"),
        ("abc", "hex"),
        ("ab cd", "hex"),
        ("zz", "hex"),
        ("ａｂ", "hex"),
    ],
)
def test_what_a_buffer_would_lose_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its text is not shown
        encode(text, encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        ("00d87800", "ucs2", "\ud800x"),
        ("7800dd", "utf16le", "x"),
        ("780000d8", "ucs-2", "x\ud800"),
        ("fffe7800", "ucs2", "\ufeffx"),
        ("efbbbf61", "utf8", "\ufeffa"),
        ("e4ff", "ascii", "d\x7f"),
        ("e4ff", "latin1", "äÿ"),
        ("ff61", "utf8", "\ufffda"),
    ],
)
def test_bytes_become_the_text_that_nodes_buffer_makes(
    data: str, encoding: str, expected: str
) -> None:
    assert decode(bytes.fromhex(data), encoding) == expected


@given(ANY_TEXT)
def test_ucs2_keeps_every_text(text: str) -> None:
    same = codecs.encode(text, "utf-16-le", "surrogatepass")

    assert decode(encode(text, "ucs2"), "ucs2").encode("utf-16-le", "surrogatepass") == same


@given(ANY_TEXT)
def test_any_text_can_be_written_as_utf8_and_changes_only_where_a_surrogate_stands_alone(
    text: str,
) -> None:
    read = decode(encode(text, "utf8"), "utf8")

    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert len(read) == len(joined)
    pairs = zip(read, joined, strict=True)
    assert all(a == b or (a == "\ufffd" and "\ud800" <= b <= "\udfff") for a, b in pairs)


@given(st.binary(), st.sampled_from(["base64", "binary", "hex"]))
def test_bytes_survive_as_text(data: bytes, encoding: str) -> None:
    assert encode(decode(data, encoding), encoding) == data
