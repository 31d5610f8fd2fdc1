"""The examples do in the preview what their README says, down to the pixels that they save."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, expect

from tests.support.examples import FOLDER, NAMES, Example

RED, GREEN, BLUE, YELLOW = (214, 40, 40), (30, 150, 70), (40, 80, 200), (240, 200, 40)
Colour = tuple[int, ...]

pytestmark = pytest.mark.browsers("chromium", "firefox")


@pytest.fixture
def example(browser: Browser, site: str) -> Iterator[Callable[..., Example]]:
    """A factory: `example("poster", pixelRatio=3)`. An example must end without complaints."""
    opened: list[Example] = []

    def open_one(name: str, **settings: Any) -> Example:
        opened.append(Example(browser, site, name, **settings))
        return opened[-1]

    yield open_one
    for one in opened:
        complaints = one.complaints
        one.close()
        assert complaints == []


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
def test_a_poster_is_chosen_written_and_saved(example: Callable[..., Example], ratio: int) -> None:
    poster = example("poster", pixelRatio=ratio)
    poster.find(".card").nth(1).click()
    expect(poster.title).to_have_text("Ember")
    assert poster.opened == [("pages/looks/looks", {}), ("pages/edit/edit", {"look": "ember"})]

    before = poster.save()
    poster.type(".title", "Rain")
    after = poster.save()

    assert before.format == after.format == "JPEG"
    assert before.size == after.size == (1080, 1440)
    assert near(at(after, 0.02, 0.02), (251, 240, 223))
    # The sun keeps its photo; the shorter title is larger, on a single line.
    assert difference(before, after, (0, 0, 1080, 900)) < 1
    assert difference(before, after, (90, 930, 990, 1200)) > 5
    assert rows_of_ink(after, (0, 945, 1080, 1075)) > 70
    poster.page.get_by_label("Back").click()
    expect(poster.title).to_have_text("Choose a look")


def difference(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Return the mean difference of the pixels inside `box`."""
    changed = ImageChops.difference(one.convert("L").crop(box), other.convert("L").crop(box))
    return ImageStat.Stat(changed).mean[0]


