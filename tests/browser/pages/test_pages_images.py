"""Images that templates and styles name: files beside them, of the package, of the mini-program."""

import base64
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.support.mini_program import Bench

pytestmark = pytest.mark.browsers("chromium", "firefox")


def svg(width: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="1"/>'


FILES = {
    "img/root.svg": svg(11),
    "pages/beside.svg": svg(12),
    "parts/part.svg": svg(13),
    "pages/a.json": '{"usingComponents": {"part": "/parts/part"}}',
    "parts/part.json": '{"component": true}',
    "parts/part.ttml": "<view/>",
    "parts/part.js": "Component({})",
}
SOURCES = {
    "/img/root.svg": 11,
    "img/root.svg": 11,
    "../img/root.svg": 11,
    "./beside.svg": 12,
    "beside.svg": 12,
    "/pages/beside.svg": 12,
}


@pytest.mark.parametrize("source", SOURCES)
def test_a_path_is_beside_the_template_or_from_the_root(bench: Bench, source: str) -> None:
    program = bench.run({**FILES, "pages/a": f'<image src="{source}"/>'})

    width = SOURCES[source]
    expect(program.frame.locator("tt-image img")).to_have_js_property("naturalWidth", width)


def test_a_component_names_what_is_beside_its_own_template(bench: Bench) -> None:
    part = '<image src="./part.svg"/><image src="../img/root.svg"/>'
    program = bench.run({**FILES, "pages/a": "<part/>", "parts/part.ttml": part})

    images = program.frame.locator("tt-image img")
    expect(images.first).to_have_js_property("naturalWidth", 13)
    expect(images.last).to_have_js_property("naturalWidth", 11)


STYLED = '<view id="v" style="width: {{width}}px; background: url(%s)"/>'


@pytest.mark.parametrize("address", ["/img/root.svg", "../img/root.svg", "'/img/root.svg'"])
def test_a_style_in_a_template_shows_an_image_of_the_package(bench: Bench, address: str) -> None:
    program = bench.run(
        {
            **FILES,
            "pages/a": STYLED % address,
            "pages/a.js": "Page({ data: { width: 20 }, onLoad() { globalThis.page = this; } });",
        }
    )
    shown = program.frame.locator("#v")

    loads = """async () => {
      const [, address] = /url\\("(.*)"\\)/.exec(getComputedStyle($('#v')).backgroundImage);
      const image = new Image();
      image.src = address;
      await image.decode();
      return image.naturalWidth;
    }"""
    program.do("page.setData({ width: 30 });")
    expect(shown).to_have_css("width", "30px")
    assert program.view(f"return ({loads})();") == 11


def test_the_same_source_written_again_is_not_loaded_again(bench: Bench) -> None:
    program = bench.run(
        {
            **FILES,
            "pages/a": '<image tt:for="{{list}}" src="{{item.src}}" bindload="loaded"/>',
            "pages/a.js": """Page({
              data: { list: [{ src: '/img/root.svg' }, { src: 'beside.svg' }], count: 0 },
              loaded() {
                log.push('load');
                this.setData({ list: this.data.list.map((each) => ({ ...each, seen: 1 })) });
              },
              onLoad() { globalThis.page = this; },
            });""",
        }
    )
    program.wait_for_log("log.length >= 2")

    program.do("for (let i = 0; i < 9; i += 1) page.setData({ list: [...page.data.list] });")
    program.do("await new Promise((done) => page.setData({ count: 1 }, done));")

    assert program.log() == ["load", "load"]


def test_images_of_files_are_shown(bench: Bench) -> None:
    written = BytesIO()
    Image.new("RGB", (6, 4), "red").save(written, "png")
    program = bench.run(
        {
            "pages/a": '<image src="{{path}}"/><rich-text nodes="{{html}}"/>',
            "pages/a.js": "Page({ onLoad() { globalThis.page = this; } });",
        }
    )

    program.do(
        """
        const filePath = 'ttfile://user/a.png';
        tt.getFileSystemManager().writeFileSync(filePath, given, 'base64');
        page.setData({ path: filePath, html: `<p><img src="${filePath}"></p>` });
        """,
        base64.b64encode(written.getvalue()).decode(),
    )

    expect(program.frame.locator("tt-image img")).to_have_js_property("naturalWidth", 6)
    expect(program.frame.locator("tt-rich-text img")).to_have_js_property("naturalWidth", 6)


def test_a_component_can_be_hidden(bench: Bench) -> None:
    program = bench.run(
        {
            **FILES,
            "parts/part.ttml": "<view>part</view>",
            "pages/a": '<part id="a" hidden/><part id="b" hidden="{{off}}"/><part id="c"/>',
            "pages/a.js": "Page({ data: { off: true }, onLoad() { globalThis.page = this; } });",
        }
    )
    shown = program.frame.locator("tt-part")

    assert [each.is_visible() for each in shown.all()] == [False, False, True]
    program.do("await new Promise((done) => page.setData({ off: false }, done));")
    assert [each.is_visible() for each in shown.all()] == [False, True, True]
    assert program.warnings() == []
