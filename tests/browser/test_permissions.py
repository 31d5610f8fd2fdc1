"""The dialogs that ask for permission, as the user sees and answers them."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.canvas_page import run

START = """() => {
  window.told = [];
  const tell = (result) => told.push(result.errno ?? result.authSetting ?? 'ok');
  window.ask = (api, options) => void tt[api]({ ...options, success: tell, fail: tell });
}"""
AUTHORIZE = "ask('authorize', { scope: 'scope.camera' })"


@pytest.fixture
def page(blank_page: Page) -> Page:
    blank_page.evaluate(START)
    return blank_page


def told(page: Page, count: int) -> object:
    page.wait_for_function("(count) => told.length === count", arg=count)
    return page.evaluate("told")


@pytest.mark.parametrize(("button", "outcome"), [("Allow", "ok"), ("Refuse", 107)])
def test_the_user_is_asked_once(page: Page, button: str, outcome: str | int) -> None:
    page.evaluate(AUTHORIZE)
    dialog = page.get_by_role("dialog", name="asks for your permission")
    expect(dialog).to_contain_text("Use your camera (scope.camera)")
    assert page.evaluate("told") == []

    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)
    page.evaluate(AUTHORIZE)

    assert told(page, 2) == [outcome, outcome]


@pytest.mark.parametrize(("button", "outcome"), [("Allow", "ok"), ("Refuse", 107)])
def test_calls_that_need_the_same_at_once_share_one_question(
    page: Page, button: str, outcome: str | int
) -> None:
    page.evaluate(f"{AUTHORIZE}; {AUTHORIZE}; ask('authorize', {{ scope: 'scope.record' }})")
    page.evaluate("pysim.configure({})")  # All three have reached the core, and it has asked.
    expect(page.get_by_role("dialog")).to_have_count(2)
    page.evaluate("pysim.ui.answer('cancel')")
    assert told(page, 1) == [107]

    page.get_by_role("button", name=button).click()

    assert told(page, 3) == [107, outcome, outcome]
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_equal_questions_of_the_mini_program_itself_are_asked_one_by_one(page: Page) -> None:
    page.evaluate("for (const _ of 'ab') ask('showModal', { title: 'Sure?' })")
    expect(page.get_by_role("dialog")).to_have_count(2)

    page.evaluate("pysim.ui.answer('confirm')")

    assert told(page, 1) == ["ok"]
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.evaluate("pysim.ui.answer('cancel')")
    assert told(page, 2) == ["ok", "ok"]


def test_leaving_the_question_by_escape_refuses(page: Page) -> None:
    page.evaluate(AUTHORIZE)
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    assert told(page, 1) == [107]


def test_the_settings_show_what_was_asked_for_and_count_as_they_are_left(page: Page) -> None:
    page.evaluate(AUTHORIZE)
    page.get_by_role("button", name="Refuse").click()
    told(page, 1)

    page.evaluate("ask('openSetting')")
    switch = page.get_by_role("switch", name="Use your camera")
    expect(switch).not_to_be_checked()
    switch.check()
    page.get_by_role("button", name="Done").click()

    assert told(page, 2) == [107, {"scope.camera": True}]


def test_a_test_answers_the_settings_by_the_number_of_a_switch(page: Page) -> None:
    page.evaluate(AUTHORIZE)
    page.get_by_role("button", name="Refuse").click()
    told(page, 1)
    page.evaluate("ask('openSetting')")
    page.wait_for_function("pysim.ui.shown?.kind === 'switches'")

    refused = run(page, "try { pysim.ui.answer(1); } catch (error) { return error.message; }")
    page.evaluate("pysim.ui.answer(0)")

    assert "no answer to the switches" in refused
    assert told(page, 2) == [107, {"scope.camera": True}]
