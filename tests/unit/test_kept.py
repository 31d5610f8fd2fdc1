"""A success is told once the host has kept what changed before it."""

from typing import Any

import pytest

from pysim.core.paths import parse_path
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire

FILE = "ttfile://user/a.txt"
WRITTEN = {"$js": "json", "text": "[1]"}


@pytest.fixture
def wire() -> Wire:
    return Wire(MemoryStore(), {})


def call(wire: Wire, number: int, api: str, **options: Any) -> dict[str, Any]:
    message = {"type": "call", "id": number, "api": api, "options": options, "canvases": {}}
    return wire.handle(message)


def resume(wire: Wire, number: int, **result: Any) -> dict[str, Any]:
    return wire.handle({"type": "resume", "id": number, "result": result})


def read(wire: Wire, path: str) -> bytes:
    return wire.simulator.files.read(parse_path(path))


def test_a_write_is_kept_before_it_succeeds(wire: Wire) -> None:
    asked = call(wire, 1, "writeFile", filePath=FILE, data="hello")
    done = resume(wire, 1)

    (record,) = asked["effect"]["files"]
    assert (asked["type"], asked["effect"]["kind"]) == ("effect", "commit")
    assert (record["path"], record["contents"], record["size"]) == (FILE, b"hello", 5)
    assert done["outcome"] == "success"


def test_storage_is_kept_before_it_succeeds_and_told_when_it_is_gone(wire: Wire) -> None:
    kept = call(wire, 1, "setStorage", key="k", data=WRITTEN)["effect"]["items"]
    resume(wire, 1)
    gone = call(wire, 2, "clearStorage")["effect"]["items"]

    assert kept == ({"key": "k", "text": "[1]"},)
    assert gone == ({"key": "k"},)


def test_what_saw_a_change_waits_until_that_is_kept(wire: Wire) -> None:
    call(wire, 1, "writeFile", filePath=FILE, data="hello")
    early = call(wire, 2, "readFile", filePath=FILE)
    resume(wire, 1)
    resume(wire, 2)
    later = call(wire, 3, "readFile", filePath=FILE)

    assert early["effect"] == {"kind": "commit", "files": (), "items": ()}
    assert later["outcome"] == "success"


def test_a_change_that_cannot_be_kept_fails_and_does_not_hinder_the_next(wire: Wire) -> None:
    call(wire, 1, "writeFile", filePath=FILE, data="hello")
    failed = resume(wire, 1, problem="the disk is full")
    following = call(wire, 2, "setStorage", key="k", data=1)["effect"]

    assert failed["result"]["errno"] == 102
    assert "the disk is full" in failed["result"]["errMsg"]
    assert (following["files"], len(following["items"])) == ((), 1)


def test_what_cannot_be_kept_is_undone(wire: Wire) -> None:
    files = wire.simulator.files
    temp = str(files.add("temp", "txt", b"hello"))
    call(wire, 1, "writeFile", filePath=FILE, data="before")
    resume(wire, 1)

    call(wire, 2, "saveFile", tempFilePath=temp, filePath=FILE)
    resume(wire, 2, problem="the disk is full")
    call(wire, 3, "setStorage", key="k", data=1)
    resume(wire, 3, problem="the disk is full")

    assert read(wire, FILE) == b"before"
    assert read(wire, temp) == b"hello"
    assert call(wire, 4, "getStorage", key="k")["result"]["errno"] == 1802001


def test_a_package_stays_though_a_change_could_not_be_kept(wire: Wire) -> None:
    files = wire.simulator.files
    files.mount(parse_path("a.txt"), 5, b"hello")

    call(wire, 1, "writeFile", filePath=FILE, data="x")
    resume(wire, 1, problem="the disk is full")

    assert read(wire, "a.txt") == b"hello"


def test_a_later_change_survives_the_one_that_could_not_be_kept(wire: Wire) -> None:
    call(wire, 1, "writeFile", filePath=FILE, data="first")
    call(wire, 2, "writeFile", filePath=FILE, data="second")
    resume(wire, 1, problem="a hiccup")
    assert read(wire, FILE) == b"second"

    resume(wire, 2, problem="a hiccup")
    assert call(wire, 3, "access", path=FILE)["result"]["errno"] == 203


def test_of_two_pages_one_path_as_file_and_directory_the_file_stands() -> None:
    facts = {"size": 1, "created": 1.0, "modified": 1.0, "accessed": 1.0, "saved": False}
    kept = {
        "files": [
            {"path": "ttfile://user/a", "kind": "file", "contents": b"1", **facts},
            {"path": "ttfile://user/a/b", "kind": "file", "contents": b"2", **facts},
        ],
        "items": [],
    }
    wire = Wire(MemoryStore(), {}, kept)

    assert [str(path) for path in wire.simulator.files.entries()] == ["ttfile://user/a"]


def test_temp_files_and_reads_need_nothing_kept(wire: Wire) -> None:
    files = wire.simulator.files
    path = str(files.add("temp", "txt", b"hello"))

    assert call(wire, 1, "readFile", filePath=path)["outcome"] == "success"
    assert call(wire, 2, "getStorageInfo")["outcome"] == "success"
    assert call(wire, 3, "unlink", filePath=path)["outcome"] == "success"


def test_an_effect_that_the_page_does_not_perform_fails_its_call_alone(wire: Wire) -> None:
    call(wire, 1, "writeFile", filePath=FILE, data="hello")
    reply = wire.handle({"type": "resume", "id": 1, "failed": "no database"})

    assert reply["result"]["errno"] == 102
    assert "no database" not in reply["result"]["errMsg"]
    assert "no database" in reply["console"][-1]["text"]
    assert call(wire, 2, "getSystemInfo")["outcome"] == "success"


def test_what_older_pages_kept_is_given_as_it_is_written_now() -> None:
    text = r'{"a": [NaN, -Infinity, "NaN \" Infinity"], "no": {"$js": "null"}}'
    kept = {"files": (), "items": ({"key": "k", "text": text},)}

    result = call(Wire(MemoryStore(), {}, kept), 1, "getStorage", key="k")["result"]

    numbers = r'[{"$js":"NaN"}, {"$js":"-Infinity"}, "NaN \" Infinity"]'
    assert result["data"] == {"$json": f'{{"a": {numbers}, "no": {{"$js": "null"}}}}'}
