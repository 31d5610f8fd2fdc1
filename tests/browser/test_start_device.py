"""The start page shows files, album and storage as they are after every call, and acts on them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from pysim.core.files import USER_QUOTA
from pysim.core.storage import MAX_TOTAL

# Ms that Python may take on a busy machine.
STARTS = 60_000

# A name of 36 characters, as exports have.
UUID_PNG = re.compile(r"^[0-9a-f]{32}\.png$")

HELPERS = """
  const manager = tt.getFileSystemManager();
  const user = 'ttfile://user/';
  const write = (name, data) => manager.writeFile({ filePath: user + name, data });
  const exported = async (options = {}) =>
    (await tt.canvasToTempFilePath({ canvasId: 'demo', ...options })).tempFilePath;
  const store = (key, data) => tt.setStorage({ key, data });
  const album = async (options) =>
    tt.saveImageToPhotosAlbum({ filePath: await exported(options) });
"""

# Every object URL that is not revoked yet.
COUNT_ADDRESSES = """
  const alive = window.alive = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const made = createObjectURL.call(URL, blob);
    alive.add(made);
    return made;
  };
  URL.revokeObjectURL = (address) => {
    alive.delete(address);
    revokeObjectURL.call(URL, address);
  };
"""


# Blobs are not read until `letRead` is called.
HOLD_READING = """
() => {
  const { arrayBuffer } = Blob.prototype;
  const held = new Promise((letRead) => { window.letRead = letRead; });
  Blob.prototype.arrayBuffer = async function () {
    await held;
    Blob.prototype.arrayBuffer = arrayBuffer;
    return arrayBuffer.call(this);
  };
}
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module")
def started(browser: Browser, site: str) -> Iterator[Page]:
    """The start page with Python up, once for all tests that leave its album alone."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened(context, site)
    context.close()


@pytest.fixture
def start(started: Page) -> Page:
    """The page on its files, with nothing but the file of its own call."""
    started.evaluate(
        """async () => {
          await pysim.configure({ faults: 'none', permissions: 'grant' });
          await pysim.clear();
        }"""
    )
    show(started, "Files")
    started.get_by_role("button", name="Export", exact=True).click()
    expect(rows(started, "This run")).to_have_count(1)
    return started


def opened(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/index.html?permissions=grant")
    return ready(page)


def ready(page: Page) -> Page:
    expect(page.locator("#badge")).to_contain_text("success", timeout=STARTS)
    page.get_by_role("tab", name="Device").click()
    return page


def do(page: Page, script: str) -> Any:
    """Run the body of an async function that may use the helpers."""
    return page.evaluate(f"async () => {{ {HELPERS} {script} }}")


def show(page: Page, part: str) -> None:
    page.get_by_role("tab", name="Device").click()
    page.get_by_role("tab", name=part).click()


def section(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def rows(page: Page, title: str) -> Locator:
    return section(page, title).get_by_role("listitem")


def row(page: Page, title: str, name: str) -> Locator:
    return rows(page, title).filter(has_text=name)


def expect_counts(page: Page, *, files: int, album: int, storage: int) -> None:
    parts = {"files": files, "album": album, "storage": storage}
    for name, count in {**parts, "device": sum(parts.values())}.items():
        expect(page.locator(f"#{name}-count")).to_have_text(str(count))


def test_the_file_of_the_form_s_call_is_shown_as_it_is(start: Page) -> None:
    path = start.locator("#facts code").inner_text()
    shown = rows(start, "This run")

    expect(shown.locator(".long-name")).to_have_attribute("title", UUID_PNG)
    expect(shown.locator(".long-name")).to_have_text(path.removeprefix("ttfile://temp/"))
    expect(shown).to_contain_text("300 × 400 px")
    expect(shown.get_by_role("button").first).to_have_attribute("title", path)
    assert shown.locator("img").evaluate("(image) => image.naturalWidth") == 300
    size = re.search(r"[\d.]+ kB", start.locator("#facts").inner_text())
    assert size
    expect(shown).to_contain_text(size[0])
    expect_counts(start, files=1, album=0, storage=0)


def test_a_long_name_is_cut_in_its_middle_and_its_end_stays_visible(start: Page) -> None:
    name = rows(start, "This run").locator(".long-name")
    box = name.bounding_box()
    first, last = (name.locator("span").nth(index).bounding_box() for index in (0, 1))

    assert box
    assert first
    assert last
    assert name.locator("span").first.evaluate("(text) => text.scrollWidth > text.clientWidth")
    assert last["width"] > 50
    assert last["x"] + last["width"] <= box["x"] + box["width"] + 0.5
    # On the same line.
    assert abs(last["y"] - first["y"]) < 5


def test_what_any_script_does_to_files_is_seen_in_their_areas(start: Page) -> None:
    do(
        start,
        """
        await manager.mkdir({ dirPath: user + 'notes' });
        await write('notes/one.txt', 'first');
        await tt.saveFile({ tempFilePath: await exported(), filePath: user + 'kept.png' });
        """,
    )
    expect(rows(start, "Kept")).to_have_count(3)
    expect(row(start, "Kept", "notes/directory")).to_contain_text("holds 1")
    expect(row(start, "Kept", "notes/one.txt")).to_contain_text("5 bytes")
    expect(row(start, "Kept", "kept.png").locator("img")).to_be_visible()
    expect(rows(start, "This run")).to_have_count(1)
    expect_counts(start, files=3, album=0, storage=0)

    do(start, "await write('notes/one.txt', 'once more');")
    expect(row(start, "Kept", "notes/one.txt")).to_contain_text("9 bytes")

    do(
        start,
        "await manager.rename({ oldPath: user + 'kept.png', newPath: user + 'notes/x.png' });",
    )
    expect(row(start, "Kept", "notes/x.png")).to_be_visible()
    expect(row(start, "Kept", "kept.png")).to_have_count(0)

    do(start, "await manager.rmdir({ dirPath: user + 'notes', recursive: true });")
    expect(rows(start, "Kept")).to_have_count(0)
    expect(section(start, "Kept")).to_contain_text("Nothing is kept yet.")


def test_the_newest_file_is_on_top(start: Page) -> None:
    do(
        start,
        """
        await write('b.txt', 'older');
        // Clocks tell no two things apart that happen in the same ms.
        for (const then = Date.now(); Date.now() < then + 3; );
        await write('a.txt', 'newer');
        """,
    )

    expect(rows(start, "Kept").locator(".long-name")).to_have_text(["a.txt", "b.txt"])


def test_a_path_is_copied_whole(start: Page) -> None:
    path = start.locator("#facts code").inner_text()
    rows(start, "This run").get_by_role("button", name="Copy the path").click()

    expect(rows(start, "This run").get_by_role("button", name="Copied")).to_be_visible()
    assert start.evaluate("navigator.clipboard.readText()") == path


def test_a_download_has_the_file_s_name_and_bytes(start: Page) -> None:
    do(start, "await write('bytes.bin', new Uint8Array([0, 255, 10, 13]).buffer);")

    with start.expect_download() as download:
        row(start, "Kept", "bytes.bin").get_by_role("link", name="Download bytes.bin").click()

    assert download.value.suggested_filename == "bytes.bin"
    assert Path(download.value.path()).read_bytes() == bytes([0, 255, 10, 13])


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("text.txt", "'Grüße, 世界'", "Grüße, 世界"),
        ("page.html", "'<b id=injected>bold</b>'", "<b id=injected>bold</b>"),
        ("data.json", """'{"seat": "B 17"}'""", '{"seat": "B 17"}'),
        ("bytes.bin", "new Uint8Array([0, 255, 72, 105]).buffer", "0000  00 ff 48 69"),
        ("nothing.txt", "''", "An empty file."),
        ("broken.png", "new Uint8Array([137, 80, 78, 71, 13]).buffer", "cannot decode it"),
    ],
)
def test_a_file_opens_in_the_way_that_its_contents_allow(
    start: Page, name: str, data: str, shown: str
) -> None:
    do(start, f"await write('{name}', {data});")
    row(start, "Kept", name).get_by_role("button", name=re.compile(f"^{name}")).click()

    dialog = start.get_by_role("dialog", name=f"ttfile://user/{name}")
    expect(dialog).to_contain_text(shown)
    expect(start.locator("#injected")).to_have_count(0)
    start.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(row(start, "Kept", name).get_by_role("button").first).to_be_focused()


def test_an_image_opens_with_its_size_and_can_be_kept(start: Page) -> None:
    do(
        start,
        "await tt.saveFile({ tempFilePath: await exported({ destWidth: 40, destHeight: 20 }) });",
    )
    rows(start, "Kept").get_by_role("button").first.click()

    dialog = start.get_by_role("dialog")
    expect(dialog).to_contain_text("40 × 20 px")
    assert dialog.get_by_role("img").evaluate("(image) => image.naturalWidth") == 40
    with start.expect_download() as download:
        dialog.get_by_role("link", name="Download").click()
    assert UUID_PNG.match(download.value.suggested_filename)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_file_is_deleted_by_the_platform_s_own_call(start: Page) -> None:
    do(start, "await write('old.txt', 'x');")
    row(start, "Kept", "old.txt").get_by_role("button", name="Delete old.txt").click()

    expect(rows(start, "Kept")).to_have_count(0)
    access = "manager.access({ path: user + 'old.txt' }).then(() => 0, ({ errno }) => errno)"
    assert do(start, f"return await {access};") == 203


def test_a_directory_is_deleted_with_what_it_holds(start: Page) -> None:
    do(start, "await manager.mkdir({ dirPath: user + 'd' }); await write('d/one.txt', 'x');")
    start.get_by_role("button", name="Delete d/ with what it holds").click()

    expect(rows(start, "Kept")).to_have_count(0)


def test_a_refused_deletion_says_why_and_deletes_nothing(start: Page) -> None:
    do(start, "await write('held.txt', 'x');")
    start.evaluate("pysim.configure({ faults: 'unlink:permissionDenied' })")
    held = row(start, "Kept", "held.txt")
    held.get_by_role("button", name="Delete held.txt").click()

    expect(held.get_by_role("alert")).to_contain_text("unlink:fail")
    expect(held.get_by_role("alert")).to_contain_text("errno")

    start.evaluate("pysim.configure({ faults: 'unlink:never' })")
    held.get_by_role("button", name="Delete held.txt").click()
    expect(held.get_by_role("alert")).to_contain_text("faults is at unlink:never")

    start.evaluate("pysim.configure({ faults: 'none' })")
    held.get_by_role("button", name="Delete held.txt").click()
    expect(held).to_have_count(0)


def test_the_focus_goes_on_to_the_next_row_and_at_last_to_the_tab(start: Page) -> None:
    show(start, "Storage")
    do(start, "await store('a', 1); await store('b', 2);")
    start.get_by_role("button", name="Delete a", exact=True).focus()
    start.keyboard.press("Enter")
    expect(start.get_by_role("button", name="Delete b", exact=True)).to_be_focused()

    start.keyboard.press("Enter")
    expect(start.get_by_role("tab", name="Storage")).to_be_focused()
    start.keyboard.press("ArrowLeft")
    expect(start.get_by_role("tab", name="Album")).to_be_focused()
    expect(start.get_by_role("heading", name="Album")).to_be_visible()


def test_other_rows_keep_the_focus_when_something_comes(start: Page) -> None:
    do(start, "await write('mine.txt', 'x');")
    button = row(start, "Kept", "mine.txt").get_by_role("button", name="Copy the path")
    button.focus()
    do(start, "await write('other.txt', 'y');")

    expect(rows(start, "Kept")).to_have_count(2)
    expect(button).to_be_focused()


def test_values_are_shown_as_they_are_read(start: Page) -> None:
    show(start, "Storage")
    do(
        start,
        """
        await store('when', new Date(86400000));
        await store('nothing', null);
        await store('missing', undefined);
        await store('nan', NaN);
        await store('mark', { $js: 'Date' });
        await store('deep', { at: new Date(0), list: [1, 'two', { left: null }] });
        """,
    )
    shown = {
        "deep": '{ "at": Date("1970-01-01T00:00:00.000Z"), '
        '"list": [ 1, "two", { "left": null } ] }',
        "mark": '{ "$js": "Date" }',
        "missing": "undefined",
        "nan": "NaN",
        "nothing": "null",
        "when": 'Date("1970-01-02T00:00:00.000Z")',
    }
    expect(rows(start, "Storage").locator(".key")).to_have_text(list(shown))
    expect(rows(start, "Storage").locator("code")).to_have_text(list(shown.values()))
    expect(row(start, "Storage", "when")).to_contain_text("Date · ")
    expect(row(start, "Storage", "deep")).to_contain_text("object · ")
    expect(row(start, "Storage", "nan")).to_contain_text("number · 13 bytes")
    expect_counts(start, files=1, album=0, storage=6)

    start.get_by_role("button", name=re.compile("^deep")).click()
    expect(start.get_by_role("dialog", name="deep")).to_contain_text(
        '{ "at": Date("1970-01-01T00:00:00.000Z"), "list": [ 1, "two", { "left": null } ] }'
    )
    start.get_by_role("button", name="Copy value").click()
    expect(start.get_by_role("button", name="Copied")).to_be_visible()
    assert '"at": Date("1970-' in start.evaluate("navigator.clipboard.readText()")
    start.keyboard.press("Escape")

    start.get_by_role("button", name="Delete deep").click()
    expect(row(start, "Storage", "deep")).to_have_count(0)
    assert "deep" not in do(start, "return (await tt.getStorageInfo()).keys;")


def test_a_value_of_any_depth_is_shown_as_far_as_people_read(start: Page) -> None:
    show(start, "Storage")
    do(
        start,
        """
        let value = 1;
        for (let level = 0; level < 20000; level += 1) value = [value];
        await store('pit', value);
        """,
    )

    expect(row(start, "Storage", "pit")).to_contain_text("array of 1")
    expect(row(start, "Storage", "pit")).to_contain_text("… ]")


def test_meters_show_what_python_counts_of_what_it_allows(start: Page) -> None:
    do(start, "await write('a.bin', new ArrayBuffer(3 * 1024 * 1024)); await store('ключ', 'ü');")
    meter = start.get_by_role("meter")
    expect(meter).to_have_attribute("aria-valuenow", str(3 * 1024 * 1024))
    expect(meter).to_have_attribute("aria-valuemax", str(USER_QUOTA))
    expect(meter).to_have_attribute("aria-valuetext", "3 MB of 200 MB")

    show(start, "Storage")
    # Four letters of two bytes, and one in quotes.
    expect(meter).to_have_attribute("aria-valuenow", "12")
    expect(meter).to_have_attribute("aria-valuemax", str(MAX_TOTAL))
    expect(meter).to_have_attribute("aria-valuetext", "12 bytes of 10 MB")


@pytest.mark.parametrize(
    ("part", "title", "button"),
    [("Files", "Kept", "Save an export"), ("Storage", "Storage", "Store a value")],
)
def test_an_empty_part_says_how_to_fill_it_and_does(
    start: Page, part: str, title: str, button: str
) -> None:
    show(start, part)
    expect(section(start, title)).to_contain_text(re.compile(r"tt\.\w+"))
    section(start, title).get_by_role("button", name=button).press("Enter")

    expect(rows(start, title)).to_have_count(1)
    # The button at the heading has taken over.
    expect(section(start, title).get_by_role("button", name=button)).to_be_focused()
    expect(rows(start, "This run")).to_have_count(1 if part == "Files" else 0)


def test_a_sample_that_is_refused_says_why(start: Page) -> None:
    start.evaluate("pysim.configure({ faults: 'saveFile:permissionDenied' })")
    section(start, "Kept").get_by_role("button", name="Save an export").click()

    expect(section(start, "Kept").get_by_role("alert")).to_contain_text("saveFile:fail")


def test_the_album_shows_opens_and_downloads_its_images(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    show(page, "Album")
    section(page, "Album").get_by_role("button", name="Save an export").click()
    expect(rows(page, "Album")).to_have_count(1)
    do(page, "await album({ destWidth: 40, destHeight: 30 });")
    expect(rows(page, "Album")).to_have_count(2)
    expect_counts(page, files=2, album=2, storage=0)

    newest, oldest = rows(page, "Album").all()
    expect(newest.locator("img")).to_have_js_property("naturalWidth", 40)
    oldest.get_by_role("button").click()
    shown = page.evaluate("pysim.ui.shown")
    assert (shown["kind"], shown["index"]) == ("preview", 0)
    page.evaluate("pysim.ui.answer('cancel')")

    with page.expect_download() as download:
        newest.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    with pytest.raises(Exception, match=r"pysim\.album\.show: there is no image 2, only 0 to 1"):
        page.evaluate("pysim.album.show(2)")


def test_after_a_reload_what_is_kept_is_there_and_temp_files_are_gone(
    context: BrowserContext, site: str
) -> None:
    page = opened(context, site)
    do(page, "await write('kept.txt', 'x'); await store('key', [1]); await exported();")
    expect_counts(page, files=3, album=0, storage=1)

    page.reload()
    ready(page)

    expect(rows(page, "This run").locator(".long-name")).to_have_count(1)
    expect(row(page, "Kept", "kept.txt")).to_be_visible()
    expect_counts(page, files=2, album=0, storage=1)


def test_everything_is_forgotten_only_when_confirmed(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    do(page, "await write('a.txt', 'x'); await store('key', 1); await album();")
    expect_counts(page, files=3, album=1, storage=1)
    forget = page.get_by_role("button", name="Forget everything")
    question = page.get_by_role("alertdialog", name="Forget everything?")

    forget.click()
    question.get_by_role("button", name="Cancel").click()
    expect(question).to_be_hidden()
    expect(row(page, "Kept", "a.txt")).to_be_visible()

    forget.click()
    question.get_by_role("button", name="Forget everything").click()
    expect(question).to_be_hidden()
    expect_counts(page, files=0, album=1, storage=0)
    expect(page.get_by_role("meter")).to_have_attribute("aria-valuenow", "0")
    page.reload()
    ready(page)
    expect_counts(page, files=1, album=0, storage=0)


def test_a_clear_from_the_console_is_seen(start: Page) -> None:
    do(start, "await write('a.txt', 'x'); await store('key', 1);")
    expect_counts(start, files=2, album=0, storage=1)

    start.evaluate("pysim.clear()")

    expect_counts(start, files=0, album=0, storage=0)
    expect(section(start, "This run")).to_contain_text("No temp files.")


def test_addresses_of_files_that_are_gone_are_revoked(context: BrowserContext, site: str) -> None:
    context.add_init_script(COUNT_ADDRESSES)
    page = opened(context, site)
    expect(rows(page, "This run")).to_have_count(1)
    # Of the result and of its row.
    expect_alive(page, 2)
    do(page, "await write('a.txt', 'x'); await exported();")
    expect_alive(page, 4)
    do(page, "await write('a.txt', 'other');")
    row(page, "Kept", "a.txt").get_by_role("button").first.click()
    expect_alive(page, 5)
    page.keyboard.press("Escape")
    expect_alive(page, 4)

    page.evaluate("pysim.clear()")

    expect_alive(page, 1)


def expect_alive(page: Page, count: int) -> None:
    page.wait_for_function("(count) => window.alive.size === count", arg=count)


def test_when_python_cannot_start_the_device_says_so(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto(f"{site}/index.html")
    page.get_by_role("tab", name="Device").click()

    expect(page.locator("#device-note")).to_contain_text("pyodide.asm.wasm", timeout=STARTS)


def test_on_a_phone_nothing_is_cut_off_and_nothing_complains(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.goto(f"{site}/?permissions=grant")
    expect(page.locator("#brief")).to_contain_text("success", timeout=STARTS)
    do(page, "await write('a'.repeat(200), 'x'); await store('k'.repeat(200), 'x'.repeat(500));")
    do(page, "await album();")

    for part, title in (("Files", "Kept"), ("Album", "Album"), ("Storage", "Storage")):
        show(page, part)
        expect(rows(page, title)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        for each in rows(page, title).locator("button, a").all():
            box = each.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
    assert complaints == []
    context.close()


def test_an_image_that_goes_before_it_is_shown_is_no_error(start: Page) -> None:
    complaints: list[str] = []
    start.on("console", lambda message: complaints.append(message.text))
    start.evaluate(HOLD_READING)
    do(start, "await tt.saveFile({ tempFilePath: await exported(), filePath: user + 'gone.png' });")
    expect(row(start, "Kept", "gone.png")).to_be_visible()
    do(start, "await manager.unlink({ filePath: user + 'gone.png' });")
    expect(row(start, "Kept", "gone.png")).to_have_count(0)
    start.evaluate("window.letRead()")
    do(start, "await tt.saveFile({ tempFilePath: await exported(), filePath: user + 'new.png' });")

    expect(row(start, "Kept", "new.png")).to_contain_text("300 × 400 px")
    assert complaints == []
