"""Picking, viewing and saving images over the page, and showing stored ones in it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.support import drive, network
from tests.support.canvas_page import RED, run
from tests.support.user import clear, outcome, start

PNG: FilePayload = {"name": "a.png", "mimeType": "image/png", "buffer": network.noise_png(17, 11)}
JPG: FilePayload = {
    "name": "b.jpg",
    "mimeType": "image/jpeg",
    "buffer": network.rotated_jpg(40, 20),
}


@pytest.fixture(autouse=True)
def nothing_shown(blank_page: Page) -> None:
    drive.reset(blank_page)
    clear(blank_page)


def sizes(page: Page, paths: list[str]) -> list[Any]:
    found: list[Any] = page.evaluate(
        """(paths) => Promise.all(paths.map(async (src) => {
          const { width, height } = await tt.getImageInfo({ src });
          return [width, height];
        }))""",
        paths,
    )
    return found


def test_images_are_picked_with_the_browsers_picker(blank_page: Page) -> None:
    start(blank_page, "tt.chooseImage({ sizeType: ['original'] })")

    with blank_page.expect_file_chooser() as chooser:
        blank_page.get_by_role("button", name="Choose from album").click()
    assert chooser.value.is_multiple()
    chooser.value.set_files([PNG, JPG])
    result = outcome(blank_page)

    assert [file["size"] for file in result["tempFiles"]] == [
        len(PNG["buffer"]),
        len(JPG["buffer"]),
    ]
    assert sizes(blank_page, result["tempFilePaths"]) == [[17, 11], [40, 20]]


def test_one_image_is_picked_alone(blank_page: Page) -> None:
    start(blank_page, "tt.chooseImage({ count: 1, sourceType: ['album'] })")

    with blank_page.expect_file_chooser() as chooser:
        blank_page.get_by_role("button", name="Choose from album").click()

    assert not chooser.value.is_multiple()
    chooser.value.set_files([PNG])
    assert len(outcome(blank_page)["tempFilePaths"]) == 1


def test_files_given_beforehand_are_picked_without_a_picker(blank_page: Page) -> None:
    paths = run(
        blank_page,
        """
        const canvas = new OffscreenCanvas(5, 7);
        canvas.getContext('2d').fillRect(0, 0, 5, 7);
        pysim.ui.give([await canvas.convertToBlob()]);
        return (await tt.chooseImage()).tempFilePaths;
        """,
    )

    assert sizes(blank_page, paths) == [[5, 7]]


def test_files_can_be_given_to_the_picker_that_is_open(blank_page: Page) -> None:
    start(blank_page, "tt.chooseImage()")

    blank_page.evaluate("pysim.ui.give([])")

    assert outcome(blank_page)["errno"] == 1300001


@pytest.mark.parametrize("given", ["[1]", "'a.png'", "[new Blob(), {}]", "undefined"])
def test_what_is_no_file_cannot_be_given_nor_answered(blank_page: Page, given: str) -> None:
    start(blank_page, "tt.chooseImage()")

    said = run(
        blank_page,
        "const sentence = (act) => { try { act(); } catch (error) { return error.message; } };"
        f"const given = {given};"
        "return [() => pysim.ui.give(given), () => pysim.ui.answer(given)].map(sentence);",
    )

    assert "is no array of files" in said[0]
    assert "is no answer to the pickImages" in said[1]
    blank_page.evaluate("pysim.ui.answer('cancel')")
    assert outcome(blank_page)["errno"] == 1300001


def test_phones_compress_what_is_picked_and_turn_it_upright(blank_page: Page) -> None:
    start(blank_page, "tt.chooseImage()")
    with blank_page.expect_file_chooser() as chooser:
        blank_page.get_by_role("button", name="Choose from album").click()
    chooser.value.set_files([JPG])

    assert sizes(blank_page, outcome(blank_page)["tempFilePaths"]) == [[20, 40]]


EXPORT = """
  canvasOf('a', 'width: 20px; height: 10px'); await fillOf('a', 'red', false, 0, 0, 20, 10);
  const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId: 'a' });
