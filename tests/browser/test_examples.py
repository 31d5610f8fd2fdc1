"""The examples do what their README says, to the pixels that they save; by the public API alone."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect

from pysim.testing import Page

FOLDER = Path(__file__).parents[2] / "examples"
NAMES = sorted(app.parent.name for app in FOLDER.glob("*/app.json"))
RED, GREEN, BLUE, YELLOW = (214, 40, 40), (30, 150, 70), (40, 80, 200), (240, 200, 40)
Colour = tuple[int, ...]
Point = tuple[float, float]
OpenExample = Callable[..., Page]

pytestmark = pytest.mark.browsers("chromium", "firefox")


@pytest.fixture
def example(miniprogram: Callable[..., Any]) -> Iterator[OpenExample]:
    """A factory: `example("poster", pixelRatio=3)`. An example must end without complaints."""
    opened: list[Page] = []

    def open_one(
        name: str, path: str = "", query: dict[str, str] | None = None, **settings: Any
    ) -> Page:
        made = miniprogram(FOLDER / name, **{"permissions": "grant", **settings})
        opened.append(made.open(path, query=query))
        return opened[-1]

    yield open_one
    complaints = [line for page in opened for line in page.log]
    assert [line for line in complaints if line.level in {"warning", "error"}] == []


def save(page: Page) -> Image.Image:
    """Tap the button and return the picture that comes into the album."""
    count = len(page.album)
    page.tap(".save")
    page.wait_until(lambda: len(page.album) == count + 1)
    return page.album[-1].image


def picture_at(page: Page, path: str) -> Image.Image:
    """Return a picture among the files."""
    return Image.open(BytesIO(page.files.read(path)))


def drag(page: Page, selector: str, *points: Point) -> None:
    """Press the mouse at the first point of an element, and let it go at the last one."""
    left, top = place(page, selector, 0, 0)
    mouse = page.playwright_page.mouse
    places = [(left + x, top + y) for x, y in points]
    mouse.move(*places[0])
    mouse.down()
    for each in places[1:]:
        mouse.move(*each, steps=12)
    mouse.up()
    page.settle()


def place(page: Page, selector: str, x: float, y: float) -> Point:
    """Return where a point of an element is on the screen, in logical px."""
    box = page.find(selector).bounding_box()
    assert box, f"{selector} is not there"
    return box["x"] + x, box["y"] + y


def quad(width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture of four quadrants: red, green / blue, yellow."""
    image = Image.new("RGB", (2, 2))
    image.putdata([RED, GREEN, BLUE, YELLOW])
    return image.resize((width, height), Image.Resampling.NEAREST)


def near(one: Colour, other: Colour, most: int = 12) -> bool:
    """Tell whether two colours are the same but for what JPEG does to them."""
    return all(abs(a - b) <= most for a, b in zip(one[:3], other[:3], strict=True))


def at(image: Image.Image, x: float, y: float) -> Colour:
    """Return the colour at a point that is given in parts of the width and the height."""
    pixel = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(pixel, tuple)
    return pixel


