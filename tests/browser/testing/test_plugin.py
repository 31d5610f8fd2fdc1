"""The plug-in as a team uses it: their tests run in a process of their own."""

from pathlib import Path

import pytest

from tests.browser.testing.conftest import Run

OPEN = """
def card(miniprogram, **query):
    page = miniprogram("card", pixelRatio=2).open("pages/card", query=query)
    page.wait_for("page.data.drawn")
    return page
"""

in_both = pytest.mark.parametrize("engine", ["chromium", "firefox"])


@in_both
def test_what_a_team_writes_first_works(run: Run, team: Path, engine: str) -> None:
    source = f"""{OPEN}
def test_export(miniprogram, assert_image):
    page = card(miniprogram, colour="blue")
    image = page.export("card", destWidth=80, destHeight=40, fileType="jpg", quality=0.8)
    assert image.errMsg == "canvasToTempFilePath:ok"
    assert image.image.size == (80, 40)
    assert_image(page.export("card"), "card.png")
"""
    option = f"--pysim-browser={engine}"
    first = run(source, option)
    first.assert_outcomes(failed=1)
    first.stdout.fnmatch_lines(["*--pysim-update-goldens*"])
    assert (team / "pysim-report" / "index.html").exists()

    run(source, option, "--pysim-update-goldens").assert_outcomes(passed=1)
    assert (team / "tests" / "goldens" / engine / "card.png").exists()

    run(source, option).assert_outcomes(passed=1)
    assert not (team / "pysim-report" / "index.html").exists()

    changed = run(source.replace('"blue"', '"green"'), option)
    changed.assert_outcomes(failed=1)
    changed.stdout.fnmatch_lines(["*pictures that differ*", "*pysim-report/index.html*"])


def test_each_test_has_files_storage_and_globals_of_its_own(run: Run) -> None:
    source = f"""{OPEN}
import pytest

@pytest.mark.parametrize("time", [1, 2])
def test_fresh(miniprogram, time):
    page = card(miniprogram)
    assert not page.call("getStorage", key="seen").ok
    assert page.evaluate("typeof globalThis.seen") == "undefined"
    assert page.data["colour"] == "red"
    page.call("setStorage", key="seen", data=time)
    page.evaluate("globalThis.seen = 1")
    page.set_data({{"colour": "blue"}})
    page.export("card")
"""
    run(source).assert_outcomes(passed=2)


def test_an_error_that_nobody_caught_fails_the_test_unless_it_is_expected(run: Run) -> None:
    source = f"""{OPEN}
def test_careless(miniprogram):
    card(miniprogram).tap("#fail")

def test_careful(miniprogram):
    page = card(miniprogram)
    with page.expect_error("button is broken"):
        page.tap("#fail")

def test_first_of_two(miniprogram):
    card(miniprogram).tap("#fail")
    card(miniprogram)
"""
    result = run(source)

    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*an error that nobody caught*",
            "pages/card.js:12:*the button is broken*",
            "*Captured mini-program call*",
            "*about to fail*",
        ]
    )


def test_a_project_that_cannot_start_is_told_with_its_place(run: Run, team: Path) -> None:
    (team / "card" / "pages" / "card.js").write_text("Page({", encoding="utf-8")
    result = run(
        'def test_it(miniprogram):\n    miniprogram("card").open()\n'
        'def test_other(miniprogram):\n    miniprogram("nowhere").open()\n'
    )
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*OpenError: pages/card.js:1:*", "*OpenError: *nowhere*"])


def test_the_clock_and_chance_stand_still_if_they_shall(run: Run) -> None:
    source = """
def test_it(miniprogram):
    given = {"clock": 1_700_000_000_000, "seed": 7}
    pages = [miniprogram("card").open(**given) for _ in range(2)]
    told = [page.evaluate("getApp().globalData") for page in pages[1:]]
    again = miniprogram("card").open(**given).evaluate("getApp().globalData")
    assert told == [again]
    assert again["started"] == 1_700_000_000_000
"""
    run(source).assert_outcomes(passed=1)


def test_failed_tests_leave_a_screenshot_and_a_trace(run: Run, team: Path) -> None:
    source = f"""{OPEN}
def test_good(miniprogram):
    card(miniprogram)

def test_bad(miniprogram):
    card(miniprogram)
    assert False
"""
    options = ["--screenshot=only-on-failure", "--tracing=retain-on-failure"]
    run(source, *options).assert_outcomes(passed=1, failed=1)

    left = sorted(path.name for path in (team / "test-results").glob("*bad*/*"))
    assert left == ["screen.png", "trace.zip"]
    assert not list((team / "test-results").glob("*good*"))


def test_processes_share_one_report(run: Run, team: Path) -> None:
    source = f"""{OPEN}
import pytest

@pytest.mark.parametrize("colour", ["red", "blue", "green", "black"])
def test_it(miniprogram, assert_image, colour):
    assert_image(card(miniprogram, colour=colour).export("card"), f"{{colour}}.png")
"""
    run(source, "-n", "2").assert_outcomes(failed=4)

    report = (team / "pysim-report" / "index.html").read_text(encoding="utf-8")
    assert all(f"{colour}.png" in report for colour in ("red", "blue", "green", "black"))


def test_the_device_can_be_chosen_for_all_tests(run: Run) -> None:
    source = """
def test_it(miniprogram):
    info = miniprogram("card").open().call("getSystemInfoSync")
    assert info["platform"] == "android"
"""
    run(source, "--pysim-profile=android").assert_outcomes(passed=1, warnings=0)


def test_code_without_a_project_has_a_page_with_tt(run: Run) -> None:
    source = """
def test_it(embed, tmp_path):
    script = tmp_path / "poster.js"
    script.write_text('''
        const context = tt.createCanvasContext("poster");
        context.setFillStyle("blue");
        context.fillRect(0, 0, 40, 20);
        context.draw();
    ''')
    page = embed(pixelRatio=2)
    page.evaluate('''() => {
        document.body.innerHTML =
            '<canvas canvas-id="poster" style="width: 40px; height: 20px"></canvas>';
    }''')
    page.playwright_page.add_script_tag(path=script)
    poster = page.export("poster", destWidth=80, destHeight=40)
    assert poster.image.size == (80, 40)
    assert poster.image.getpixel((79, 39)) == (0, 0, 255)
    assert page.call("getSystemInfoSync")["pixelRatio"] == 2
"""
    run(source).assert_outcomes(passed=1)


def test_pages_for_code_without_a_project_share_nothing(run: Run) -> None:
    source = """
def test_it(embed):
    one, other = embed(pixelRatio=3), embed()
    one.call("setStorage", key="seen", data=1)
    assert one.call("getSystemInfoSync")["pixelRatio"] == 3
    one.playwright_page.reload()
    one.playwright_page.evaluate("pysim.ready")
    assert one.call("getStorage", key="seen").data == 1
    assert not other.call("getStorage", key="seen").ok
    assert not embed().call("getStorage", key="seen").ok
"""
    run(source).assert_outcomes(passed=1)
