"""Turned, damaged and disguised image files in a page: read, picked, drawn and viewed."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Page, Route, expect

from tests.support import drive, network
from tests.support.canvas_page import BLACK, CLEAR, colors, image, lines_of, run
from tests.support.user import clear

FILES: dict[str, Callable[[], bytes]] = {
    "corrupt.jpg": lambda: network.corrupt_jpg(40, 40),
    "text.png": lambda: b"no image",
    "huge.png": lambda: network.png_that_claims(30_000, 30_000),
}


@pytest.fixture(autouse=True)
def nothing_shown(blank_page: Page) -> None:
    drive.reset(blank_page, pixelRatio=1)
    clear(blank_page)


def serve(page: Page, name: str, data: bytes) -> None:
    """Give the package a file, whose type is that of its name, as servers tell it."""

    def answer(route: Route) -> None:
        route.fulfill(body=data, content_type="image/" + name.rpartition(".")[2])

    page.route(f"**/{name}", answer)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_told_as_stored_and_shown_upright(
    blank_page: Page, orientation: int
) -> None:
    photo = network.rotated_jpg(40, 20, orientation)
    name = f"photo{orientation}.jpg"
    serve(blank_page, name, photo)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(photo))).convert("RGBA")
    width, height = upright.size

    sizes = run(
        blank_page,
        f"const name = '{name}';"
        """
        await pysim.configure({ profile: 'android' });
        const sizeOf = async (src) => {
          const { width, height } = await tt.getImageInfo({ src });
          return [width, height];
        };
        const file = new File([await (await fetch(name)).arrayBuffer()], name);
        pysim.ui.give([file, file]);
        const { tempFilePaths: [small] } = await tt.chooseImage({ sizeType: ['compressed'] });
        const { tempFilePath } = await tt.compressImage({ src: name });
        return [await sizeOf(name), await sizeOf(small), await sizeOf(tempFilePath)];
        """,
    )
    drawn = image(
        blank_page,
        f"canvasOf('a', 'width: {width}px; height: {height}px');"
        f"const c = tt.createCanvasContext('a'); c.drawImage('{name}', 0, 0); await drawn(c);"
        "return exported({ canvasId: 'a' });",
    )

    assert sizes == [[40, 20], [width, height], [width, height]]
    assert drawn.size == (width, height)
    for place in ((3, 3), (width - 4, 3), (3, height - 4), (width - 4, height - 4)):
        pairs = zip(pixel(drawn, place), pixel(upright, place), strict=True)
        assert all(abs(a - b) <= 3 for a, b in pairs), place


def test_a_photo_with_a_preview_is_chosen_and_saved_as_a_jpg(blank_page: Page) -> None:
    serve(blank_page, "photo.jpg", network.photo(40, 20))

    path, saved = run(
        blank_page,
        """
        await pysim.configure({ permissions: 'grant' });
        pysim.ui.give([new File([await (await fetch('photo.jpg')).arrayBuffer()], 'photo.jpg')]);
        const { tempFilePaths: [filePath] } = await tt.chooseImage({ sizeType: ['original'] });
        const { errMsg } = await tt.saveImageToPhotosAlbum({ filePath });
        return [filePath, errMsg];
        """,
    )

    assert path.endswith(".jpg")
    assert saved == "saveImageToPhotosAlbum:ok"


def pixel(found: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    colour = found.getpixel(place)
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_image_is_named_and_not_drawn(blank_page: Page, name: str) -> None:
    serve(blank_page, name, FILES[name]())
    lines = lines_of(blank_page)

    drawn = image(
        blank_page,
        f"""
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        c.drawImage('{name}', 0, 0); c.fillRect(0, 0, 5, 10);
        await drawn(c);
        return exported({{ canvasId: 'a' }});
        """,
    )

    assert colors(drawn) == {BLACK: 50, CLEAR: 50}
    assert any(line.startswith("error") and name in line for line in lines), lines


def test_what_is_cut_off_is_drawn_as_far_as_it_goes(blank_page: Page) -> None:
    serve(blank_page, "cut.png", network.noise_png(40, 40)[:-1000])

    drawn = image(
        blank_page,
        "canvasOf('a', 'width: 40px; height: 40px'); const c = tt.createCanvasContext('a');"
        "c.drawImage('cut.png', 0, 0); await drawn(c); return exported({ canvasId: 'a' });",
    )

    alpha = drawn.getchannel("A")
    assert alpha.crop((0, 0, 40, 25)).getextrema() == (255, 255)
    assert alpha.crop((0, 38, 40, 40)).getextrema() == (0, 0)


def test_a_jpg_disguised_as_a_png_is_drawn(blank_page: Page) -> None:
    serve(blank_page, "photo.png", network.rotated_jpg(10, 10, 1))

    drawn = image(
        blank_page,
        "canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');"
        "c.drawImage('photo.png', 0, 0); await drawn(c); return exported({ canvasId: 'a' });",
    )

    assert CLEAR not in colors(drawn)


@pytest.mark.parametrize("name", FILES)
def test_the_viewer_says_what_it_cannot_show(blank_page: Page, name: str) -> None:
    serve(blank_page, name, FILES[name]())

    run(blank_page, f"await tt.previewImage({{ urls: ['{name}'] }});")

    viewer = blank_page.get_by_role("dialog", name="Images")
    expect(viewer.get_by_role("alert")).to_contain_text(name)
