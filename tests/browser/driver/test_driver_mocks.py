"""APIs that a test answers, and the clock."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from pysim.driver.errors import DriverError
from pysim.driver.mocks import Mock
from pysim.driver.moment import Moment, milliseconds
from pysim.driver.page import Page
from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")

CALL = """
({ api, options }) => new Promise((done) => tt[api]({
  ...options,
  success: (result) => done(['success', result]),
  fail: (result) => done(['fail', result]),
}))
"""


def call(page: Page, api: str, **options: Any) -> tuple[str, dict[str, Any]]:
    """Call as code of the mini-program does."""
    outcome, result = page.evaluate(CALL, {"api": api, "options": options})
    return outcome, result


def test_an_answer_takes_the_place_of_an_api(lab: OpenLab) -> None:
    page = lab()

    mocked = page.mock("request", {"statusCode": 200, "data": {"a": [1]}})

    assert call(page, "request", url="https://nowhere.example/", data={"q": b"\x01"}) == (
        "success",
        {"errMsg": "request:ok", "statusCode": 200, "data": {"a": [1]}},
    )
    assert mocked.calls == [{"url": "https://nowhere.example/", "data": {"q": b"\x01"}}]


def test_apis_that_are_not_simulated_are_mocked_too(lab: OpenLab) -> None:
    page = lab()

    page.mock("scanCode", {"result": "42"})

    assert call(page, "scanCode") == ("success", {"errMsg": "scanCode:ok", "result": "42"})


def test_a_mock_fails(lab: OpenLab) -> None:
    page = lab()

    page.mock("login", fails={"errno": 105})
    page.mock("scanCode", fails="no camera")

    assert call(page, "login") == ("fail", {"errMsg": "login:fail", "errno": 105})
    assert call(page, "scanCode") == ("fail", {"errMsg": "scanCode:fail no camera"})


def test_a_function_answers_each_call(lab: OpenLab) -> None:
    page = lab()

    def answer(options: dict[str, Any]) -> dict[str, Any] | Mock:
        return {"code": options["n"] + 1} if options["n"] < 5 else Mock(fails="too many")

    page.mock("login", answer)

    assert call(page, "login", n=1)[1]["code"] == 2
    assert call(page, "login", n=5) == ("fail", {"errMsg": "login:fail too many"})


def test_a_function_that_answers_may_use_the_page(lab: OpenLab) -> None:
    page = lab(js="Page({ data: { code: 7 } })")

    page.mock("login", lambda _: {"code": page.data["code"], "path": page.path})

    assert call(page, "login")[1] == {"errMsg": "login:ok", "code": 7, "path": "lab"}


def test_what_a_function_raises_fails_the_test(lab: OpenLab) -> None:
    page = lab()

    def answer(_: Any) -> dict[str, Any]:
        raise ZeroDivisionError("a test's own")

    page.mock("login", answer)

    with pytest.raises(ZeroDivisionError, match=r"a test's own"):
        call(page, "login")
    assert page.path == "lab"


def test_javascript_answers(lab: OpenLab) -> None:
    page = lab()

    page.mock("login", js="async ({ n }) => ({ code: n * 2 })")
    page.mock("getStorageSync", js="(key) => key + '!'")

    assert call(page, "login", n=4)[1]["code"] == 8
    assert page.evaluate("tt.getStorageSync('a')") == "a!"
    assert page.mocks["getStorageSync"].calls == [["a"]]


def test_what_returns_at_once_is_mocked_by_its_result(lab: OpenLab) -> None:
    page = lab()

    page.mock("getSystemInfoSync", {"platform": "toaster"})
    page.mock("getStorageSync", fails={"errno": 102})

    assert page.evaluate("tt.getSystemInfoSync().platform") == "toaster"
    with pytest.raises(DriverError, match=r"getStorageSync:fail"):
        page.evaluate("tt.getStorageSync('a')")


def test_the_file_system_manager_is_mocked(lab: OpenLab) -> None:
    page = lab()

    page.mock("readFileSync", "contents")

    assert page.evaluate("tt.getFileSystemManager().readFileSync('a')") == "contents"


def test_calls_are_watched(lab: OpenLab) -> None:
    page = lab()

    watched = page.watch("setStorage")

    assert call(page, "setStorage", key="a", data=1)[0] == "success"
    assert watched.calls == [{"key": "a", "data": 1}]
    assert page.storage["a"] == 1


def test_a_mock_is_undone(lab: OpenLab) -> None:
    page = lab()
    first = page.mock("getStorage", {"data": "mocked"})
    call(page, "getStorage", key="a")
    second = page.mock("getStorage")
    call(page, "getStorage", key="b")

    second.undo()

    assert call(page, "getStorage", key="c")[0] == "fail"
    assert [first.calls, second.calls] == [[{"key": "a"}], [{"key": "b"}]]
    assert list(page.mocks) == []


def test_mocks_are_there_from_the_start_and_after_a_restart(lab: OpenLab) -> None:
    js = "App({ onLaunch() { tt.login({ success: ({ code }) => { this.code = code; } }); } })"
    mocks = {
        "login": lambda _: {"code": "one"},
        "scanCode": Mock(fails="no camera"),
        "getStorage": {"data": 1},
    }
    page = lab(files={"app.js": js}, mocks=mocks)

    assert page.wait_for("getApp().code") == "one"
    page.mock("login", {"code": "two"})
    page.restart()

    assert page.wait_for("getApp().code") == "two"
    assert call(page, "scanCode")[0] == "fail"
    assert page.mocks["getStorage"].calls == []
    assert len(page.mocks) == 3
    page.close()
    assert page.mocks["login"].calls == [{}]


@pytest.mark.parametrize(
    ("api", "mock", "words"),
    [
        ("reqest", Mock(), "tt has no function reqest: do you mean request"),
        ("zzzzzz", Mock(), "tt has no function zzzzzz: docs/api.md lists"),
        ("request", Mock({}, fails="no"), "request takes one of: an answer, fails, js, watch"),
        ("request", Mock("text"), "request answers with an object, so its mock takes a dict"),
        ("getStorageSync", Mock(print), "getStorageSync returns its result at once"),
    ],
)
def test_what_is_no_mock_is_refused(lab: OpenLab, api: str, mock: Mock, words: str) -> None:
    page = lab()

    with pytest.raises(DriverError, match=words):
        page.mocks.set(api, mock)


def test_the_clock_stands_still(lab: OpenLab) -> None:
    page = lab(clock="2026-03-01T09:30")
    assert page.evaluate("new Date()") == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    page.clock.set(datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=8))))
    page.restart()
    assert page.evaluate("Date.now()") == 1798732800000
    page.clock.run()

    assert page.evaluate("Date.now()") != 1798732800000


def test_chance_is_the_same_for_the_same_seed(lab: OpenLab) -> None:
    numbers = [lab(seed=seed).evaluate("Math.random()") for seed in (1, 1, 2)]

    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize(
    "moment",
    [1000, "1970-01-01T00:00:01", "1970-01-01T01:00:01+01:00", datetime(1970, 1, 1, 0, 0, 1)],  # noqa: DTZ001
)
@pytest.mark.browsers("chromium")
def test_a_moment_without_a_zone_is_utc(moment: Moment) -> None:
    assert milliseconds(moment) == 1000


def test_what_is_no_moment_is_refused(lab: OpenLab) -> None:
    with pytest.raises(ValueError, match=r"'soon' is no moment: write it as in"):
        lab(clock="soon")
    with pytest.raises(DriverError, match=r"tt has no function reqest"):
        lab(mocks={"reqest": {}})
