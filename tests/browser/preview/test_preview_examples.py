"""What examples have of the preview around them: its bar with title and way back, its reloads."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.examples import Example

pytestmark = pytest.mark.browsers("chromium", "firefox")


def test_the_bar_says_the_page_and_leads_back(browser: Browser, site: str) -> None:
    poster = Example(browser, site, "poster")
    poster.find(".card").nth(1).click()
    expect(poster.title).to_have_text("Ember")

    poster.page.get_by_label("Back").click()

    expect(poster.title).to_have_text("Choose a look")
    poster.close()


def test_a_signature_is_there_again_after_a_reload(browser: Browser, site: str) -> None:
    signature = Example(browser, site, "signature")
    signature.drag(".canvas", (60, 100), (260, 100))
    signature.find(".main").click()
    shown = signature.find(".picture img")
    expect(shown).not_to_have_js_property("naturalWidth", 0)
    width = shown.evaluate("(image) => image.naturalWidth")

    signature.page.reload()
    signature.start()

    expect(shown).to_have_js_property("naturalWidth", width)
    signature.close()
