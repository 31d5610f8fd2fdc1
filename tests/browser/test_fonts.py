"""The setting `fonts`: text in the bundled fonts, whatever family is named and wherever it is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFont
from playwright.sync_api import Browser, Error, Page, Request, Route

from pysim.driver.errors import OpenError
from pysim.driver.page import Page as MiniProgram
from pysim.driver.server import Server
from pysim.driver.session import Session
from tests.conftest import ROOT, SITE, OpenEmbed
from tests.support.canvas_page import colors, opened, run

pytestmark = pytest.mark.browsers("chromium", "firefox")

FILES = ["fonts/rest.ttf", "fonts/sans-bold.ttf", "fonts/sans-regular.ttf"]
TEXT = "Wavy fij 12:30 你好，世界飛"
FAMILIES = [
    *("sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui", "ui-monospace"),
    *("-apple-system", "BlinkMacSystemFont", "Arial", "Helvetica, Arial, serif"),
    *('"PingFang SC"', "'Microsoft YaHei', sans-serif", "No Such Family"),
]
# A font of nobody else: its only letter, A, is a block.
OWN = (ROOT / "tests" / "fixtures" / "block.ttf").read_bytes()


def fetched(page: Page) -> list[str]:
    """Return a list that the paths of fonts that `page` asks the site for will be added to."""
    paths: list[str] = []

    def note(request: Request) -> None:
        if match := re.search(r"/(fonts/[^/]+)$", request.url):
            paths.append(match[1])

    page.on("request", note)
    return paths


def width(size: int, *, bold: bool = False, text: str = TEXT) -> Any:
    """Return the width of a text in the bundled font in px, as FreeType has it, without kerning."""
    file = SITE / "fonts" / ("sans-bold.ttf" if bold else "sans-regular.ttf")
    font = ImageFont.truetype(file, 1000, layout_engine=ImageFont.Layout.BASIC)
    return pytest.approx(font.getlength(text) * size / 1000, rel=0.01)


# Plain pages.

DRAWN = """
  document.body.innerHTML = '<canvas canvas-id="a" style="width: 320px; height: 60px"></canvas>';
  const helpers = async (font, text) => {
    const context = tt.createCanvasContext('a');
    context.font = font;
    context.fillText(text, 2.3, 24);
    context.strokeText(text, 2.3, 50);
    await new Promise((done) => context.draw(false, done));
    const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId: 'a' });
    const manager = tt.getFileSystemManager();
    const { data } = await manager.readFile({ filePath: tempFilePath, encoding: 'base64' });
    return { data, font: context.font, width: context.measureText(text).width };
  };
