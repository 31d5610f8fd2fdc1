"""What the user types in a page stays, whatever its handler does and however long that takes."""

import pytest
from playwright.sync_api import Locator, expect

from tests.support.mini_program import Bench, MiniProgram

pytestmark = pytest.mark.browsers("chromium", "firefox")

TEXT = "the quick brown fox"
WRITE = "this.setData({ text: %s }); written.push(value);"
LATE = "await new Promise((next) => setTimeout(next, 90));"
ASKED = "await tt.setStorage({ key: 'a', data: value }); await tt.getStorage({ key: 'a' });"
BUSY = "const end = Date.now() + 90; while (Date.now() < end);"
# What the handler of `input` does, and what is in the field in the end.
HANDLERS = {
    "nothing": ("", TEXT),
    "writes it back": (WRITE % "value", TEXT),
    "writes it back late": (f"{LATE} {WRITE % 'value'}", TEXT),
    "writes it back from a timer": (f"setTimeout(() => {{ {WRITE % 'value'} }}, 90);", TEXT),
    "writes it back after calls": (f"{ASKED} {WRITE % 'value'}", TEXT),
    "writes it back after much work": (f"{BUSY} {WRITE % 'value'}", TEXT),
    "throws": ("throw new Error('no');", TEXT),
    "changes it": (WRITE % "value.toUpperCase()", TEXT.upper()),
    "changes it late": (f"{LATE} {WRITE % 'value.toUpperCase()'}", TEXT.upper()),
    "changes it from a timer": (
        f"setTimeout(() => {{ {WRITE % 'value.toUpperCase()'} }}, 90);",
        TEXT.upper(),
    ),
    "changes it after much work": (f"{BUSY} {WRITE % 'value.toUpperCase()'}", TEXT.upper()),
    "refuses": (WRITE % "value.replace(/ /g, '')", TEXT.replace(" ", "")),
    "refuses late": (f"{LATE} {WRITE % '`${value.trim()}`'}", TEXT),
    "returns another text": ("return value.toUpperCase();", TEXT.upper()),
}


def page_with(handler: str, tag: str = "input") -> dict[str, str]:
    is_async = "async " if "await" in handler else ""
    return {
        "pages/a": f'<{tag} id="field" value="{{{{text}}}}" bindinput="typed"/>'
        '<view id="clear" bindtap="clear">clear</view>',
        "pages/a.js": f"""
        globalThis.written = [];
        Page({{
          data: {{ text: '' }},
          {is_async}typed({{ detail: {{ value }} }}) {{
            log.push(value);
            {handler}
          }},
          clear() {{ this.setData({{ text: '' }}); }},
        }});
        """,
    }


def field(program: MiniProgram) -> Locator:
    return program.frame.get_by_role("textbox")


@pytest.mark.parametrize(
    ("tag", "does"),
    [*(("input", does) for does in HANDLERS), ("textarea", "changes it from a timer")],
)
def test_nothing_typed_is_lost_to_a_handler_that(bench: Bench, tag: str, does: str) -> None:
    handler, expected = HANDLERS[does]
    program = bench.run(page_with(handler, tag))

    field(program).press_sequentially(TEXT, delay=20)
    program.wait_for_log(f"log.length === {len(TEXT)}")
    if "setData" in handler:
        program.wait_for_log(f"written.length === {len(TEXT)}")

    expect(field(program)).to_have_value(expected)


def test_a_text_that_a_timer_refuses_goes(bench: Bench) -> None:
    write = WRITE % "value.replace(/[^0-9]/g, '')"
    program = bench.run(page_with(f"setTimeout(() => {{ {write} }}, 0);"))

    field(program).press_sequentially("12x3")

    expect(field(program)).to_have_value("123")


def test_a_page_may_go_back_to_an_earlier_text_once_the_user_is_done(bench: Bench) -> None:
    program = bench.run(page_with(WRITE % "value"))
    field(program).press_sequentially("a")
    field(program).press("Backspace")
    field(program).press_sequentially("hello")
    expect(field(program)).to_have_value("hello")

    program.frame.locator("#clear").click()

    expect(field(program)).to_have_value("")
