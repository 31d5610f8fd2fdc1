"""A session that is kept, and replaced when it dies or hangs."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import psutil
import pytest

from pysim.batch.workshop import DiedError, HungError, Workshop

LONG = 30


class Browser:
    """A process, as a browser is."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(["sleep", "1000"])  # noqa: S607  it is only killed
        self.thread = threading.current_thread()

    @property
    def lives(self) -> bool:
        return self.process.poll() is None


class Browsers:
    """All that were started."""

    def __init__(self) -> None:
        self.all: list[Browser] = []
        self.ended = threading.Event()

    @contextmanager
    def start(self) -> Iterator[Browser]:
        self.all.append(Browser())
        try:
            yield self.all[-1]
        finally:
            self.all[-1].process.kill()
            self.all[-1].process.wait()
            self.ended.set()


@pytest.fixture
def browsers() -> Browsers:
    return Browsers()


@pytest.fixture
def open_shop(browsers: Browsers) -> Iterator[Callable[..., Workshop[Browser]]]:
    shops: list[Workshop[Browser]] = []

    def start(patience: float = LONG, idle: float = LONG) -> Workshop[Browser]:
        shops.append(
            Workshop(browsers.start, lambda browser: browser.lives, patience=patience, idle=idle)
        )
        return shops[-1]

    yield start
    for shop in shops:
        shop.close()
    assert not any(browser.lives for browser in browsers.all)


OpenShop = Callable[..., Workshop[Browser]]


def pid(browser: Browser) -> int:
    return browser.process.pid


def die(browser: Browser) -> None:
    browser.process.kill()
    browser.process.wait()
    raise RuntimeError("it is gone")


def test_a_session_is_kept_and_always_used_in_its_own_thread(open_shop: OpenShop) -> None:
    shop = open_shop()

    assert shop.do(pid) == shop.do(pid)
    assert shop.do(lambda browser: browser.thread is threading.current_thread())


def test_what_goes_wrong_in_the_work_is_no_reason_for_another_session(
    open_shop: OpenShop, browsers: Browsers
) -> None:
    shop = open_shop()
    with pytest.raises(ZeroDivisionError):
        shop.do(lambda _: 1 // 0)

    shop.do(pid)
    assert len(browsers.all) == 1


def test_work_whose_session_dies_is_done_with_another_one(
    open_shop: OpenShop, browsers: Browsers
) -> None:
    def once(browser: Browser) -> str:
        if len(browsers.all) == 1:
            die(browser)
        return "done"

    assert open_shop().do(once) == "done"
    assert len(browsers.all) == 2


def test_work_that_kills_its_session_twice_is_given_up(
    open_shop: OpenShop, browsers: Browsers
) -> None:
    shop = open_shop()
    with pytest.raises(DiedError, match="it is gone"):
        shop.do(die)

    assert len(browsers.all) == 2
    assert shop.do(lambda _: "next") == "next"


def test_work_that_hangs_twice_is_given_up_and_its_processes_are_ended(
    open_shop: OpenShop, browsers: Browsers
) -> None:
    mine = psutil.Process(os.getpid())
    before = set(mine.children(recursive=True))
    shop = open_shop(patience=0.2)
    with pytest.raises(HungError, match=r"nothing was heard of the browser for 0\.2 s"):
        shop.do(lambda _: threading.Event().wait(2))

    assert len(browsers.all) == 2
    assert set(mine.children(recursive=True)) <= before


def test_a_session_that_cannot_start_says_why(open_shop: OpenShop, browsers: Browsers) -> None:
    def never() -> NoReturn:
        raise LookupError("there is no browser")

    browsers.start = never  # type: ignore[method-assign]
    shop = open_shop()
    for _ in range(2):
        with pytest.raises(LookupError, match="there is no browser"):
            shop.do(pid)


def test_a_session_without_work_ends_and_another_one_takes_the_next(
    open_shop: OpenShop, browsers: Browsers
) -> None:
    shop = open_shop(idle=0.05)
    first = shop.do(pid)

    assert browsers.ended.wait(LONG)
    assert not browsers.all[0].lives
    assert shop.do(pid) != first


def test_many_who_ask_at_once_get_their_turn(open_shop: OpenShop, browsers: Browsers) -> None:
    shop = open_shop(idle=0.001)
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda each=each: results.append(shop.do(lambda _: each)))
        for each in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)

    assert sorted(results) == list(range(20))
    assert browsers.all