"""


def drawn(page: Page, fonts: list[str], text: str = TEXT) -> list[dict[str, Any]]:
    """Draw a text on a canvas in each of `fonts`; return the pictures and what the context says."""
    script = "for (const font of given) found.push(await helpers(font, text));"
    found: list[dict[str, Any]] = page.evaluate(
        f"async ([given, text]) => {{ {DRAWN} const found = []; {script} return found; }}",
        [fonts, text],
    )
    return found


def test_a_canvas_has_the_same_pixels_whatever_family_is_named(embed: OpenEmbed) -> None:
    page = embed(fonts="bundled", pixelRatio=2)

    plain = drawn(page, [f"16px {family}" for family in FAMILIES])
    bold = drawn(page, [f"bold 16px {family}" for family in FAMILIES])

    assert len({each["data"] for each in plain}) == 1
    assert len({each["data"] for each in bold}) == 1
    assert len(colors(opened(plain[0]["data"]))) > 10
    assert plain[0]["data"] != bold[0]["data"]
    assert plain[0]["width"] == width(16)
    assert bold[0]["width"] == width(16, bold=True)


def test_a_context_says_the_font_that_it_was_given(embed: OpenEmbed) -> None:
    script = """
      const context = tt.createCanvasContext('a');
      const found = [context.font];
      context.font = 'italic 20px "PingFang SC", serif';
      found.push(context.font);
      context.setFontSize(24);
      return [...found, context.font];
    """

    assert run(embed(fonts="bundled"), script) == run(embed(), script)


def test_the_font_that_nobody_has_set_and_the_one_that_was_sized_are_bundled(
    embed: OpenEmbed,
) -> None:
    measured = run(
        embed(fonts="bundled"),
        f"""
        const context = tt.createCanvasContext('a');
        const usual = context.measureText('{TEXT}').width;
        context.setFontSize(30);
        return [usual, context.measureText('{TEXT}').width];
        """,
    )

    assert measured == [width(10), width(30)]


def test_a_character_that_the_font_lacks_is_a_box_and_what_is_unseen_is_nothing(
    embed: OpenEmbed,
) -> None:
    page = embed(fonts="bundled")

    boxes = drawn(page, ["20px serif"] * 2, "\U0001f9ff\u1000")
    others = drawn(page, ["20px serif"] * 2, "\u1001\u1002")
    unseen = drawn(page, ["20px serif"], "W\u200b\ufe0fW")
    seen = drawn(page, ["20px serif"], "WW")

    assert {each["data"] for each in boxes} == {each["data"] for each in others}
    assert boxes[0]["width"] == pytest.approx(40)
    assert unseen[0]["data"] == seen[0]["data"]


def test_nothing_is_fetched_before_it_is_asked_for(browser: Browser, site: str) -> None:
    page = browser.new_context().new_page()
    paths = fetched(page)
    page.goto(f"{site}/embed.html")
    page.evaluate("pysim.ready")
    drawn(page, ["16px sans-serif"])
    before = list(paths)

    page.evaluate("pysim.configure({ fonts: 'bundled' })")
    named = drawn(page, ["16px Arial", "16px serif"])
    page.evaluate("pysim.configure({ fonts: 'system' })")
    page.evaluate("pysim.configure({ fonts: 'bundled' })")

    assert before == []
    assert sorted(paths) == FILES
    assert named[0]["data"] == named[1]["data"]
    page.context.close()


def test_a_font_that_the_page_has_loaded_itself_stays(embed: OpenEmbed) -> None:
    page = embed(fonts="bundled")
    page.evaluate(
        """async (bytes) => {
          const face = new FontFace('Block Letters', new Uint8Array(bytes));
          document.fonts.add(await face.load());
        }""",
        list(OWN),
    )

    own, other = drawn(page, ["20px Arial, 'block letters', serif", "20px Arial, serif"], "AA")
    mixed = drawn(page, ["20px 'Block Letters'"], "A好")[0]

    assert own["width"] == pytest.approx(40)
    assert other["width"] == width(20, text="AA")
    assert mixed["width"] == pytest.approx(40)


@pytest.mark.browsers("chromium")
def test_what_is_drawn_before_the_fonts_are_there_waits_for_them(
    browser: Browser, site: str
) -> None:
    page = browser.new_context().new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/fonts/**", hold)
    page.goto(f"{site}/embed.html?fonts=bundled")
    page.evaluate(
        f"""() => {{
          {DRAWN}
          window.steps = [];
          pysim.ready.then(() => steps.push('ready'));
          window.early = helpers('16px Georgia', '{TEXT}').then((found) => found.data);
        }}"""
    )
    page.wait_for_function("pysim.progress.stage === 'ready'", timeout=90_000)
    before = page.evaluate("window.steps")

    for route in held:
        route.continue_()

    early = page.evaluate("window.early")
    page.evaluate("pysim.ready")
    assert before == []
    assert len(held) == len(FILES)
    assert early == drawn(page, ["16px Georgia"])[0]["data"]
    page.context.close()


@pytest.mark.browsers("chromium")
def test_ready_says_which_font_could_not_be_had(browser: Browser, site: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/fonts/sans-bold.ttf", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/embed.html?fonts=bundled")

    with pytest.raises(Error, match=r"fonts/sans-bold\.ttf could not be loaded: HTTP status 404"):
        page.evaluate("pysim.ready")

    page.unroute_all()
    # Another try may be made.
    assert page.evaluate("pysim.configure({ fonts: 'bundled' })")["fonts"] == "bundled"
    assert len({each["data"] for each in drawn(page, ["16px serif", "16px Arial"])}) == 1
    page.context.close()


@pytest.mark.browsers("chromium")
def test_ready_says_which_font_is_broken(browser: Browser, site: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/fonts/rest.ttf", lambda route: route.fulfill(body="no font"))
    page.goto(f"{site}/embed.html?fonts=bundled")

    with pytest.raises(Error, match=r"The font rest\.ttf could not be loaded: "):
        page.evaluate("pysim.ready")
    page.context.close()


# Previews.

APP_TTSS = """
page { --base: 'PingFang SC', sans-serif; --alias: var(--base); --inner: Georgia, serif; }
page { --whole: 40rpx/1.5 Georgia, serif; --weight: 700; }
view, rich-text, input { display: inline-block; font-size: 18px; line-height: 27px; }
.named { font-family: Arial, 'Microsoft YaHei'; }
.generic { font-family: serif; }
.variable { font-family: var(--alias); }
.fallback { font-family: var(--nowhere, monospace); }
.short { font: 36rpx/54rpx monospace; }
.shortvariable { font: calc(18px) / 27px var(--base); }
.initial { all: initial; display: inline-block; }
.initial { font-size: 18px; line-height: 27px; color: #1f2329; }
.weight { font: var(--weight) 18px/27px Impact; }
.whole { font: var(--whole); }
.own { font-family: Arial, 'Block Letters'; }
@media (min-width: 1px) { .media { font-family: cursive !important; } }
@font-face { font-family: 'Block Letters'; src: url('assets/block.ttf'); }
"""
SAME = {
    "usual": "",
    "named": "",
    "generic": "",
    "variable": "",
    "fallback": "",
    "short": "",
    "shortvariable": "",
    "initial": "",
    "media": "",
    "inline": "font-family: fantasy",
    "inlineshort": "font: 18px/27px Verdana",
    "inlinevariable": "font-family: var(--inner)",
    "owninline": "--mine: Tahoma; font-family: var(--mine)",
}
ELEMENTS = "\n".join(
    f'<view><view id="{name}" class="{name}" style="{style}">{TEXT}</view></view>'
    for name, style in {**SAME, "weight": "", "whole": ""}.items()
)
PAGE_TTML = f"""{ELEMENTS}
<view><view id="own" class="own">AA</view></view>
<rich-text id="rich" nodes="{{{{nodes}}}}"/>
<input id="place" placeholder="{TEXT}" placeholder-style="font-family: Courier"/>
<canvas canvas-id="c" id="c" style="width: 320px; height: 60px"/>
"""
PAGE_JS = f"""
const measured = () => {{
  const context = tt.createCanvasContext('c');
  context.font = '18px Arial';
  return context.measureText('{TEXT}').width;
}};
globalThis.early = measured();
Page({{
  data: {{ nodes: '<div style="font: 18px/27px Palatino"><code>{TEXT}</code></div>' }},
  async drawn(font) {{
    const context = tt.createCanvasContext('c');
    context.font = font;
    context.fillText('{TEXT}', 2.3, 24);
    await new Promise((done) => context.draw(false, done));
    const {{ tempFilePath }} = await tt.canvasToTempFilePath({{ canvasId: 'c' }});
    const manager = tt.getFileSystemManager();
    return manager.readFileSync(tempFilePath, 'base64');
  }},
}});
"""
PROJECT = {
    "app.json": '{"pages": ["pages/index"], "window": {"navigationBarTitleText": "你好 Title"}}',
    "app.js": "App({})",
    "app.ttss": APP_TTSS,
    "pages/index.ttml": PAGE_TTML,
    "pages/index.js": PAGE_JS,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "block.ttf").write_bytes(OWN)
    return folder


@pytest.fixture(scope="module")
def session(browser: Browser) -> Iterator[Session]:
    with Server() as server:
        made = Session(browser, server)
        yield made
        made.end()


def wide(page: MiniProgram, selector: str) -> float:
    """Return the width of an element in px."""
    box = page.find(selector).bounding_box()
    assert box
    return box["width"]


BUNDLED = {"fonts": "bundled", "pixelRatio": 2}


def test_the_view_has_the_same_pixels_wherever_a_family_is_named(
    session: Session, project: Path
) -> None:
    page = session.open(project, settings=BUNDLED)

    shots = {name: page.screenshot(f"#{name}").convert("RGB") for name in SAME}
    weight = page.screenshot("#weight").convert("RGB")

    usual = shots["usual"]
    assert len(usual.getcolors(10_000) or []) > 10
    assert usual.width == width(18)
    assert [name for name, shot in shots.items() if shot.tobytes() != usual.tobytes()] == []
    assert weight.width == width(18, bold=True)
    assert wide(page, "#whole") == width(20)


def test_what_a_component_writes_is_bundled_too(session: Session, project: Path) -> None:
    page = session.open(project, settings=BUNDLED)

    code = wide(page, "#rich code")
    place = page.find("#place span").evaluate(
        "(span) => { const all = document.createRange(); all.selectNodeContents(span);"
        " return all.getBoundingClientRect().width; }"
    )

    assert code == width(18)
    assert place == width(18)


def test_a_font_of_the_project_stays_in_the_view(session: Session, project: Path) -> None:
    page = session.open(project, settings=BUNDLED)
    page.find("#own").evaluate("() => document.fonts.ready.then(() => {})")

    assert wide(page, "#own") == 36


def test_canvases_of_a_mini_program_have_the_same_pixels_whatever_family_is_named(
    session: Session, project: Path
) -> None:
    page = session.open(project, settings=BUNDLED)

    def picture(font: str) -> str:
        file: str = page.evaluate("(font) => page.drawn(font)", font)
        return file

    plain = {picture(f"18px {family}") for family in FAMILIES}
    bold = {picture(f"bold 18px {family}") for family in FAMILIES}

    assert len(plain) == len(bold) == 1
    assert plain != bold


def test_code_that_draws_by_itself_writes_in_them_too(session: Session, project: Path) -> None:
    page = session.open(project, settings=BUNDLED)

    found = page.evaluate(
        f"""async () => {{
          const node = await new Promise((done) => tt.createSelectorQuery().select('#c')
            .node(({{ node }}) => done(node)).exec());
          const context = node.getContext('2d');
          context.font = '18px Arial';
          const pixels = (family) => {{
            context.clearRect(0, 0, node.width, node.height);
            context.font = `18px ${{family}}`;
            context.fillText('{TEXT}', 2, 24);
            context.strokeText('{TEXT}', 2, 50);
            return context.getImageData(0, 0, node.width, node.height).data.join();
          }};
          const same = new Set(['Arial', 'serif', '"PingFang SC"'].map(pixels)).size;
          return [same, context.font, context.measureText('{TEXT}').width];
        }}"""
    )

    same, font, measured = found
    assert same == 1
    assert font == '18px "PingFang SC"'
    assert measured == width(18)


SLOW = """
const load = FontFace.prototype.load;
FontFace.prototype.load = async function () {
  await new Promise((done) => setTimeout(done, 3000));
  return load.call(this);
};
"""
"""A thread in which Python starts sooner than a font is loaded."""


@pytest.mark.browsers("chromium")
def test_the_fonts_are_there_before_the_code_runs(browser: Browser, project: Path) -> None:
    with Server() as server:
        session = Session(browser, server)
        session.playwright_page.route(
            "**/logic.js",
            lambda route: route.fulfill(
                body=SLOW + route.fetch().text(), content_type="text/plain"
            ),
        )

        page = session.open(project, settings=BUNDLED)

        assert page.evaluate("early") == width(18)
        session.end()


def test_bars_and_dialogs_of_the_device_are_written_in_them(
    session: Session, project: Path
) -> None:
    page = session.open(project, settings=BUNDLED)
    page.evaluate("() => void tt.showModal({ title: '你好 Dialog', content: 'Text' })")
    shown = session.playwright_page

    title = "(title) => { const all = document.createRange(); all.selectNodeContents(title);"
    title = f"{title} return all.getBoundingClientRect().width; }}"
    bar = shown.get_by_text("你好 Title").evaluate(title)
    dialog = (
        shown.frame_locator("iframe.layer")
        .get_by_text("你好 Dialog")
        .evaluate(title.replace("document", "title.ownerDocument"))
    )

    assert bar == width(17, bold=True, text="你好 Title")
    assert dialog == width(17, bold=True, text="你好 Dialog")


def test_runs_fetch_the_fonts_once_and_only_if_they_write_in_them(
    browser: Browser, project: Path
) -> None:
    with Server() as server:
        session = Session(browser, server)
        paths = fetched(session.playwright_page)

        session.open(project)
        usual = session.playwright_page.get_by_text("你好 Title").bounding_box()
        before = list(paths)
        session.open(project, settings=BUNDLED)
        session.open(project, settings=BUNDLED)
        after = sorted(paths)
        page = session.open(project)

        assert before == []
        assert after == FILES
        # The machine's fonts again.
        assert session.playwright_page.get_by_text("你好 Title").bounding_box() == usual
        assert page.evaluate("early") != width(18)
        session.end()


@pytest.mark.browsers("chromium")
def test_a_run_without_its_fonts_does_not_start(browser: Browser, project: Path) -> None:
    with Server() as server:
        session = Session(browser, server)
        session.playwright_page.route(
            "**/fonts/sans-regular.ttf", lambda route: route.fulfill(status=500)
        )

        with pytest.raises(OpenError, match=r"sans-regular\.ttf could not be loaded: HTTP status"):
            session.open(project, settings=BUNDLED)
        session.playwright_page.unroute_all()

        assert session.open(project, settings=BUNDLED).path == "pages/index"
        session.end()
