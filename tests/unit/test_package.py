"""The package area: what a page fetches when it is named, and what a host mounts at its start."""

from typing import Any

import pytest

from pysim.core.errors import ApiError
from pysim.core.files import Files
from pysim.core.paths import Path, parse_path
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire

WORDS = b"of the package"
FILE = parse_path("texts/words.txt")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def wire(store: MemoryStore) -> Wire:
    return Wire(store, {})


@pytest.fixture
def files(wire: Wire) -> Files:
    return wire.simulator.files


def call(wire: Wire, api: str, **options: Any) -> dict[str, Any]:
    return wire.handle(
        {"type": "call", "id": 1, "api": api, "options": options, "canvases": {}},
    )


def resume(wire: Wire, **result: Any) -> dict[str, Any]:
    return wire.handle({"type": "resume", "id": 1, "result": result})


def found(wire: Wire, data: bytes = WORDS, url: str = "http://a.test/b") -> dict[str, Any]:
    return resume(wire, ok=True, status=200, url=url, bytes=data)


def mounted(files: Files) -> None:
    files.mount(FILE, len(WORDS), WORDS)
    files.complete_package()


def test_a_file_is_fetched_relative_to_the_page_in_the_time_that_images_have(wire: Wire) -> None:
    wire.handle({"type": "configure", "id": 1, "settings": {"imageTimeout": 77}})

    asked = call(wire, "readFile", filePath="/texts/words.txt")
    read = found(wire)

    assert asked["effect"] == {"kind": "fetch", "url": "texts/words.txt", "timeout": 77}
    assert read["result"]["data"] == WORDS


def test_a_file_is_fetched_once_and_stays_as_it_was(wire: Wire, store: MemoryStore) -> None:
    call(wire, "access", path=str(FILE))
    found(wire)

    for api, name in (("readFile", "filePath"), ("getFileInfo", "filePath"), ("stat", "path")):
        assert call(wire, api, **{name: f"./{FILE}"})["type"] == "reply"
    assert call(wire, "getFileInfo", filePath=str(FILE))["result"]["size"] == len(WORDS)
    assert store.count() == 1


def test_two_calls_that_fetch_a_file_at_once_leave_one_of_it(
    wire: Wire, store: MemoryStore
) -> None:
    for number in (1, 2):
        asked = {"type": "call", "id": number, "api": "stat", "options": {"path": "a"}}
        wire.handle({**asked, "canvases": {}})
    answer = {"ok": True, "status": 200, "url": "http://a.test/a", "bytes": WORDS}
    for number in (1, 2):
        reply = wire.handle({"type": "resume", "id": number, "result": answer})
        assert reply["result"]["stat"]["size"] == len(WORDS)

    assert store.count() == 1


def test_what_could_not_be_had_is_asked_for_again(wire: Wire) -> None:
    call(wire, "access", path=str(FILE))
    failed = resume(wire, ok=False, reason="timeout after 10000 ms")["result"]

    assert failed["errno"] == 203
    assert "timeout after 10000 ms" in failed["errMsg"]
    assert call(wire, "access", path=str(FILE))["type"] == "effect"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("a b/ü.png", "a%20b/%C3%BC.png"),
        ("a.png?b#c", "a.png%3Fb%23c"),
        ("%2e%2e/secret", "%252e%252e/secret"),
        ("./https:a.test", "https%3Aa.test"),
        ("\ud800", "%3F"),
    ],
)
def test_no_name_means_more_to_a_url_than_to_the_tree(wire: Wire, path: str, url: str) -> None:
    assert call(wire, "access", path=path)["effect"]["url"] == url


@pytest.mark.parametrize("landed", ["http://a.test/texts/", "http://a.test/texts/?list"])
def test_what_a_server_has_as_a_directory_is_no_file(wire: Wire, landed: str) -> None:
    call(wire, "access", path="texts")
    failed = found(wire, b"<!doctype html>words.txt", landed)["result"]

    assert failed["errno"] == 203
    assert "directory" in failed["errMsg"]


def test_a_file_that_was_fetched_gives_away_no_directory(wire: Wire) -> None:
    call(wire, "access", path=str(FILE))
    found(wire)

    for api, name in (("readdir", "dirPath"), ("stat", "path")):
        assert call(wire, api, **{name: "texts"})["type"] == "effect"
        assert resume(wire, ok=True, status=404, url="", bytes=b"")["result"]["errno"] == 203


def test_a_mounted_package_is_asked_for_nothing(wire: Wire, files: Files) -> None:
    mounted(files)

    assert call(wire, "readFile", filePath="texts/words.txt")["result"]["data"] == WORDS
    assert call(wire, "access", path="texts/none.txt")["result"]["errno"] == 203
    assert call(wire, "readdir", dirPath="/")["result"]["files"] == ["texts"]
    assert call(wire, "readdir", dirPath="./texts")["result"]["files"] == ["words.txt"]
    assert call(wire, "stat", path="texts")["result"]["stat"]["directory"]


