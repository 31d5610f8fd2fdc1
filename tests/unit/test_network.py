"""The encoding of what is sent, the rule of what may be reached, and how calls are counted."""

import json
import string
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pysim.core import network
from pysim.core.errors import ApiError
from pysim.core.files import Files
from pysim.core.host import Host
from pysim.core.http_values import multipart, query
from pysim.core.media_types import suffix_for, type_of
from pysim.core.policy import Settings
from pysim.core.simulator import Simulator
from pysim.core.storage import Storage
from pysim.core.store import MemoryStore
from pysim.core.values import JsonText, number_text
from pysim.core.wire import Wire
from tests.support.native import NativeHost

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
NAMES = TEXTS.filter(lambda text: text == text.strip() and text)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | FINITE | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def written(data: Any) -> JsonText:
    """Return `data` as the page writes it."""
    return JsonText(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


@given(st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_a_query_holds_what_was_put_in(data: dict[str, str]) -> None:
    assert list(data.items()) == parse_qsl(
        query("data", written(data)), keep_blank_values=True, separator="&"
    )


@given(st.dictionaries(TEXTS, JSON, max_size=4))
def test_what_is_no_text_goes_into_a_query_as_javascript_writes_it(data: dict[str, Any]) -> None:
    pairs = parse_qsl(query("data", written(data)), keep_blank_values=True)

    for (_, text), value in zip(pairs, data.values(), strict=True):
        assert text == (value if isinstance(value, str) else written(value).text)


def test_a_query_leaves_what_encode_uri_component_leaves() -> None:
    left = string.ascii_letters + string.digits + "-_.!~*'()"

    for sign in map(chr, range(128)):
        expected = sign if sign in left else f"%{ord(sign):02X}"
        assert query("data", written({"": sign})) == f"={expected}"


def test_half_a_surrogate_pair_does_not_stop_a_request() -> None:
    assert query("data", JsonText(r'{"a":"\ud800"}')) == "a=%3F"


def test_what_is_nested_too_deeply_for_a_query_is_refused_with_a_sentence() -> None:
    depth = 100_000
    with pytest.raises(ApiError, match=r"data: expected an object not nested so deeply"):
        query("data", JsonText('{"a":' + "[" * depth + "]" * depth + "}"))


@settings(deadline=None)
@given(
    fields=st.dictionaries(NAMES.filter(lambda name: name.isalnum()), TEXTS, max_size=3),
    data=st.binary(max_size=60),
)
def test_a_form_holds_its_fields_and_the_file(fields: dict[str, str], data: bytes) -> None:
    body = multipart(fields, ("f", "a.png", "image/png", data), "limit-1")

    head = b"Content-Type: multipart/form-data; boundary=limit-1\r\n\r\n"
    *parts, last = BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
    # The mail parser takes any line end for one; only the bytes between the marks count.
    assert len(parts) == len(fields)
    assert last.get_filename() == "a.png"
    assert last.get_content_type() == "image/png"
    assert data in body
    for name, value in fields.items():
        assert f'name="{name}"\r\n\r\n{value}\r\n--limit-1'.encode() in body


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e16, "10000000000000000"),
        (1e-07, "1e-7"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
    ],
)
def test_numbers_are_written_as_javascript_does(value: float, text: str) -> None:
    assert text == number_text(value)


@pytest.mark.parametrize(
    ("name", "content_type", "suffix"),
    [
        ("a.JPG", "image/png", "jpg"),
        ("picture", "image/png; charset=x", "png"),
        ("show.php", "image/webp", "webp"),
        ("data.xyz", "application/unknown", "xyz"),
        ("what", "", "bin"),
        ("odd.a b", "", "bin"),
    ],
)
def test_a_download_gets_a_suffix(name: str, content_type: str, suffix: str) -> None:
    assert suffix == suffix_for(name, content_type)


def test_a_file_of_an_unknown_suffix_is_just_bytes() -> None:
    assert type_of("a.xyz") == "application/octet-stream"


def project(allowed: str = "allow") -> Host:
    """Return a call's surroundings in a project that may reach these hosts."""
    settings = Settings().changed({"network": allowed})
    return Simulator(Files(MemoryStore()), Storage(), settings).host("request")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.test",
        "HTTP://A.TEST:8080/x",
        "https://a.test?x",
        "http://a.test#y",
        "http://[::1]:80/",
        "https://名字.test/",
    ],
)
def test_an_address_is_one(url: str) -> None:
    network.check("url", url, project())


@pytest.mark.parametrize(
    "url",
    [
        "a.test",
        "//a.test",
        "https:a.test",
        "https:///a.test",
        "ws://a.test",
        "data:,x",
        "http://",
        "https://user@a.test/",
        "https://b.test\\@a.test/",
        "https://b.test\t@a.test",
        " https://a.test",
        "https://a.test:99999999/",
        "https://a .test/",
        "https://a.test:65536/",
        "https://a.test../",
        "file:///etc/x",
        "javascript:1",
    ],
)
def test_what_a_browser_may_read_otherwise_is_no_address(url: str) -> None:
    with pytest.raises(ApiError) as caught:
        network.check("url", url, project("a.test"))

    assert caught.value.errno.code == 307