"""


def test_a_saved_image_is_in_the_album_and_can_be_downloaded(
    blank_page: Page, tmp_path: Path
) -> None:
    name, before, size = run(
        blank_page,
        EXPORT
        + """
        await pysim.configure({ permissions: 'grant' });
        const before = pysim.album.images.length;
        await tt.saveImageToPhotosAlbum({ filePath: tempFilePath });
        const image = pysim.album.images.at(-1);
        const bytes = await (await fetch(image.url)).arrayBuffer();
        return [image.name, before, [bytes.byteLength, image.bytes.length]];
        """,
    )

    assert size[0] == size[1] > 0
    blank_page.get_by_role("button", name=f"Saved {name}").click()
    expect(blank_page.get_by_role("img", name=name)).to_be_visible()
    with blank_page.expect_download() as download:
        blank_page.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / name)
    image = Image.open(tmp_path / name).convert("RGBA")
    assert download.value.suggested_filename == name
    assert image.size == (20, 10)
    assert image.getpixel((3, 3)) == RED
    assert blank_page.evaluate("pysim.album.images.length") == before + 1


def preview(page: Page, options: str = "") -> None:
    page.route("**/noise.png", lambda route: route.fulfill(body=PNG["buffer"]))
    run(
        page,
        EXPORT + f"tt.previewImage({{ urls: [tempFilePath, 'noise.png', 'no.png']{options} }});",
    )
    page.wait_for_function("pysim.ui.shown")


def test_a_viewer_turns_its_images_by_keys_buttons_and_swipes(blank_page: Page) -> None:
    preview(blank_page)
    viewer = blank_page.get_by_role("dialog", name="Images")
    index = "pysim.ui.shown.index"
    expect(viewer.get_by_role("img")).to_have_js_property("naturalWidth", 20)

    blank_page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="noise.png")).to_have_js_property("naturalWidth", 17)
    assert blank_page.evaluate(index) == 1
    viewer.get_by_role("button", name="Next").click()
    expect(viewer.get_by_role("alert")).to_contain_text("no.png")
    blank_page.keyboard.press("ArrowRight")
    assert blank_page.evaluate(index) == 2
    blank_page.mouse.move(200, 200)
    blank_page.mouse.down()
    blank_page.mouse.move(300, 205, steps=4)
    blank_page.mouse.up()
    assert blank_page.evaluate(index) == 1
    expect(viewer.get_by_text("2 / 3")).to_be_visible()
    viewer.get_by_role("button", name="Close").click()
    assert blank_page.evaluate("pysim.ui.shown") is None


def test_a_viewer_zooms(blank_page: Page) -> None:
    preview(blank_page)
    image = blank_page.get_by_role("dialog", name="Images").get_by_role("img")
    width = "(node) => node.getBoundingClientRect().width"
    expect(image).to_have_js_property("naturalWidth", 20)

    widths = [image.evaluate(width)]
    for key in ("+", "0", "-"):
        blank_page.keyboard.press(key)
        widths.append(image.evaluate(width))
    blank_page.mouse.dblclick(200, 200)
    widths.append(image.evaluate(width))

    assert [20, 30, 20, 20, 50] == widths


def test_a_viewer_saves_to_the_album_unless_it_must_not(blank_page: Page) -> None:
    preview(blank_page)
    blank_page.get_by_role("button", name="Save image").click()
    expect(blank_page.get_by_text("Saved to album")).to_be_visible()
    blank_page.keyboard.press("Escape")

    last = run(blank_page, "return [...pysim.album.images.at(-1).bytes];")
    preview(blank_page, ", shouldShowSaveOption: false")

    assert Image.open(BytesIO(bytes(last))).size == (20, 10)
    expect(blank_page.get_by_role("button", name="Save image")).to_have_count(0)
