"""Animations, pages made of components, and canvases as nodes."""

import base64
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.support.mini_program import Bench, MiniProgram

pytestmark = pytest.mark.browsers("chromium", "firefox")

# Animations

MOVED = """
<view id="box" animation="{{animation}}" style="{{style}}" bindtransitionend="ended">box</view>
"""
MOVES = """
Page({
  data: { animation: {}, style: 'width: 100px; height: 50px; color: red' },
  onLoad() { globalThis.page = this; },
  ended(e) { log.push(e.type); },
});
"""


@pytest.fixture(scope="module")
def moved(bench: Bench) -> MiniProgram:
    return bench.run({"pages/a": MOVED, "pages/a.js": MOVES}, keep=True)


def style(program: MiniProgram, *names: str) -> list[str]:
    """Return computed styles of the box."""
    found: list[str] = program.view(
        "const style = getComputedStyle($('#box')); return given.map((name) => style[name]);",
        list(names),
    )
    return found


def play(program: MiniProgram, chain: str, options: str = "") -> None:
    """Play what the methods of `chain` describe, and wait until it is over."""
    program.do(
        f"""
        log.length = 0;
        globalThis.animation = tt.createAnimation({options}){chain};
        page.setData({{ animation: animation.export() }});
        """
    )


def test_an_animation_comes_to_what_it_describes(moved: MiniProgram) -> None:
    play(
        moved,
        ".opacity(0.5).width(200).backgroundColor('#00ff00').translateX(30).step()",
        "{ duration: 60 }",
    )
    moved.wait_for_log("log.length >= 4")

    assert style(moved, "opacity", "width", "backgroundColor", "transform", "color") == [
        "0.5",
        "200px",
        "rgb(0, 255, 0)",
        "matrix(1, 0, 0, 1, 30, 0)",
        "rgb(255, 0, 0)",
    ]
    assert set(moved.log()) == {"transitionend"}


def test_steps_follow_each_other_and_keep_earlier_transforms(moved: MiniProgram) -> None:
    play(
        moved,
        ".height(80).scale(2).step({ duration: 40 })"
        ".translate('100rpx', 8).step({ duration: 40, transformOrigin: '0 0', delay: 20 })",
    )
    moved.view("return new Promise((next) => setTimeout(next, 400));")

    assert style(moved, "height", "transform", "transformOrigin") == [
        "80px",
        # 100rpx are 50 px.
        "matrix(2, 0, 0, 2, 100, 16)",
        "0px 0px",
    ]


def test_what_an_animation_came_to_outlives_another_style(moved: MiniProgram) -> None:
    play(moved, ".opacity(0.25).step({ duration: 0 })")
    moved.do("page.setData({ style: 'width: 10px; color: blue' });")
    moved.view("return new Promise((next) => setTimeout(next, 100));")

    assert style(moved, "opacity", "color") == ["0.25", "rgb(0, 0, 255)"]


def test_an_export_hands_steps_out_once(moved: MiniProgram) -> None:
    first, second, third = moved.do(
        """
        const animation = tt.createAnimation().rotate(45).step().opacity(0);
        const first = animation.export();
        const second = animation.export();
        return [first, second, animation.step({ duration: 7 }).export()];
        """
    )

    (step,) = first["actions"]
    assert step["styles"] == {"transform": "rotate(45deg)"}
    assert [step["duration"], step["timingFunction"], step["delay"]] == [400, "linear", 0]
    assert step["transformOrigin"] == "50% 50% 0"
    assert second == {"actions": []}
    (last,) = third["actions"]
    assert last["styles"] == {"opacity": "0", "transform": "rotate(45deg)"}
    assert last["duration"] == 7


def test_an_animation_has_the_documented_methods(moved: MiniProgram) -> None:
    # Those of the vendor's list, in its order.
    names = """
    backgroundColor bottom export height left matrix matrix3d opacity right rotate rotate3d rotateX
    rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY step top translate
    translate3d translateX translateY translateZ width
    """

    missing = moved.do(
        "const animation = tt.createAnimation();"
        "return given.filter((name) => typeof animation[name] !== 'function');",
        names.split(),
    )

    assert missing == []


# Pages made of components


