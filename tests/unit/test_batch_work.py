"""What a worker makes of a row, whatever its browser does."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from playwright.sync_api import Error

from pysim.batch import picture, work
from pysim.batch.picture import Request
from pysim.batch.project import Project
from pysim.batch.work import NoBrowserError, Order, Pictures, is_alive
from pysim.driver.calls import Export, Result
from pysim.driver.errors import BrowserError, DriverError, OpenError
from tests.support import command
from tests.support.preview import write

if TYPE_CHECKING:
    from distributed import Worker

Answer = Callable[[], None]


class Page:
    """A page whose code has thrown something."""

    errors = ("[error] p.js:1:1 thrown",)
    timeout = 0

    def __init__(self, session: "Session") -> None:
        self.session = session

    def wait_for(self, source: str) -> None:
        self.session.said.append(f"wait for {source} within {self.timeout} ms")

    def export(self, canvas: str, *, within: str, **options: Any) -> Export:
        self.session.said.append(f"export {canvas} in {within!r} with {options}")
        if canvas == "silent":
            raise DriverError("it did not answer")
        ok = canvas == "c"
        result = Result({"errMsg": "fine" if ok else "failed"}, ok=ok)
        return Export(result, b"picture" if ok else None)


class Session:
    """A session that does what it is told by the test."""

    def __init__(self, opens: Answer, *, lives: bool = True) -> None:
        self.opens = opens
        self.lives = lives
        self.said: list[str] = []
        self.playwright_page = self

    def evaluate(self, _source: str) -> int:
        if not self.lives:
            raise Error("closed")
        return 1

    def open(self, directory: Path, path: str, **how: Any) -> Page:
        assert (directory / "app.json").exists()
        self.opens()
        self.said.append(f"open {path} with {how}")
        return Page(self)


Make = Callable[..., Pictures]


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Make]:
    """A factory of workers' plugins, whose browser is a session of the test's."""
    plugins: list[Pictures] = []
    with pytest.MonkeyPatch.context() as patch:

        def start(session: Session | Exception, **request: Any) -> Pictures:
            @contextmanager
            def begin(_browser: str) -> Iterator[Session]:
                if isinstance(session, Exception):
                    raise session
                yield session

            patch.setattr(work, "Session", SimpleNamespace(start=begin))
            order = Order(
                project=Project.pack(command.project(tmp_path / "project")),
                request=Request(**{"page": "p", "canvas": "c", **request}),
                data="row",
            )
            plugins.append(Pictures(order, own=False))
            plugins[-1].setup(cast("Worker", SimpleNamespace(local_directory=tmp_path / "worker")))
            return plugins[-1]

        yield start
        for plugin in plugins:
            end(plugin)
    assert list((tmp_path / "worker").iterdir()) == []


def end(plugin: Pictures) -> None:
    """End a plug-in in another thread: in this one other tests may have a loop of Playwright."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(plugin.teardown(cast("Worker", None)))).result()


def nothing() -> None:
    pass


def no_page() -> None:
    raise OpenError("it does not start")


def test_a_row_is_the_pages_query_and_its_data(worker: Make) -> None:
    session = Session(nothing)
    plugin = worker(
        session, query={"a": "1", "b": "1"}, wait="x", patience=7, settings={"s": 1}, within="#w"
    )
    made = plugin.make("a.jpg", {"b": "2"})

    assert (made.status, made.err_msg, made.data) == ("ok", "fine", b"picture")
    assert made.errors == ("[error] p.js:1:1 thrown",)
    query, data = {"a": "1", "b": "2"}, {"row": {"b": "2"}}
    assert session.said == [
        f"open p with {{'query': {query}, 'data': {data}, 'settings': {{'s': 1}}}}",
        "wait for x within 7 ms",
        "export c in '#w' with {'fileType': 'jpg'}",
    ]


def test_what_the_api_says_is_in_the_picture(worker: Make) -> None:
    made = worker(Session(nothing), canvas="other").make("a.png", {})

    assert (made.status, made.err_msg, made.data) == ("api", "failed", b"")


def test_a_page_that_does_not_answer_is_opened_once_more(worker: Make) -> None:
    session = Session(nothing)
    made = worker(session, canvas="silent").make("a.png", {})

    assert (made.status, made.err_msg) == ("api", "it did not answer")
    assert [said.split()[0] for said in session.said] == ["open", "export"] * 2


def test_a_page_that_does_not_start(worker: Make) -> None:
    made = worker(Session(no_page)).make("a.png", {})

    assert (made.status, made.err_msg) == ("open", "it does not start")


def test_a_page_that_does_not_start_since_the_browser_has_died(worker: Make) -> None:
    made = worker(Session(no_page, lives=False)).make("a.png", {})

    assert (made.status, made.err_msg) == ("crash", "The browser died twice: it does not start")


def test_a_driver_that_fails_while_the_browser_lives(worker: Make) -> None:
    def fail() -> None:
        raise DriverError("strange")

    made = worker(Session(fail)).make("a.png", {})

    assert (made.status, made.err_msg) == ("crash", "strange")


def test_a_browser_that_does_not_answer(worker: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "STARTS", 0)

    def late() -> None:
        threading.Event().wait(1)

    made = worker(Session(late), patience=50).make("a.png", {})

    assert made.status == "hang"
    assert made.err_msg.startswith("Twice: nothing was heard of the browser")


def test_no_browser_concerns_all_rows(worker: Make) -> None:
    with pytest.raises(NoBrowserError, match="there is none"):
        worker(BrowserError("there is none")).make("a.png", {})


def test_a_session_lives_as_long_as_its_page_answers() -> None:
    # The stand-in of this file has what is looked at, and no more.
    assert is_alive(Session(nothing))  # type: ignore[arg-type]
    assert not is_alive(Session(nothing, lives=False))  # type: ignore[arg-type]


class TestProject:
    def test_packages_come_along(self, tmp_path: Path) -> None:
        files = {
            "app.json": "{}",
            "package.json": '{"dependencies": {"a": "1"}}',
            "node_modules/a/package.json": "{}",
            "node_modules/a/index.js": "1",
            "node_modules/b/index.js": "2",
        }
        write(tmp_path / "one", files)
        project = Project.pack(tmp_path / "one")
        project.unpack(tmp_path / "two")

        found = (tmp_path / "two").rglob("*.js")
        assert [str(path.relative_to(tmp_path / "two")) for path in found] == [
            "node_modules/a/index.js"
        ]

    def test_the_digest_follows_the_contents_alone(self, tmp_path: Path) -> None:
        first = Project.pack(command.project(tmp_path / "p")).digest
        write(tmp_path / "p", {"app.js": "App({ })"})
        second = Project.pack(tmp_path / "p").digest
        command.project(tmp_path / "p")

        assert second != first
        assert Project.pack(tmp_path / "p").digest == first


def test_the_size_of_a_picture_is_the_files() -> None:
    flag = Path(__file__).parents[1] / "fixtures" / "flag.png"
    made = picture.Picture(status="ok", err_msg="", data=flag.read_bytes())

    assert made.size == (int.from_bytes(made.data[16:20]), int.from_bytes(made.data[20:24]))
