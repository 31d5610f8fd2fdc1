"""An `<img>` of the page shows a file of the mini-program by its path."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import RED, image, lines_of, run
from tests.support.user import clear

EXPORT = """
  const exportOf = async (colour, width) => {
    canvasOf(colour, `width: ${width}px; height: 10px`);
    await fillOf(colour, colour, false, 0, 0, width, 10);
    return (await tt.canvasToTempFilePath({ canvasId: colour })).tempFilePath;
  };
  const seen = (image) => new Promise((done) => {
    image.onload = () => done(['load', image.naturalWidth]);
    image.onerror = () => done(['error', image.src.slice(0, 9)]);
  });
  const gone = (address) => fetch(address).then(() => false, () => true);
"""


@pytest.fixture
def page(blank_page: Page) -> Iterator[Page]:
    drive.reset(blank_page)
    clear(blank_page)
    yield blank_page
    clear(blank_page)


def test_it_shows_the_file_without_an_error_before(page: Page) -> None:
    events = run(
        page,
        EXPORT
        + """
        const image = document.body.appendChild(new Image());
        const events = [];
        for (const name of ['load', 'error']) image.addEventListener(name, () => events.push(name));
        image.src = await exportOf('red', 20);
        await new Promise((done) => image.addEventListener('load', done));
        return [events, image.naturalWidth, image.dataset.ttfile];
        """,
    )

    assert events[:2] == [["load"], 20]
    assert events[2].startswith("ttfile://temp/")


def test_it_shows_images_that_come_as_markup(page: Page) -> None:
    found = run(
        page,
        EXPORT
        + """
        const path = await exportOf('red', 20);
        const box = document.body.appendChild(document.createElement('div'));
        box.innerHTML = `<p><img src="${path}"></p>`;
        return seen(box.querySelector('img'));
        """,
    )

    assert found == ["load", 20]


def test_a_change_shows_the_other_file_and_frees_the_first(page: Page) -> None:
    found = run(
        page,
        EXPORT
        + """
        const image = document.body.appendChild(new Image());
        const [a, b] = [await exportOf('red', 20), await exportOf('lime', 30)];
        image.src = a;
        const first = await seen(image);
        const address = image.src;
        image.src = b;
        const second = await seen(image);
        const other = image.src;
        image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
        await new Promise((done) => setTimeout(done, 0));
        const freed = [await gone(address), await gone(other)];
        return [first, second, ...freed, image.dataset.ttfile ?? null];
        """,
    )

    assert found == [["load", 20], ["load", 30], True, True, None]


def test_what_leaves_the_page_is_freed_and_comes_back(page: Page) -> None:
    found = run(
        page,
        EXPORT
        + """
        const image = document.body.appendChild(new Image());
        image.src = await exportOf('red', 20);
        await seen(image);
        const address = image.src;
        image.remove();
        await new Promise((done) => setTimeout(done, 0));
        const freed = await gone(address);
        document.body.append(image);
        return [freed, await seen(image), image.src === address];
        """,
    )

    assert found == [True, ["load", 20], False]


def test_a_missing_file_is_an_error_once_and_named(page: Page) -> None:
    lines = lines_of(page)

    events = run(
        page,
        """
        const image = document.body.appendChild(new Image());
        const events = [];
        const error = new Promise((done) => image.addEventListener('error', (event) => {
          events.push(event.type); done();
        }));
        image.src = 'ttfile://temp/none.png';
        await error;
        return events;
        """,
    )

    assert events == ["error"]
    assert any("ttfile://temp/none.png" in line for line in lines)


def test_a_pattern_is_made_of_a_stored_file(page: Page) -> None:
    found = image(
        page,
        EXPORT
        + """
        const path = await exportOf('red', 5);
        canvasOf('a', 'width: 20px; height: 10px');
        const c = tt.createCanvasContext('a');
        c.fillStyle = c.createPattern(path, 'repeat'); c.fillRect(0, 0, 20, 10); await drawn(c);
        return exported({ canvasId: 'a' });
        """,
    )

    assert found.getpixel((3, 3)) == RED
    assert found.getpixel((17, 8)) == RED
