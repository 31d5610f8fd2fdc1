"""Image, canvas, icon, progress and rich text: what is seen, and what can never be."""

import base64
import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.support.components import Harness, component

pytestmark = pytest.mark.browsers("chromium", "firefox")

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)


def picture(width: int = 40, height: int = 20) -> bytes:
    """Return a PNG: left half red, right half blue, with a green top row of a fifth."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    image.paste(GREEN, (0, 0, width, height // 5))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PICTURE = "data:image/png;base64," + base64.b64encode(picture()).decode()


def pixels(harness: Harness, target: str) -> Image.Image:
    harness.frames()
    return Image.open(BytesIO(harness.at(target).screenshot())).convert("RGB")


def test_an_image_is_300_by_225_before_and_after_it_is_loaded(harness: Harness) -> None:
    harness.show(component("image", id="empty"), component("image", id="image", src=PICTURE))
    harness.wait_for("load")

    assert harness.size("empty") == harness.size("image") == (300, 225)


def test_the_size_of_a_loaded_image_is_told(harness: Harness) -> None:
    harness.show(component("image", id="image", src=PICTURE))

    assert harness.wait_for("load") == [{"width": 40, "height": 20}]


def test_the_same_source_again_loads_nothing(harness: Harness) -> None:
    harness.show(component("image", id="image", src=PICTURE))
    harness.wait_for("load")
    harness.set("image", src=PICTURE)
    image = pixels(harness, "image")
    other = "data:image/png;base64," + base64.b64encode(picture(20, 10)).decode()
    harness.set("image", src=other)
    harness.wait_for("load", 2)

    assert image.getpixel((20, 150)) == RED
    assert harness.details("load") == [{"width": 40, "height": 20}, {"width": 20, "height": 10}]


# On a box of 40 × 40: the colours at its left and right middle, top middle, and bottom left.
MODES = {
    "scaleToFill": (RED, BLUE, GREEN, RED),
    "aspectFit": (RED, BLUE, WHITE, WHITE),
    "aspectFill": (RED, BLUE, GREEN, RED),
    "top": (WHITE, WHITE, GREEN, WHITE),
    "bottom": (RED, BLUE, WHITE, RED),
    "center": (RED, BLUE, WHITE, WHITE),
}


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_fits_or_cuts(harness: Harness, mode: str) -> None:
    look = "width: 40px; height: 40px; position: absolute; left: 0; top: 0"
    harness.show(component("image", id="image", src=PICTURE, mode=mode, style=look))
    harness.wait_for("load")
    image = pixels(harness, "image")
    shown = tuple(image.getpixel(at) for at in ((3, 24), (36, 24), (20, 2), (3, 37)))

    assert shown == MODES[mode]


def test_corners_cut_in_both_directions(harness: Harness) -> None:
    harness.show(
        *(
            component("image", id=mode.replace(" ", ""), src=PICTURE, mode=mode, class_="small")
            for mode in ("top left", "bottom right", "left", "right")
        ),
        css=".small { width: 10px; height: 10px; display: block }",
    )
    harness.wait_for("load", 4)
    shown = {
        name: tuple(pixels(harness, name).getpixel(at) for at in ((5, 1), (5, 8)))
        for name in ("topleft", "bottomright", "left", "right")
    }

    assert shown == {
        "topleft": (GREEN, RED),
        "bottomright": (BLUE, BLUE),
        "left": (RED, RED),
        "right": (BLUE, BLUE),
    }


@pytest.mark.parametrize(
    ("mode", "size"), [("widthFix", (100, 50)), ("heightFix", (180, 90)), ("aspectFit", (100, 90))]
)
def test_a_fixed_side_gives_the_other_whatever_the_page_sets(
    harness: Harness, mode: str, size: tuple[int, int]
) -> None:
    look = "width: 100px; height: 90px"
    harness.show(component("image", id="image", src=PICTURE, mode=mode, style=look))
    harness.wait_for("load")
    harness.frames()

    assert harness.size("image") == size


def test_a_file_is_shown_and_its_address_given_back(harness: Harness) -> None:
    harness.show(component("image", id="image"))
    revoked = harness.page.evaluate(
        """async (bytes) => {
          const made = [];
          const revoked = [];
          const { createObjectURL, revokeObjectURL } = URL;
          URL.createObjectURL = (blob) => {
            made.push(createObjectURL(blob));
            return made.at(-1);
          };
          URL.revokeObjectURL = (address) => {
            if (address) revoked.push(address);
            revokeObjectURL(address);
          };
          const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
          const loaded = new Promise((done) => {
            harness.heard = ({ name }) => name === 'load' && done();
          });
          harness.set('image', 'src', new Blob([new Uint8Array(bytes)]));
          harness.set('image', 'src', blob);
          await loaded;
          Object.assign(URL, { createObjectURL, revokeObjectURL });
          return [made.length, JSON.stringify(made) === JSON.stringify(revoked)];
        }""",
        list(picture()),
    )

    assert revoked == [1, True]
    assert pixels(harness, "image").getpixel((20, 150)) == RED


@pytest.mark.parametrize(
    "source",
    ["/pages/missing.png", "https://example.com/a.png", "data:image/png;base64,AAAA", 7],
)
def test_what_cannot_be_shown_is_an_error(harness: Harness, source: object) -> None:
    harness.show(component("image", id="image", src=source))
    (detail,) = harness.wait_for("error")

    assert str(source)[:30] in detail["errMsg"]
    assert harness.events("load") == []


def test_a_lazy_image_is_loaded_when_it_comes_near(harness: Harness) -> None:
    harness.show(
        component("view", style="height: 3000px"),
        component("image", id="image", src=PICTURE, lazy_load=True),
    )
    harness.frames(4)
    before = harness.events("load")
    harness.page.mouse.wheel(0, 2500)

    assert before == []
    assert len(harness.wait_for("load")) == 1


def test_a_canvas_gives_its_surface_away_once(harness: Harness) -> None:
    harness.show(component("view", component("canvas", id="canvas", canvas_id="a"), id="view"))
    harness.page.evaluate("harness.get('view').append(harness.get('canvas'))")

    assert harness.details("canvas") == [{"canvas": "OffscreenCanvas"}]
    assert harness.size("canvas") == (300, 225)


def test_what_is_drawn_on_the_surface_is_seen(harness: Harness) -> None:
    harness.show(component("canvas", id="canvas", style="display: block"))
    harness.page.evaluate(
        """() => {
          const canvas = harness.surfaces.at(-1);
          Object.assign(canvas, { width: 600, height: 450 });
          const context = canvas.getContext('2d');
          context.fillStyle = 'rgb(255, 0, 0)';
          context.fillRect(0, 0, 300, 450);
        }"""
    )
    image = pixels(harness, "canvas")

    assert [image.getpixel(at) for at in ((10, 100), (149, 100), (151, 100))] == [RED, RED, WHITE]
    assert harness.size("canvas") == (300, 225)


def test_a_point_on_a_canvas_is_told_from_its_corner(harness: Harness) -> None:
    look = "position: absolute; left: 30px; top: 40px; scale: 0.5; transform-origin: 0 0"
    harness.show(component("canvas", id="canvas", style=look))
    place = harness.page.evaluate("harness.get('canvas').place({ clientX: 80, clientY: 60 })")

    assert place == {"x": 100, "y": 40}


ICONS = [
    *["success", "success_no_circle", "info", "warn", "waiting", "clear", "cancel", "download"],
    "search",
]


@pytest.mark.parametrize("kind", ICONS)
def test_each_icon_is_drawn_in_its_size_and_color(harness: Harness, kind: str) -> None:
    harness.show(
        component("icon", id="usual", type=kind),
        component("icon", id="own", type=kind, size=40, color="rgb(255, 0, 0)"),
    )
    harness.frames()

    assert (harness.size("usual"), harness.size("own")) == ((24, 24), (40, 40))
    colors = pixels(harness, "own").getcolors(40 * 40) or []
    assert sum(count for count, color in colors if color == RED) > 40


def test_a_progress_bar_covers_its_percent(harness: Harness) -> None:
    harness.show(
        component("progress", id="usual", percent=30),
        component(
            "progress",
            id="own",
            percent=50,
            stroke_width=10,
            activeColor="rgb(255, 0, 0)",
            background_color="rgb(0, 0, 255)",
        ),
    )
    image = pixels(harness, "own")
    bar = pixels(harness, "usual")

    assert (harness.size("usual"), harness.size("own")) == ((375, 6), (375, 10))
    assert (bar.getpixel((110, 3)), bar.getpixel((115, 3))) == ((248, 89, 89), (235, 235, 235))
    assert (image.getpixel((186, 5)), image.getpixel((189, 5))) == (RED, BLUE)


@pytest.mark.parametrize(("mode", "start"), [("backwards", 0), ("forwards", 40)])
def test_an_active_bar_grows_from_where_its_mode_says(
    harness: Harness, mode: str, start: int
) -> None:
    harness.show(component("progress", id="bar", percent=40, active_mode=mode))
    harness.frames()
    grown = harness.page.evaluate(
        """async () => {
          const bar = harness.get('bar').shadowRoot.querySelector('.bar');
          harness.set('bar', 'active', true);
          harness.set('bar', 'percent', 60);
          await null;
          const [growth] = bar.getAnimations();
          return [growth.effect.getKeyframes().map(({ width }) => width),
            growth.effect.getTiming().duration];
        }"""
    )

    assert grown == [[f"{start}%", "60%"], (60 - start) * 30]
    assert harness.wait_for("activeend") == [{"curPercent": 60}]


def test_a_percent_that_is_written_again_grows_nothing(harness: Harness) -> None:
    harness.show(component("progress", id="bar", percent=40, active=True, duration=0))
    harness.wait_for("activeend")
    harness.set("bar", percent=40, active=True)
    harness.set("bar", percent=60)

    assert harness.wait_for("activeend", 2) == [{"curPercent": 40}, {"curPercent": 60}]


def html(harness: Harness, nodes: Any) -> str:
    harness.show(component("rich-text", id="rich", nodes=nodes))
    shown: str = harness.at("rich").evaluate("(rich) => rich.innerHTML")
    return shown


def test_html_is_shown_and_styled_by_the_page(harness: Harness) -> None:
    harness.show(
        component("rich-text", id="rich", nodes='<p class="a">x <b>y</b></p>', scope="own"),
        css=".own--a { color: rgb(255, 0, 0) }",
    )

    expect(harness.at("rich").locator("p")).to_have_css("color", "rgb(255, 0, 0)")
    expect(harness.at("rich").locator("b")).to_have_css("font-weight", "700")


@pytest.mark.parametrize("text", ["<img src='a.png' alt='x'>", "<img src='data:image/png,x'>"])
def test_an_image_in_rich_text_that_is_none_shows_no_sign_of_the_browsers(
    harness: Harness, text: str
) -> None:
    sized = text.replace(">", " width='40' height='40'>")
    harness.show(component("rich-text", id="rich", nodes=sized))
    harness.page.evaluate(
        "harness.set('rich', 'files', { 'a.png': new Blob(['none'], { type: 'image/png' }) })"
    )
    image = harness.at("rich").locator("img")
    expect(image).to_have_css("visibility", "hidden")
    expect(image).not_to_have_attribute("src", re.compile(""))

    assert set(pixels(harness, "rich").tobytes()) == {255}


def test_nodes_are_the_same_as_html(harness: Harness) -> None:
    nodes = [
        {
            "name": "div",
            "attrs": {"class": "c", "style": "color: red", "id": "no", "onclick": "window.hit = 1"},
            "children": [
                {"type": "text", "text": "a&nbsp;<b>&lt;"},
                {"name": "br"},
                {"name": "script", "children": [{"type": "text", "text": "window.hit = 1"}]},
                "nothing",
                None,
            ],
        },
        {"name": "ol", "attrs": {"start": 3}, "children": [{"name": "li"}]},
    ]

    assert html(harness, nodes) == (
        '<div class="c" style="color: red">a&nbsp;&lt;b&gt;&lt;<br></div>'
        '<ol start="3"><li></li></ol>'
    )


@pytest.mark.parametrize(
    "dirty",
    [
        "<script>window.hit = 1</script>",
        '<img src="https://example.com/a.png" onerror="window.hit = 1">',
        '<a href="javascript:window.hit = 1" id="x" target="_blank">link</a>',
        '<iframe srcdoc="<script>parent.hit = 1</script>"></iframe>',
        '<svg><script>window.hit = 1</script><animate onbegin="window.hit = 1"></svg>',
        '<math><mi><style><img src=x onerror="window.hit = 1"></style></mi></math>',
        '<form action="https://example.com"><input name="x"><button>Go</button></form>',
        '<p data-x="1" aria-label="x" tt-scope="x" slot="x">text</p>',
        '<style>tt-view { display: none }</style><link rel="stylesheet" href="x.css">',
        '<tt-button open-type="share">x</tt-button>',
    ],
)
def test_nothing_in_rich_text_acts_or_reaches_out(harness: Harness, dirty: str) -> None:
    shown = html(harness, dirty)
    harness.frames(4)
    words = [
        "script",
        "http",
        "on",
        "href",
        "iframe",
        "style",
        "form",
        "data-",
        "slot",
        "tt-",
        "id=",
    ]

    assert [word for word in words if word in shown.replace("button", "")] == []
    assert harness.page.evaluate("window.hit") is None


def test_images_of_rich_text_are_those_that_are_here(harness: Harness) -> None:
    html(harness, f'<img src="{PICTURE}" width="40" alt="x"><img src="/a.png" height="9">')
    sources = harness.at("rich").evaluate(
        "(rich) => [...rich.children].map((image) => image.getAttribute('src'))"
    )

    assert sources == [PICTURE, None]


def test_rich_text_asks_for_the_files_of_its_images(harness: Harness) -> None:
    html(harness, '<p><img src="/a.png"></p><img src="/b.png"><img src="/a.png"><img src="">')
    assert harness.wait_for("files") == [{"paths": ["/a.png", "/b.png"]}]

    harness.page.evaluate(
        """async () => {
          const file = await new Promise((done) => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 7, height: 5 });
            canvas.toBlob(done);
          });
          harness.set('rich', 'files', { '/a.png': file, '/b.png': undefined });
        }"""
    )

    images = harness.at("rich").locator("img")
    expect(images.first).to_have_js_property("naturalWidth", 7)
    expect(images.nth(2)).to_have_js_property("naturalWidth", 7)
    assert images.nth(1).get_attribute("src") is None
