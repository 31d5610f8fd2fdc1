"""Synchronous calls: answered at once, their changes kept afterwards, in order."""

from typing import Any

import pytest

from pysim.core.catalog import CATALOG
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire

FILE = "ttfile://user/a.txt"
NAMES = [name for name, api in CATALOG.items() if api.form == "sync"]


@pytest.fixture
def wire() -> Wire:
    return Wire(MemoryStore(), {})


def call(wire: Wire, api: str, number: int = 1, **options: Any) -> dict[str, Any]:
    return wire.handle(
        {"type": "call", "id": number, "api": api, "options": options, "canvases": {}}
    )


def test_every_one_has_an_asynchronous_form_with_the_same_parameters_and_results() -> None:
    assert len(NAMES) == 17
    for name in NAMES:
        twin = CATALOG[name.removesuffix("Sync")]
        assert twin.form == "async"
        assert (twin.params, twin.results) == (CATALOG[name].params, CATALOG[name].results)


def test_a_change_is_answered_at_once_and_handed_over_to_be_kept(wire: Wire) -> None:
    reply = call(wire, "writeFileSync", filePath=FILE, data="hello")

    (record,) = reply["commit"]["files"]
    assert (reply["type"], reply["outcome"]) == ("reply", "success")
    assert (record["path"], record["contents"]) == (FILE, b"hello")
    assert call(wire, "readFileSync", filePath=FILE, encoding="utf8")["result"]["data"] == "hello"


def test_what_changes_nothing_leaves_nothing_to_keep(wire: Wire) -> None:
    assert "commit" not in call(wire, "getStorageInfoSync")
    assert "commit" not in call(wire, "unlinkSync", filePath=FILE)


def test_an_asynchronous_call_waits_until_the_changes_before_it_are_kept(wire: Wire) -> None:
    call(wire, "setStorageSync", key="k", data=1)
    early = call(wire, "getStorage", 2, key="k")
    wire.handle({"type": "posted", "id": 1})
    wire.handle({"type": "resume", "id": 2, "result": {}})
    later = call(wire, "getStorage", 3, key="k")

    assert early["effect"] == {"kind": "commit", "files": (), "items": ()}
    assert later["outcome"] == "success"


def test_a_change_that_could_not_be_kept_is_told_in_the_console(wire: Wire) -> None:
    call(wire, "setStorageSync", 7, key="k", data=1)

    answer = wire.handle({"type": "posted", "id": 7, "problem": "the disk is full"})

    assert (answer["type"], answer["id"]) == ("posted", 7)
    (line,) = answer["console"]
    assert line["level"] == "error"
    assert "the disk is full" in line["text"]


@pytest.mark.parametrize("fault", ["never", "slow"])
def test_a_fault_that_takes_time_leaves_it_alone(wire: Wire, fault: str) -> None:
    wire.handle({"type": "configure", "id": 1, "settings": {"faults": fault}})

    assert call(wire, "getStorageInfoSync")["outcome"] == "success"


def test_what_would_have_to_be_fetched_first_fails_at_once(wire: Wire) -> None:
    reply = call(wire, "readFileSync", filePath="images/a.png")

    assert reply["result"]["errno"] == 102
    assert "cannot wait" in reply["console"][-1]["text"]


def test_a_package_that_is_there_as_a_whole_is_read_at_once() -> None:
    files = [
        {"path": "texts/words.txt", "size": 5, "contents": b"hello"},
        {"path": "texts/" + "a" * 300, "size": 1, "contents": b"a"},
    ]
    wire = Wire(MemoryStore(), {}, package=files)

    read = call(wire, "readFileSync", filePath="/texts/words.txt", encoding="utf8")

    assert read["result"]["data"] == "hello"
    assert call(wire, "readdirSync", dirPath="texts")["result"]["files"] == ["words.txt"]