def test_a_mounted_package_outlives_clear_and_what_was_fetched_does_not(
    wire: Wire, files: Files, store: MemoryStore
) -> None:
    call(wire, "access", path="a")
    found(wire)
    wire.handle({"type": "clear", "id": 1})
    assert store.count() == 0

    mounted(files)
    wire.handle({"type": "clear", "id": 1})
    assert files.read(FILE) == WORDS


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("path", ["texts/words.txt", "texts/none.txt", "texts"])
def test_whatever_is_there_the_package_cannot_be_written(
    files: Files, path: str, *, complete: bool
) -> None:
    files.mount(FILE, len(WORDS), WORDS)
    if complete:
        files.complete_package()
    source, free = parse_path(path), Path("user", ("free",))
    temp = files.add("temp", "txt", b"temp")

    for operation, expected in (
        (lambda: files.write(source, b"x"), 202),
        (lambda: files.append(source, b"x"), 202),
        (lambda: files.place(source, b"x"), 202),
        (lambda: files.copy(temp, source), 202),
        (lambda: files.save(temp, source), 202),
        (lambda: files.rename(source, free), 202),
        (lambda: files.rename(temp, source), 202),
        (lambda: files.remove(source), 202),
        (lambda: files.make_directory(source, recursive=True), 202),
        (lambda: files.remove_directory(source, recursive=True), 202),
        (lambda: files.save(source, free), 201),
    ):
        with pytest.raises(ApiError) as failure:
            operation()
        assert failure.value.errno.code == expected
    assert files.read(FILE) == WORDS


def test_the_package_is_neither_kept_nor_counted(wire: Wire, files: Files) -> None:
    mounted(files)

    assert files.used() == 0
    asked = call(wire, "copyFile", srcPath=str(FILE), destPath="ttfile://user/copy.txt")

    assert [each["path"] for each in asked["effect"]["files"]] == ["ttfile://user/copy.txt"]
    assert files.used() == len(WORDS)


def ask(wire: Wire, path: str, number: int = 1) -> dict[str, Any]:
    """Ask for a file as the page itself does."""
    return wire.handle({"type": "file", "id": number, "path": path})


def test_the_page_itself_gets_a_file_by_the_same_road(wire: Wire) -> None:
    asked = ask(wire, "./texts/%2e%2e/a#b.svg")
    answer = found(wire)
    again = ask(wire, "/texts/%2e%2e/a#b.svg")

    assert (asked["type"], asked["effect"]["kind"]) == ("effect", "fetch")
    assert asked["effect"]["url"] == "texts/%252e%252e/a%23b.svg"
    assert answer == again
    assert answer == {
        "type": "file",
        "id": 1,
        "contents": WORDS,
        "mediaType": "image/svg+xml",
        "console": [],
    }


@pytest.mark.parametrize(
    "path", ["../secret", "https:a.test", "//a.test/b", "http://a.test/b", "data:,x", "\\a"]
)
def test_the_page_itself_gets_nothing_from_elsewhere(wire: Wire, path: str) -> None:
    answer = ask(wire, path)

    assert answer["type"] == "file"
    assert "contents" not in answer
    assert "illegal" in answer["error"]


def test_a_mounted_package_is_the_pages_own_without_a_fetch(wire: Wire, files: Files) -> None:
    mounted(files)

    assert ask(wire, "/texts/words.txt")["contents"] == WORDS
    assert "texts/none.txt" in ask(wire, "texts/none.txt")["error"]
    assert "directory" in ask(wire, "texts")["error"]


def test_the_page_itself_is_told_why_it_gets_nothing(wire: Wire) -> None:
    wire.handle({"type": "configure", "id": 1, "settings": {"faults": "never"}})

    ask(wire, "a.png")
    missing = resume(wire, ok=True, status=404, url="http://a.test/a.png", bytes=b"")
    ask(wire, "a.png")
    failed = wire.handle({"type": "resume", "id": 1, "failed": "it is closed"})

    assert (missing["type"], missing["console"]) == ("file", [])
    assert "'a.png'" in missing["error"] or '"a.png"' in missing["error"]
    assert "404" in missing["error"]
    assert (failed["type"], failed["id"]) == ("file", 1)
    assert "could not do its part" in failed["error"]
    assert "fetch: it is closed" in failed["console"][0]["text"]


def test_a_page_and_a_call_that_ask_at_once_leave_one_file(wire: Wire, store: MemoryStore) -> None:
    answer = {"ok": True, "status": 200, "url": "http://a.test/a", "bytes": WORDS}
    ask(wire, "a", 2)
    call(wire, "stat", path="a")

    page = wire.handle({"type": "resume", "id": 2, "result": answer})
    reply = resume(wire, **answer)

    assert page["contents"] == WORDS
    assert reply["result"]["stat"]["size"] == len(WORDS)
    assert store.count() == 1
