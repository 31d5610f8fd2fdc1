"""`window.pysim`: settings from the query and later, readiness, and what happens before it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.support.canvas_page import RED, colors, opened, run

PAGE = """
<!doctype html>
<head><script src="{site}/pysim.js"></script></head>
<body><canvas canvas-id="a" width="20" height="10"></canvas></body>
"""


def opened_page(browser: Browser, site: str, html: str, query: str = "") -> Page:
    """Open `html` as a page of the site's own origin."""
    page = browser.new_context().new_page()
    page.route("**/page.html*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{site}/page.html{query}")
    return page


def test_a_setting_in_the_query_that_does_not_exist_rejects_ready(
    browser: Browser, site: str
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{site}/embed.html?pixelRation=3")

    with pytest.raises(Error, match=r'no setting "pixelRation".*pixelRatio'):
        page.evaluate("pysim.ready")

    page.context.close()


def test_a_setting_named_as_what_every_object_has_is_refused_like_any_other(
    blank_page: Page,
) -> None:
    message = run(blank_page, "return pysim.configure({ constructor: 1 }).catch((e) => e.message);")

    assert message.startswith('There is no setting "constructor".')


def test_options_may_have_keys_that_every_object_has(blank_page: Page) -> None:
    message = run(
        blank_page,
        "canvasOf('a', 'width: 20px; height: 10px');"
        "await exported({ canvasId: 'a', constructor: 5, toString: 1, data: { constructor: 2 } });"
        "return tt.canvasToTempFilePath({ canvasId: 'a', x: { constructor: 1 } })"
        "  .catch((e) => e.errMsg);",
    )

    assert message == "canvasToTempFilePath:fail x: expected a finite number, but got an object"


def test_settings_in_force_are_those_of_the_query_and_the_defaults(embed: Any) -> None:
    page = embed(pixelRatio=3, jpgMatte="white")

    settings = page.evaluate("pysim.settings")

    assert (settings["pixelRatio"], settings["jpgMatte"], settings["types"]) == (
        3,
        "white",
        "strict",
    )
    assert page.evaluate("tt.getSystemInfoSync().pixelRatio") == 3


def test_a_refused_change_keeps_the_settings_and_says_what_is_allowed(blank_page: Page) -> None:
    message, matte = run(
        blank_page,
        "const error = await pysim.configure({ promise: 'maybe' }).catch((e) => e);"
        "return [error.message, pysim.settings.promise];",
    )

    assert '"maybe"' in message
    assert "yes, no" in message
    assert matte == "yes"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("null", "null"),
        ("", "undefined"),
        ("'jpgMatte'", '"jpgMatte"'),
        ("[1]", "an array of 1"),
        ("() => 1", "a function"),
    ],
)
def test_settings_that_are_no_object_are_refused_with_a_sentence(
    blank_page: Page, given: str, said: str
) -> None:
    message = run(blank_page, f"return pysim.configure({given}).catch((e) => e.message);")

    assert message == (
        "Settings are given as an object, such as {jpgMatte: 'white'}, but these are " + said + "."
    )


def test_a_setting_that_cannot_be_sent_is_refused_like_any_other(blank_page: Page) -> None:
    message = run(
        blank_page, "return pysim.configure({ promise: () => 1 }).catch((e) => e.message);"
    )

    assert message == "promise: a function is not allowed. Allowed: yes, no."


def test_the_query_of_a_page_that_does_not_ask_for_it_is_its_own(
    browser: Browser, site: str
) -> None:
    page = opened_page(browser, site, PAGE.format(site=site), "?pixelRatio=3&utm_source=mail")

    page.evaluate("pysim.ready")

    assert page.evaluate("pysim.settings.pixelRatio") == "profile"
    page.context.close()


def test_drawing_and_calls_before_the_core_is_up_are_answered(browser: Browser, site: str) -> None:
    page = opened_page(browser, site, PAGE.format(site=site))

    file, progress = run(
        page,
        """
        const stages = new Set();
        addEventListener('pysim-progress', ({ detail }) => stages.add(detail.stage));
        const c = tt.createCanvasContext('a');
        c.setFillStyle('red'); c.fillRect(0, 0, 20, 10); c.draw();
        const { tempFilePath: filePath } = await tt.canvasToTempFilePath({ canvasId: 'a' });
        const manager = tt.getFileSystemManager();
        const { data } = await manager.readFile({ filePath, encoding: 'base64' });
        return [data, { stages: [...stages], ...pysim.progress }];
        """,
    )

    assert colors(opened(file)) == {RED: 200}
    assert progress["stages"][-1] == progress["stage"] == "ready"
    assert progress["loaded"] == progress["total"] > 0
    page.context.close()


def test_the_default_size_survives_a_document_that_is_written_anew(embed: Any) -> None:
    page = embed()
    page.set_content('<canvas canvas-id="a"></canvas>')

    size = run(
        page,
        "const { tempFilePath: src } = await tt.canvasToTempFilePath({ canvasId: 'a' });"
        "const { width, height } = await tt.getImageInfo({ src }); return [width, height];",
    )

    assert [300, 225] == size


def test_synchronous_file_calls_throw_with_the_documented_fields(blank_page: Page) -> None:
    error = run(
        blank_page,
        "try { tt.getFileSystemManager().readFileSync('ttfile://temp/a.png'); }"
        "catch (error) { return { ...error, message: error.message }; }",
    )

    assert error["errno"] == 103
    assert error["errString"] == "feature not support"
    assert error["message"] == error["errMsg"]
    assert error["errMsg"].startswith("readFileSync:fail ")


@pytest.mark.parametrize(
    ("profile", "lacking"),
    [("iphone", set()), ("pc", {"statSync"}), ("harmonyOld", {"statSync", "getStorageSync"})],
)
def test_a_synchronous_call_says_whether_the_client_or_the_page_lacks_it(
    blank_page: Page, profile: str, lacking: set[str]
) -> None:
    said = run(
        blank_page,
        "const { statSync } = tt.getFileSystemManager();"
        f"await pysim.configure({{ profile: '{profile}' }});"
        "const said = Object.entries({ statSync, getStorageSync: tt.getStorageSync }).map("
        "  ([name, call]) => { try { call('a'); } catch ({ errMsg }) { return [name, errMsg]; } }"
        ");"
        "await pysim.configure({ profile: 'iphone' });"
        "return said;",
    )

    for name, text in said:
        reason = "does not have this API" if name in lacking else "cannot answer at once"
        assert text.startswith(f"{name}:fail ")
        assert reason in text


def test_a_client_without_an_api_throws_from_it(blank_page: Page) -> None:
    errno = run(
        blank_page,
        "await pysim.configure({ profile: 'harmonyOld' });"
        "try { tt.createCanvasContext('a'); } catch (error) { return error.errno; }",
    )

    assert errno == 103


def test_a_call_runs_under_the_settings_in_force_when_it_was_made(blank_page: Page) -> None:
    sizes = blank_page.evaluate(
        """async () => {
          const canvas = canvasOf('a', 'width: 30px; height: 20px');
          const before = tt.canvasToTempFilePath({ canvasId: 'a', x: 10 });
          const configured = pysim.configure({ outsideRegion: 'clip' });
          const after = tt.canvasToTempFilePath({ canvasId: 'a', x: 10 });
          await configured;
          const infos = [];
          for (const { tempFilePath: src } of [await before, await after]) {
            infos.push(await tt.getImageInfo({ src }));
          }
          await pysim.configure({ outsideRegion: 'pad' });
          return infos.map(({ width, height }) => [width, height]);
        }"""
    )

    assert sizes == [[30, 20], [20, 20]]
