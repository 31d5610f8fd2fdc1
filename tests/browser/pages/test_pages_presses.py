"""Presses in a running mini-program: which of them are taps."""

import pytest

from tests.support.mini_program import Bench

PRESSED = """
<view id="long" bindlongpress="hear" bindlongtap="hear" bindtap="hear">
  <view id="inner">long</view>
</view>
<view id="short" bindlongtap="hear" bindtap="hear">short</view>
"""
HEARS = """
Page({ hear({ type, currentTarget }) { log.push(`${currentTarget.id} ${type}`); } });
"""


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("inner", ["long longpress", "long longtap", "short tap"]),
        ("short", ["short longtap", "short tap", "short tap"]),
    ],
)
def test_a_long_press_is_no_tap_only_where_somebody_waits_for_it(
    bench: Bench, target: str, told: list[str]
) -> None:
    program = bench.run({"pages/a": PRESSED, "pages/a.js": HEARS})
    program.frame.locator(f"#{target}").hover()
    program.page.mouse.down()
    program.wait_for_log("log.some((each) => each.endsWith('longtap'))")
    program.page.mouse.up()
    program.frame.locator("#short").click()

    assert program.wait_for_log("log.at(-1) === 'short tap' && log.length > 2") == told