def test_a_page_can_be_a_component(bench: Bench) -> None:
    page = """
    Component({
      properties: { name: String, count: Number },
      data: { text: 'x' },
      pageLifetimes: {
        show() { log.push('page show'); },
        hide() { log.push('page hide'); },
      },
      attached() { log.push(['attached', this.data.name, this.data.count]); },
      methods: {
        onLoad(query) { log.push(['onLoad', query]); globalThis.page = this; },
        onShow() { log.push('onShow'); },
        onReady() { log.push('onReady'); },
        onPageScroll() {},
      },
    });
    """
    opened = [{"path": "pages/a", "query": {"name": "%E6%B5%B7", "count": "3"}}]
    files = {
        "pages/a": "<view id='text'>{{name}} {{count}}</view>",
        "pages/a.json": '{"component": true}',
        "pages/a.js": page,
        "pages/b": "",
    }
    program = bench.run(files, open_pages=opened)
    log = program.wait_for_log("log.includes('onReady')")
    program.call("navigateTo", {"url": "b"})
    program.call("navigateBack")

    assert log == [
        ["attached", "海", 3],
        ["onLoad", {"name": "%E6%B5%B7", "count": "3"}],
        "onShow",
        "page show",
        "onReady",
    ]
    assert program.log()[5:] == ["page hide", "onShow", "page show"]
    assert program.view("return $('#text').textContent;") == "海 3"
    assert program.do("return page.route;") == "pages/a"


# Canvases as nodes

CANVASES = '<canvas id="paper" canvas-id="paper" style="width: 40px; height: 20px" /><view id="v"/>'
NODE = """
const query = tt.createSelectorQuery().select('#paper').fields({ node: true, size: true });
const [{ node: canvas, width, height }] = await new Promise((done) => query.exec(done));
"""


@pytest.fixture(scope="module")
def canvases(bench: Bench) -> MiniProgram:
    return bench.run({"pages/a": CANVASES}, settings={"pixelRatio": 2}, keep=True)


def exported(program: MiniProgram, script: str) -> Image.Image:
    """Return the image that `script` leaves the path of in `path`."""
    text = program.do(
        f"""
        {script}
        const bytes = tt.getFileSystemManager().readFileSync(path, 'base64');
        return bytes;
        """
    )
    return Image.open(BytesIO(base64.b64decode(text)))


def test_a_canvas_node_is_drawn_on_and_exported(canvases: MiniProgram) -> None:
    image = exported(
        canvases,
        NODE
        + """
        canvas.width = width * 3;
        canvas.height = height * 3;
        const context = canvas.getContext('2d');
        context.fillStyle = '#ff0000';
        context.fillRect(0, 0, 60, 60);
        const { tempFilePath: path } = await tt.canvasToTempFilePath({ canvas, destWidth: 120 });
        """,
    ).convert("RGBA")

    assert image.size == (120, 20)
    assert [image.getpixel((30, 10)), image.getpixel((90, 10))] == [(255, 0, 0, 255), (0, 0, 0, 0)]


def test_an_image_of_a_canvas_node_is_loaded_and_drawn(canvases: MiniProgram) -> None:
    dot: Any = BytesIO()
    Image.new("RGB", (2, 2), "#0000ff").save(dot, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(dot.getvalue()).decode()}"

    size, pixel, failed, same = canvases.do(
        NODE
        + """
        const load = (src) => new Promise((done) => {
          const image = canvas.createImage();
          image.onload = () => done(image);
          image.onerror = (event) => done(event.type);
          image.src = src;
        });
        const image = await load(given);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0, 4, 4);
        const pixel = Array.from(context.getImageData(1, 1, 1, 1).data);
        const frame = await new Promise((done) => canvas.requestAnimationFrame(done));
        const size = [image.width, image.height, frame > 0];
        return [size, pixel, await load('nowhere.png'), canvas.getContext('2d') === context];
        """,
        address,
    )

    assert [size, pixel, failed, same] == [[2, 2, True], [0, 0, 255, 255], "error", True]


def test_what_is_no_canvas_has_no_node_and_a_canvas_has_its_context(canvases: MiniProgram) -> None:
    none, has_draw = canvases.do(
        """
        const query = tt.createSelectorQuery();
        query.select('#v').node();
        query.select('#paper').context();
        const [view, paper] = await new Promise((done) => query.exec(done));
        return [view, typeof paper.context.draw];
        """
    )

    assert [none, has_draw] == [{"node": None}, "function"]
