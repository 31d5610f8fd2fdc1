"""Files and storage of a mini-program, read and written by a test."""

import pytest

from pysim.driver.errors import DriverError
from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")


def test_files_are_written_and_read(lab: OpenLab) -> None:
    files = lab().files

    files.write("ttfile://user/a/b/data.bin", b"\x00\xff")
    files.write("ttfile://user/note.txt", "né")

    assert files.read("ttfile://user/a/b/data.bin") == b"\x00\xff"
    assert files.read_text("ttfile://user/note.txt") == "né"
    assert files.list() == ["a", "note.txt"]
    assert files.list("ttfile://user/a") == ["b"]
    assert files.exists("ttfile://user/a/b")
    files.remove("ttfile://user/note.txt")
    assert not files.exists("ttfile://user/note.txt")


def test_files_of_the_package_and_of_exports_are_read(lab: OpenLab) -> None:
    page = lab('<canvas id="a" canvas-id="a"/>', files={"words.txt": "hello"})

    exported = page.export("#a")

    assert page.files.read_text("words.txt") == "hello"
    assert page.files.read(exported.tempFilePath) == exported.bytes
    assert exported.image.size == (300, 225)


def test_what_cannot_be_done_with_files_is_told(lab: OpenLab) -> None:
    files = lab().files

    with pytest.raises(DriverError, match=r"writeFile:fail|mkdir:fail"):
        files.write("ttfile://temp/a.txt", "text")
    with pytest.raises(DriverError, match=r"unlink:fail"):
        files.remove("ttfile://user/none.txt")
    with pytest.raises(DriverError, match=r"none.txt"):
        files.read("ttfile://user/none.txt")
    with pytest.raises(DriverError, match=r"readdir:fail"):
        files.list("ttfile://user/none")


def test_the_storage_is_a_dictionary(lab: OpenLab) -> None:
    page = lab()
    storage = page.storage

    storage["a"] = {"list": [1, None, "x"]}
    storage["b"] = 5
    assert page.evaluate("tt.getStorageSync('a')") == {"list": [1, None, "x"]}
    assert dict(storage) == {"a": {"list": [1, None, "x"]}, "b": 5}
    assert repr(storage) == "Storage({'a': {'list': [1, None, 'x']}, 'b': 5})"
    del storage["b"]

    assert list(storage) == ["a"]
    assert len(storage) == 1
    assert storage.get("b") is None
    with pytest.raises(KeyError, match=r"b"):
        del storage["b"]


def test_a_value_that_no_storage_keeps_is_refused(lab: OpenLab) -> None:
    with pytest.raises(TypeError, match=r"cannot be given to a mini-program"):
        lab().storage["a"] = object()


def test_each_mini_program_has_files_of_its_own_and_keeps_them_when_it_restarts(
    lab: OpenLab,
) -> None:
    page = lab(js="Page({ data: { count: 0 } })")
    page.files.write("ttfile://user/a.txt", "text")
    page.storage["a"] = 1
    page.set_data({"count": 5})

    page.restart()

    assert page.data["count"] == 0
    assert page.files.read_text("ttfile://user/a.txt") == "text"
    assert page.storage["a"] == 1
    other = lab()
    assert other.files.list() == []
    assert dict(other.storage) == {}