@pytest.mark.parametrize(
    ("setting", "url", "allowed"),
    [
        ("a.test", "https://a.test/x", True),
        ("a.test", "https://A.test:81/x", True),
        ("b.test, a.test:81", "http://a.test:81", True),
        ("a.test:81", "http://a.test:82", False),
        ("a.test", "http://x.a.test", False),
        ("a.test", "http://a.test.evil.test/?a.test", False),
        ("[::1]", "http://[::1]/", True),
        ("a.test:80", "http://a.test/", True),
        ("a.test:443", "HTTPS://a.test", True),
        ("a.test:80", "https://a.test", False),
        ("A.test.:0080", "http://a.test:80", True),
        ("a.test", "http://a.test.", True),
        ("bücher.test", "http://BÜCHER.test", True),
        ("bücher.test", "http://xn--bcher-kva.test", True),
        ("xn--bcher-kva.test:81", "http://bücher.test:81", True),
        ("refuse", "http://a.test", False),
    ],
)
def test_the_setting_says_which_hosts_may_be_reached(
    setting: str, url: str, *, allowed: bool
) -> None:
    if allowed:
        network.check("url", url, project(setting))
        return
    with pytest.raises(ApiError) as caught:
        network.check("url", url, project(setting))

    assert caught.value.errno.code == 110


@pytest.mark.parametrize("hosts", ["", "a b", "http://a.test", "a.test,", "a.test/x", 7])
def test_a_list_of_hosts_that_is_none_is_refused(hosts: object) -> None:
    with pytest.raises(Exception, match=r"network: .* hosts separated by commas"):
        Settings().changed({"network": hosts})


def test_nothing_is_sent_to_an_address_that_may_not_be_reached() -> None:
    wire = Wire(MemoryStore(), {"network": "refuse"})
    for api, options in (
        ("request", {}),
        ("downloadFile", {}),
        ("uploadFile", {"filePath": "a.png", "name": "a"}),
    ):
        call = {"id": 1, "api": api, "options": {"url": "https://a.test", **options}}

        reply = wire.handle({"type": "call", "canvases": {}, **call})

        assert reply["type"] == "reply"
        assert reply["result"]["errno"] == 110


@pytest.mark.parametrize("api", ["getImageInfo", "previewImage"])
def test_the_letters_of_an_images_address_may_be_large(api: str) -> None:
    wire = Wire(MemoryStore(), {"network": "refuse"})
    options = {"src": "HTTP://a.test/x", "urls": ["HTTP://a.test/x"]}

    reply = wire.handle({"type": "call", "id": 1, "api": api, "options": options, "canvases": {}})

    assert reply["result"]["errno"] == 110


def test_a_package_file_can_be_uploaded() -> None:
    web = {"images/a.png": {"text": "of the package"}, "http://a.test/": {"text": "thanks"}}
    host = NativeHost({}, {}, web)

    answer = host.call(
        "uploadFile", {"url": "http://a.test/", "filePath": "/images/a.png", "name": "n"}
    )

    assert answer is not None
    assert answer.result["data"] == "thanks"


def test_a_call_that_has_ended_makes_room_for_the_next() -> None:
    web = {"http://a.test/": {"text": "fine"}, "http://a.test/off": {"problem": "offline"}}
    host = NativeHost({"networkOverflow": "fail"}, {}, web)
    host.occupy("downloadFile", {"url": "http://a.test/"}, 4)

    codes = []
    for url in ("http://a.test/off", "http://a.test/", "http://a.test/off", "http://a.test/"):
        answer = host.call("downloadFile", {"url": url})
        assert answer is not None
        codes.append(answer.result.get("errno"))

    assert codes == [303, None, 303, None]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://a.test/x.png", None),
        ("https://b.test/x.png", ["https://b.test/x.png", "a.test only"]),
        ("https://user@a.test/x.png", ["address", "user name"]),
    ],
)
def test_a_page_is_told_whether_it_may_load_an_image(address: str, words: list[str] | None) -> None:
    wire = Wire(MemoryStore(), {"network": "a.test"})

    answer = wire.handle({"type": "reach", "id": 7, "address": address})

    assert (answer["type"], answer["id"]) == ("reach", 7)
    assert ("error" in answer) == (words is not None)
    assert all(word in answer["error"] for word in words or [])


@pytest.mark.parametrize("path", ["ttfile://user/a.bin", "ttfile://user/old.bin"])
def test_a_download_for_which_the_user_area_has_no_room_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("pysim.core.files.USER_QUOTA", 10)
    host = NativeHost({}, {}, {"http://a.test/": {"text": "eleven byte"}})
    host.call("writeFile", {"filePath": "ttfile://user/old.bin", "data": "old"})

    failed = host.call("downloadFile", {"url": "http://a.test/", "filePath": path})
    to_temp = host.call(
        "downloadFile", {"url": "http://a.test/", "filePath": "ttfile://temp/a.bin"}
    )

    assert failed is not None
    assert failed.result["errno"] == 208
    assert (failed.result["tempFilePath"], failed.result["statusCode"]) == ("", 0)
    listed = host.call("readdir", {"dirPath": "ttfile://user/"})
    assert listed is not None
    assert listed.result["files"] == ["old.bin"]
    left = host.call("readFile", {"filePath": "ttfile://user/old.bin", "encoding": "utf8"})
    assert left is not None
    assert left.result["data"] == "old"
    assert to_temp is not None
    assert to_temp.file == b"eleven byte"
