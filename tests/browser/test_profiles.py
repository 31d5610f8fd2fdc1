"""Another device, at once: what the system says, what exists, how densely later draws paint."""

from typing import Any

import pytest
from playwright.sync_api import Page

from pysim.core.profiles import PROFILES
from tests.support.canvas_page import run


@pytest.mark.parametrize("name", list(PROFILES))
def test_both_ways_to_ask_answer_for_the_new_device(blank_page: Page, name: str) -> None:
    profile = PROFILES[name]

    answers = run(
        blank_page,
        f"await pysim.configure({{ profile: '{name}', pixelRatio: 'profile' }});"
        "const errno = (call) => { try { return call(); } catch (error) { return error.errno; } };"
        "const asked = await tt.getSystemInfo().catch(({ errno }) => errno);"
        "return [asked, errno(() => tt.getSystemInfoSync())];",
    )

    here = {**profile.system_info(profile.pixel_ratio), "errMsg": "getSystemInfo:ok"}
    assert answers == {"harmonyOld": [103, 103], "webApp": [here, 103]}.get(name, [here, here])


def test_a_call_made_right_after_the_switch_is_the_new_devices(blank_page: Page) -> None:
    before, after = run(
        blank_page,
        "const before = tt.getSystemInfo();"
        "const switched = pysim.configure({ profile: 'pc' });"
        "const after = tt.getSystemInfo();"
        "await switched;"
        "return [(await before).deviceType, (await after).deviceType];",
    )

    assert (before, after) == ("phone", "desktop")


def drawn_width(page: Page, **settings: Any) -> list[int]:
    """Return the width of the backing store and of the default export after a new draw."""
    size: list[int] = page.evaluate(
        """async (settings) => {
          await pysim.configure(settings);
          await fillOf('a', 'red', false, 0, 0, 40, 30);
          const { tempFilePath: src } = await tt.canvasToTempFilePath({ canvasId: 'a' });
          const { width } = await tt.getImageInfo({ src });
          return [document.querySelector('canvas').width, width];
        }""",
        settings,
    )
    return size


def test_later_draws_have_the_ratio_of_the_new_device(blank_page: Page) -> None:
    run(blank_page, "canvasOf('a', 'width: 40px; height: 30px');")

    widths = [
        drawn_width(blank_page, profile="iphone", pixelRatio="profile"),
        drawn_width(blank_page, profile="iphoneLarge"),
        drawn_width(blank_page, profile="pc"),
        drawn_width(blank_page, pixelRatio=2.5),
    ]

    assert widths == [[80, 40], [120, 40], [40, 40], [100, 40]]


def test_what_the_new_device_lacks_is_refused_and_what_it_has_is_back_after_it(
    blank_page: Page,
) -> None:
    answers = run(
        blank_page,
        "const answers = [];"
        "for (const profile of ['harmonyOld', 'harmony']) {"
        "  await pysim.configure({ profile });"
        "  let errno = 0;"
        "  try { tt.createCanvasContext('a'); } catch (error) { errno = error.errno; }"
        "  const can = profile === 'harmony' && tt.canIUse('canvasToTempFilePath');"
        "  answers.push([errno, can]);"
        "}"
        "return answers;",
    )

    assert answers == [[103, False], [0, True]]
