"""What tests hear of errors, in every browser in the same words."""

import re

import pytest

from pysim.driver.errors import DriverError, OpenError
from pysim.driver.log import Line
from pysim.driver.page import Page
from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")

THROWS = """Page({ count: 0, fail() { throw new Error('boom'); },
  later() { setTimeout(() => { throw new TypeError('late'); }, 30); } })"""
BUTTONS = '<view id="a" bindtap="fail">a</view><view id="b" bindtap="later">b</view>'


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("nope.x", "ReferenceError: nope is not defined"),
        ("(() => { throw new Error('Is it: (a) b?'); })()", "Error: Is it: (a) b?"),
        ("Promise.reject({ errMsg: 'a:fail b' })", "a:fail b"),
        ("(() => { throw 'text'; })()", "text"),
    ],
)
def test_what_is_thrown_is_told_without_the_driver_s_words(
    lab: OpenLab, source: str, words: str
) -> None:
    with pytest.raises(DriverError) as caught:
        lab().evaluate(source)

    assert str(caught.value) == words


def test_code_that_is_none_is_told(lab: OpenLab) -> None:
    with pytest.raises(DriverError, match=r"SyntaxError: "):
        lab().evaluate("1 +")


def test_an_expected_error_is_no_complaint(lab: OpenLab) -> None:
    page = lab(BUTTONS, THROWS)

    with page.expect_error("bo+m") as caught:
        page.tap("#a")
    with page.expect_error("late"):
        page.tap("#b")

    assert isinstance(caught.value, Line)
    assert "boom" in caught.value.text
    assert caught.value.place.startswith("lab.js:1:")
    assert len(page.errors) == 2
    assert page.unexpected_errors == []


def test_the_same_error_is_unexpected_outside_of_the_block(lab: OpenLab) -> None:
    page = lab(BUTTONS, THROWS)

    with page.expect_error("boom"):
        page.tap("#a")
    page.tap("#a")
    page.wait_until(lambda: page.unexpected_errors)

    assert ["boom" in line.text for line in page.unexpected_errors] == [True]
    page.close()
    assert len(page.unexpected_errors) == 1
    assert "boom" in str(page.log[-1])


def fail_with(page: Page, pattern: str | re.Pattern[str]) -> None:
    with page.expect_error(pattern):
        page.tap("#a")
        page.timeout = 100


def test_an_error_that_does_not_come_fails(lab: OpenLab) -> None:
    page = lab(BUTTONS, THROWS)

    with pytest.raises(AssertionError, match=r"matched 'bang'; there were: .*boom"):
        fail_with(page, "bang")
    page.timeout = 30_000
    with pytest.raises(AssertionError, match=re.escape(r"matched 'b\\wng'")):
        fail_with(page, re.compile(r"b\wng"))


def test_what_matched_is_known_after_the_block(lab: OpenLab) -> None:
    page = lab(BUTTONS, THROWS)

    with page.expect_error("boom") as expected:
        with pytest.raises(DriverError, match=r"known once the block"):
            _ = expected.value
        page.tap("#a")

    assert expected.value.count == 1


def test_settings_change_while_it_runs(lab: OpenLab) -> None:
    page = lab(settings={"pixelRatio": 1})

    page.configure(faults="login:permissionDenied")
    assert page.call("login").errno == 107
    page.configure(pixelRatio=3)
    assert page.evaluate("tt.getSystemInfoSync().pixelRatio") == 3

    with pytest.raises(DriverError, match=r"nonsense"):
        page.configure(nonsense=1)


def test_what_cannot_be_opened_says_why(lab: OpenLab) -> None:
    with pytest.raises(OpenError, match=r"There is no page nowhere; app.json lists the pages"):
        lab(path="nowhere")
    with pytest.raises(OpenError, match=r"lab.ttml"):
        lab("<view>")
    with pytest.raises(OpenError, match=r"nonsense"):
        lab(settings={"nonsense": 1})


def test_a_page_that_is_closed_is_told(lab: OpenLab) -> None:
    page = lab()
    page.close()

    assert page.log == []
    with pytest.raises(DriverError, match=r"No mini-program is open"):
        page.evaluate("1")
    page.close()


def test_options_are_given_by_name(lab: OpenLab) -> None:
    page = lab()

    with pytest.raises(TypeError, match=r"takes options by name"):
        page.call("setStorage", "a")
    with pytest.raises(DriverError, match=r"tt has no function nope"):
        page.call("nope")
    failed = page.export("none")
    assert not failed.ok
    with pytest.raises(ValueError, match=r"There is no image: canvasToTempFilePath:fail"):
        _ = failed.bytes
    with pytest.raises(AttributeError, match=r"the result has no nope, but errMsg"):
        _ = failed.nope
    with pytest.raises(DriverError, match=r"the page has no component #x"):
        page.export("a", within="#x")