def corners(image: Image.Image) -> list[Colour]:
    """Return the colours in the middle of the four quadrants."""
    return [at(image, x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]


def test_every_example_is_told_of() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert NAMES == ["avatar", "canteen", "poster", "qrcode", "signature"]
    assert [name for name in NAMES if f"[{name}]({name})" in readme] == NAMES


@pytest.mark.parametrize("ratio", [1, 3])
def test_a_poster_is_chosen_written_and_saved(example: OpenExample, ratio: int) -> None:
    poster = example("poster", pixelRatio=ratio)
    poster.tap(".card >> nth=1")
    poster.wait_until(lambda: poster.title == "Ember")
    opened = [(page["path"], page["query"]) for page in poster.pages]
    assert opened == [("pages/looks/looks", {}), ("pages/edit/edit", {"look": "ember"})]

    before = save(poster)
    poster.fill(".title", "")
    poster.type(".title", "Rain")
    after = save(poster)

    assert before.format == after.format == "JPEG"
    assert before.size == after.size == (1080, 1440)
    assert near(at(after, 0.02, 0.02), (251, 240, 223))
    # The sun keeps its photo; the shorter title is larger, on a single line.
    assert difference(before, after, (0, 0, 1080, 900)) < 1
    assert difference(before, after, (90, 930, 990, 1200)) > 5
    assert rows_of_ink(after, (0, 945, 1080, 1075)) > 70
    poster.back()
    poster.wait_until(lambda: poster.title == "Choose a look")


def difference(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Return the mean difference of the pixels inside `box`."""
    changed = ImageChops.difference(one.convert("L").crop(box), other.convert("L").crop(box))
    return ImageStat.Stat(changed).mean[0]


def rows_of_ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how high what is dark inside `box` is."""
    dark = image.convert("L").crop(box).point(lambda value: 255 * (value < 120))
    bounds = dark.getbbox()
    return bounds[3] - bounds[1] if bounds else 0


def test_a_poster_takes_up_a_photo_and_another_look(example: OpenExample) -> None:
    poster = example("poster", "pages/edit/edit", {"look": "tide"})
    assert poster.title == "Tide"
    poster.give(quad())
    poster.tap(".photo")
    expect(poster.find(".thumb img")).to_have_js_property("naturalWidth", 400)
    poster.tap(".look >> nth=2")
    poster.wait_until(lambda: poster.title == "Column")

    saved = save(poster)

    # The photo fills 272 × 270 of 360 × 480 to the right.
    photo = saved.crop((264, 0, 1080, 810))
    assert all(map(near, corners(photo), (RED, GREEN, BLUE, YELLOW)))
    assert near(at(saved, 0.05, 0.02), (20, 20, 20))


def test_a_signature_is_written_kept_and_there_again(example: OpenExample) -> None:
    signature = example("signature", pixelRatio=2)
    sign = signature.find(".main")
    expect(sign).to_have_attribute("aria-disabled", "true")
    drag(signature, ".canvas", (60, 100), (260, 100))
    drag(signature, ".canvas", (100, 40), (100, 150))
    signature.tap(".quiet >> nth=0")
    middle = place(signature, ".canvas", 160, 100)
    signature.tap(".main")

    picture = signed(signature)
    # It stays where it was written.
    box = signature.find(".picture").bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - middle[0]) <= 1
    assert abs(box["y"] + box["height"] / 2 - middle[1]) <= 1

    # The line that is left and 6 px around it, with two pixels to each of them, on nothing.
    assert picture.format == "PNG"
    assert around(picture.size, (424, 24))
    assert is_ink(at(picture, 0.5, 0.5), (29, 63, 174))
    assert [at(picture, x, y)[3] for x in (0, 0.99) for y in (0, 0.99)] == [0, 0, 0, 0]

    signature.restart()
    expect(signature.find(".picture img")).to_have_js_property("naturalWidth", picture.width)


def signed(signature: Page) -> Image.Image:
    """Return the picture of the signature that is kept."""
    expect(signature.find(".under")).to_contain_text("Signed on this device")
    [kept] = signature.storage.values()
    return picture_at(signature, kept["path"])


def is_ink(found: Colour, colour: Colour) -> bool:
    """Tell whether a line lies there; pieces that overlap are rounded more than once."""
    return near(found, colour, most=2) and found[3] == 255


def around(size: tuple[int, int], wanted: tuple[int, int]) -> bool:
    """Tell whether `size` is as wanted; a canvas may lie between pixels, which takes one more."""
    return all(0 <= a - b <= 2 for a, b in zip(size, wanted, strict=True))


def test_a_finger_signs_and_the_page_stays(example: OpenExample) -> None:
    signature = example("signature")
    before = signature.find(".canvas").bounding_box()
    signature.touch(".canvas", [(60, 140), (260, 40)])
    assert signature.find(".canvas").bounding_box() == before
    signature.tap(".ink >> nth=2")
    signature.tap(".main")
    picture = signed(signature)
    assert around(picture.size, (424, 224))
    assert is_ink(at(picture, 0.5, 0.5), (12, 107, 88))


def test_a_photo_is_turned_mirrored_and_saved(example: OpenExample) -> None:
    avatar = example("avatar")
    avatar.give(quad())
    avatar.tap(".add")
    expect(avatar.find(".photo img").first).to_have_js_property("naturalWidth", 400)

    straight = save(avatar)
    avatar.tap(".tool >> nth=1")
    turned = save(avatar)
    avatar.tap(".tool >> nth=0")
    mirrored = save(avatar)

    assert straight.format == "JPEG"
    assert straight.size == (512, 512)
    assert all(map(near, corners(straight), (RED, GREEN, BLUE, YELLOW)))
    assert all(map(near, corners(turned), (BLUE, RED, YELLOW, GREEN)))
    assert all(map(near, corners(mirrored), (RED, BLUE, GREEN, YELLOW)))
    # The chat has the same, smaller.
    expect(avatar.find(".face img").first).to_have_js_property("naturalWidth", 160)


def test_a_photo_follows_fingers_and_covers_its_window(example: OpenExample) -> None:
    avatar = example("avatar")
    avatar.give(quad(300, 300))
    avatar.tap(".add")
    expect(avatar.find(".photo img").first).to_have_js_property("naturalWidth", 300)
    # As small as it may be, it cannot be moved.
    drag(avatar, "#cropper tt-canvas", (180, 150), (320, 250))
    assert all(map(near, corners(save(avatar)), (RED, GREEN, BLUE, YELLOW)))

    slider = avatar.find(".zoom input")
    avatar.touch("#cropper tt-canvas", [(160, 150), (110, 150)], [(200, 150), (250, 150)])
    expect(slider).not_to_have_value("0")
    assert 55 < int(slider.input_value()) < 85
    # All the way to its top left corner.
    for _ in range(2):
        avatar.touch("#cropper tt-canvas", [(60, 60), (360, 260)])
    assert all(near(colour, RED) for colour in corners(save(avatar)))


def test_a_chart_is_asked_by_touch_and_given_as_a_picture(example: OpenExample) -> None:
    canteen = example("canteen", pixelRatio=3)
    box = canteen.find(".curve").bounding_box()
    assert box
    # Of fifteen values the sixth; the last 30 px are the scale's.
    x = 2 + (box["width"] - 32) * 5 / 14
    drag(canteen, ".curve", (x + 60, 100), (x, 100))
    canteen.tap(".share")
    preview = canteen.wait_for_dialog("preview")

    picture = picture_at(canteen, preview.items[0])

    assert picture.size == (round(box["width"] * 3), round(box["height"] * 3))
    # The line of the mark is one device pixel wide.
    row = picture.convert("RGB").crop((0, 360, picture.width, 361))
    marked = [
        index for index, colour in enumerate(row.get_flattened_data()) if colour == (228, 87, 46)
    ]
    assert marked == [round(x * 3)]
    assert at(picture, 0, 0)[3] == 0


def test_tabs_share_the_day_and_slices_stand_out(example: OpenExample) -> None:
    canteen = example("canteen")
    expect(canteen.find(".total")).to_have_text("479")
    canteen.tab(1)
    canteen.wait_until(lambda: canteen.title == "Dishes")
    canteen.tap(".day >> nth=4")
    expect(canteen.find(".number")).to_have_text("331")
    expect(canteen.find(".row-name").first).to_have_text("Fish of the day")

    # The second slice begins below on the right.
    canteen.find(".ring").click(position={"x": 60, "y": 160})
    expect(canteen.find(".middle")).not_to_contain_text("portions")
    expect(canteen.find(".row.faded")).to_have_count(4)
    canteen.tap(".row >> nth=0")
    expect(canteen.find(".number")).to_have_text("132")
    expect(canteen.find(".middle .about")).to_have_text("40 %")

    canteen.tab(0)
    expect(canteen.find(".total")).to_have_text("331")
    expect(canteen.find(".about")).to_have_text("guests, 17 % fewer than usual")


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_codes_of_every_style_can_be_read(example: OpenExample, ratio: int) -> None:
    qrcode = example("qrcode", pixelRatio=ratio)
    for style in range(3):
        qrcode.tap(f".choice >> nth={style}")
        qrcode.tap(f".colour >> nth={style + 1}")
        picture = save(qrcode)
        assert decoded(picture) == "https://open.feishu.cn/document"
        assert picture.width == picture.height == (33 + 8) * (21 if ratio == 3 else 20)
    # Without the mark there is less to spare, and so a smaller code will do.
    qrcode.fill(".mark", " ")
    qrcode.find(".mark .control").press("Backspace")
    expect(qrcode.find(".save")).to_contain_text("× 777" if ratio == 3 else "× 740")
    assert decoded(save(qrcode)) == "https://open.feishu.cn/document"


def decoded(image: Image.Image) -> str:
    [code] = zxingcpp.read_barcodes(image)
    assert code.format.name == "QRCode"
    return str(code.text)


def test_a_code_says_what_was_written(example: OpenExample) -> None:
    qrcode = example("qrcode")
    qrcode.tap(".kind >> nth=2")
    expect(qrcode.find(".problem")).to_contain_text("Write something")
    expect(qrcode.find(".save")).to_have_attribute("aria-disabled", "true")
    fields = qrcode.find(".input .control")
    fields.nth(0).press_sequentially("Atrium; guests")
    fields.nth(1).press_sequentially('co:ff"ee')
    assert decoded(save(qrcode)) == 'WIFI:T:WPA;S:Atrium\\; guests;P:co\\:ff\\"ee;;'

    qrcode.tap(".kind >> nth=1")
    qrcode.fill(".text", "飞书 says grüezi 👋")
    expect(qrcode.find(".content")).to_have_text("飞书 says grüezi 👋")
    assert decoded(save(qrcode)) == "飞书 says grüezi 👋"
    qrcode.fill(".text", "x" * 3000)
    expect(qrcode.find(".problem")).to_contain_text("too long")
    qrcode.fill(".text", "short again")
    assert decoded(save(qrcode)) == "short again"


def test_a_refused_album_and_a_closed_picker_are_no_dead_ends(
    example: OpenExample,
) -> None:
    avatar = example("avatar", permissions="deny")
    avatar.tap(".save")
    asked = avatar.wait_for_dialog("modal")
    assert asked.title == "Allow access to the album"
    asked.cancel()
    expect(avatar.find(".save")).not_to_have_attribute("aria-disabled", "true")

    avatar.tap(".add")
    avatar.wait_for_dialog("pickImages").cancel()
    avatar.tap(".photo >> nth=2")
    expect(avatar.find(".photo.on")).to_have_count(1)
    assert avatar.dialog is None