def rows_of_ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how high what is dark inside `box` is."""
    dark = image.convert("L").crop(box).point(lambda value: 255 * (value < 120))
    bounds = dark.getbbox()
    return bounds[3] - bounds[1] if bounds else 0


def test_a_poster_takes_up_a_photo_and_another_look(example: Callable[..., Example]) -> None:
    poster = example("poster", page="pages/edit/edit?look=tide")
    expect(poster.title).to_have_text("Tide")
    poster.give(quad())
    poster.find(".photo").click()
    expect(poster.find(".thumb img")).to_have_js_property("naturalWidth", 400)
    poster.find(".look").nth(2).click()
    expect(poster.title).to_have_text("Column")

    saved = poster.save()

    # The photo fills 272 × 270 of 360 × 480 to the right.
    photo = saved.crop((264, 0, 1080, 810))
    assert all(map(near, corners(photo), (RED, GREEN, BLUE, YELLOW)))
    assert near(at(saved, 0.05, 0.02), (20, 20, 20))


def test_a_signature_is_written_kept_and_there_again(example: Callable[..., Example]) -> None:
    signature = example("signature", pixelRatio=2)
    sign = signature.find(".main")
    expect(sign).to_have_attribute("aria-disabled", "true")
    signature.drag(".canvas", (60, 100), (260, 100))
    signature.drag(".canvas", (100, 40), (100, 150))
    signature.find(".quiet").first.click()
    middle = signature.place(".canvas", 160, 100)
    sign.click()

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

    signature.page.reload()
    signature.start()
    expect(signature.find(".picture img")).to_have_js_property("naturalWidth", picture.width)


def signed(signature: Example) -> Image.Image:
    """Return the picture of the signature that is kept."""
    expect(signature.find(".under")).to_contain_text("Signed on this device")
    [item] = signature.page.evaluate("pysim.contents().then(({ items }) => items)")
    return signature.file(json.loads(item["text"])["path"])


def is_ink(found: Colour, colour: Colour) -> bool:
    """Tell whether a line lies there; pieces that overlap are rounded more than once."""
    return near(found, colour, most=2) and found[3] == 255


def around(size: tuple[int, int], wanted: tuple[int, int]) -> bool:
    """Tell whether `size` is as wanted; a canvas may lie between pixels, which takes one more."""
    return all(0 <= a - b <= 2 for a, b in zip(size, wanted, strict=True))


def test_a_finger_signs_and_the_page_stays(example: Callable[..., Example]) -> None:
    signature = example("signature")
    before = signature.find(".canvas").bounding_box()
    signature.touch(".canvas", ((60, 140), (260, 40)))
    assert signature.find(".canvas").bounding_box() == before
    signature.find(".ink").nth(2).click()
    signature.find(".main").click()
    picture = signed(signature)
    assert around(picture.size, (424, 224))
    assert is_ink(at(picture, 0.5, 0.5), (12, 107, 88))


def test_a_photo_is_turned_mirrored_and_saved(example: Callable[..., Example]) -> None:
    avatar = example("avatar")
    avatar.give(quad())
    avatar.find(".add").click()
    expect(avatar.find(".photo img").first).to_have_js_property("naturalWidth", 400)

    straight = avatar.save()
    avatar.find(".tool").nth(1).click()
    turned = avatar.save()
    avatar.find(".tool").nth(0).click()
    mirrored = avatar.save()

    assert straight.format == "JPEG"
    assert straight.size == (512, 512)
    assert all(map(near, corners(straight), (RED, GREEN, BLUE, YELLOW)))
    assert all(map(near, corners(turned), (BLUE, RED, YELLOW, GREEN)))
    assert all(map(near, corners(mirrored), (RED, BLUE, GREEN, YELLOW)))
    # The chat has the same, smaller.
    expect(avatar.find(".face img").first).to_have_js_property("naturalWidth", 160)


def test_a_photo_follows_fingers_and_covers_its_window(example: Callable[..., Example]) -> None:
    avatar = example("avatar")
    avatar.give(quad(300, 300))
    avatar.find(".add").click()
    expect(avatar.find(".photo img").first).to_have_js_property("naturalWidth", 300)
    # As small as it may be, it cannot be moved.
    avatar.drag("#cropper tt-canvas", (180, 150), (320, 250))
    assert all(map(near, corners(avatar.save()), (RED, GREEN, BLUE, YELLOW)))

    slider = avatar.find(".zoom input")
    avatar.touch("#cropper tt-canvas", ((160, 150), (110, 150)), ((200, 150), (250, 150)))
    expect(slider).not_to_have_value("0")
    assert 55 < int(slider.input_value()) < 85
    # All the way to its top left corner.
    for _ in range(2):
        avatar.touch("#cropper tt-canvas", ((60, 60), (360, 260)))
    assert all(near(colour, RED) for colour in corners(avatar.save()))


def test_a_chart_is_asked_by_touch_and_given_as_a_picture(example: Callable[..., Example]) -> None:
    canteen = example("canteen", pixelRatio=3)
    box = canteen.find(".curve").bounding_box()
    assert box
    # Of fifteen values the sixth; the last 30 px are the scale's.
    x = 2 + (box["width"] - 32) * 5 / 14
    canteen.drag(".curve", (x + 60, 100), (x, 100))
    canteen.find(".share").click()
    shown = canteen.shown("shown.kind === 'preview'")

    picture = canteen.file(shown["urls"][0])

    assert picture.size == (round(box["width"] * 3), round(box["height"] * 3))
    # The line of the mark is one device pixel wide.
    row = picture.convert("RGB").crop((0, 360, picture.width, 361))
    marked = [
        index for index, colour in enumerate(row.get_flattened_data()) if colour == (228, 87, 46)
    ]
    assert marked == [round(x * 3)]
    assert at(picture, 0, 0)[3] == 0


def test_tabs_share_the_day_and_slices_stand_out(example: Callable[..., Example]) -> None:
    canteen = example("canteen")
    expect(canteen.find(".total")).to_have_text("479")
    tabs = canteen.page.locator(".tab-bar button")
    tabs.nth(1).click()
    expect(canteen.title).to_have_text("Dishes")
    canteen.find(".day").nth(4).click()
    expect(canteen.find(".number")).to_have_text("331")
    expect(canteen.find(".row-name").first).to_have_text("Fish of the day")

    # The second slice begins below on the right.
    canteen.find(".ring").click(position={"x": 60, "y": 160})
    expect(canteen.find(".middle")).not_to_contain_text("portions")
    expect(canteen.find(".row.faded")).to_have_count(4)
    canteen.find(".row").nth(0).click()
    expect(canteen.find(".number")).to_have_text("132")
    expect(canteen.find(".middle .about")).to_have_text("40 %")

    tabs.nth(0).click()
    expect(canteen.find(".total")).to_have_text("331")
    expect(canteen.find(".about")).to_have_text("guests, 17 % fewer than usual")


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_codes_of_every_style_can_be_read(example: Callable[..., Example], ratio: int) -> None:
    qrcode = example("qrcode", pixelRatio=ratio)
    for style in range(3):
        qrcode.find(".choice").nth(style).click()
        qrcode.find(".colour").nth(style + 1).click()
        picture = qrcode.save()
        assert decoded(picture) == "https://open.feishu.cn/document"
        assert picture.width == picture.height == (33 + 8) * (21 if ratio == 3 else 20)
    # Without the mark there is less to spare, and so a smaller code will do.
    qrcode.type(".mark", " ")
    qrcode.find(".mark .control").press("Backspace")
    expect(qrcode.find(".save")).to_contain_text("× 777" if ratio == 3 else "× 740")
    assert decoded(qrcode.save()) == "https://open.feishu.cn/document"


def decoded(image: Image.Image) -> str:
    [code] = zxingcpp.read_barcodes(image)
    assert code.format.name == "QRCode"
    return str(code.text)


def test_a_code_says_what_was_written(example: Callable[..., Example]) -> None:
    qrcode = example("qrcode")
    qrcode.find(".kind").nth(2).click()
    expect(qrcode.find(".problem")).to_contain_text("Write something")
    expect(qrcode.find(".save")).to_have_attribute("aria-disabled", "true")
    fields = qrcode.find(".input .control")
    fields.nth(0).press_sequentially("Atrium; guests")
    fields.nth(1).press_sequentially('co:ff"ee')
    assert decoded(qrcode.save()) == 'WIFI:T:WPA;S:Atrium\\; guests;P:co\\:ff\\"ee;;'

    qrcode.find(".kind").nth(1).click()
    qrcode.paste(".text", "飞书 says grüezi 👋")
    expect(qrcode.find(".content")).to_have_text("飞书 says grüezi 👋")
    assert decoded(qrcode.save()) == "飞书 says grüezi 👋"
    qrcode.paste(".text", "x" * 3000)
    expect(qrcode.find(".problem")).to_contain_text("too long")
    qrcode.paste(".text", "short again")
    assert decoded(qrcode.save()) == "short again"


def test_a_refused_album_and_a_closed_picker_are_no_dead_ends(
    example: Callable[..., Example],
) -> None:
    avatar = example("avatar", permissions="deny")
    avatar.find(".save").click()
    asked = avatar.shown("shown.kind === 'modal'")
    assert asked["title"] == "Allow access to the album"
    avatar.page.evaluate("pysim.ui.answer('cancel')")
    expect(avatar.find(".save")).not_to_have_attribute("aria-disabled", "true")

    avatar.find(".add").click()
    avatar.shown("shown.kind === 'pickImages'")
    avatar.page.evaluate("pysim.ui.answer('cancel')")
    avatar.find(".photo").nth(2).click()
    expect(avatar.find(".photo.on")).to_have_count(1)
    assert avatar.page.evaluate("pysim.ui.shown") is None
