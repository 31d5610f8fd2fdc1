"""What a mini-program shows over its pages, and what a test answers."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pysim.driver.errors import DriverError
from pysim.driver.page import Page
from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")


def start(page: Page, call: str) -> None:
    """Make a call of `tt` and keep how it ends in `ended`."""
    page.evaluate(f"void {call}.then((result) => ended = result, (error) => ended = error)")


@pytest.fixture
def page(lab: OpenLab) -> Page:
    return lab(js="globalThis.ended = null; Page({})")


def test_a_modal_is_seen_and_answered(page: Page) -> None:
    start(page, "tt.showModal({ title: 'Sure?', content: 'All goes.', confirmText: 'Yes' })")

    dialog = page.wait_for_dialog()

    assert (dialog.kind, dialog.title, dialog.content) == ("modal", "Sure?", "All goes.")
    assert dialog.buttons[0] == "Yes"
    assert len(dialog.buttons) == 2
    assert page.dialog == dialog
    dialog.cancel()
    assert page.wait_for("ended")["cancel"] is True
    with pytest.raises(DriverError, match=r"This modal is not open any more"):
        dialog.confirm()


def test_an_item_of_a_menu_is_chosen(page: Page) -> None:
    start(page, "tt.showActionSheet({ itemList: ['Cut', 'Copy'] })")
    dialog = page.wait_for_dialog("actionSheet")

    assert dialog.items == ["Cut", "Copy"]
    with pytest.raises(DriverError, match=r"choose\('Paste'\): the actionSheet has no such item"):
        dialog.choose("Paste")
    with pytest.raises(
        DriverError, match=r'^"confirm" is no answer to the actionSheet; it takes 0'
    ):
        dialog.confirm()
    dialog.choose("Copy")

    assert page.wait_for("ended")["tapIndex"] == 1


def test_dialogs_are_answered_ahead_of_time(page: Page) -> None:
    page.answer("modal")
    page.answer("actionSheet", 1)

    start(page, "tt.showActionSheet({ itemList: ['a', 'b'] })")
    assert page.wait_for("ended")["tapIndex"] == 1
    page.evaluate("void (ended = null)")
    start(page, "tt.showModal({ title: 'Sure?', content: '' })")
    assert page.wait_for("ended")["confirm"] is True

    assert [(each.kind, each.title) for each in page.answered] == [
        ("actionSheet", ""),
        ("modal", "Sure?"),
    ]


def test_one_that_is_open_is_answered_at_once(page: Page) -> None:
    start(page, "tt.showModal({ title: 'Sure?', content: '' })")
    page.wait_for_dialog("modal")

    page.answer("modal", "cancel")

    assert page.wait_for("ended")["confirm"] is False


def test_what_does_not_come_is_told(page: Page) -> None:
    assert (page.dialog, page.toast, page.album) == (None, None, [])
    patience, page.timeout = page.timeout, 100
    with pytest.raises(DriverError, match=r"No dialog has come within 0.1 s; none is open"):
        page.wait_for_dialog()
    with pytest.raises(DriverError, match=r"no dialog of the kind 'menu'; kinds: modal, action"):
        page.answer("menu")  # type: ignore[arg-type]  # what is wrong on purpose

    page.timeout = patience
    start(page, "tt.showModal({ title: 'a', content: '' })")
    page.wait_for_dialog("modal")
    page.timeout = 100
    with pytest.raises(DriverError, match=r"No preview has come within 0.1 s; modal is open"):
        page.wait_for_dialog("preview")


def test_files_of_any_kind_are_picked(page: Page, tmp_path: Path) -> None:
    red = Image.new("RGB", (3, 2), "red")
    red.save(tmp_path / "red.png")
    contents = BytesIO()
    red.save(contents, "JPEG")
    read = "(path) => tt.getFileSystemManager().readFileSync(path)"

    page.give(tmp_path / "red.png", contents.getvalue(), Image.new("RGB", (5, 4), "blue"))
    start(page, "tt.chooseImage({ count: 3 })")

    paths = page.wait_for("ended")["tempFilePaths"]
    files = [page.evaluate(read, path) for path in paths]
    assert files[0] == (tmp_path / "red.png").read_bytes()
    assert Image.open(BytesIO(files[1])).format == "JPEG"
    assert Image.open(BytesIO(files[2])).size == (5, 4)


def test_a_picker_that_is_open_gets_files(page: Page) -> None:
    start(page, "tt.chooseImage({ count: 1 })")
    dialog = page.wait_for_dialog("pickImages")

    dialog.give(Image.new("RGB", (5, 4)))

    assert len(page.wait_for("ended")["tempFilePaths"]) == 1


def test_only_files_are_given_and_only_to_a_picker(page: Page) -> None:
    start(page, "tt.showModal({ title: 'a', content: '' })")

    with pytest.raises(DriverError, match=r"modal takes no files; only pickImages does"):
        page.wait_for_dialog().give(b"bytes")
    with pytest.raises(TypeError, match=r"3 is no file: give a path, bytes or a picture"):
        page.give(3)  # type: ignore[arg-type]  # likewise
    with pytest.raises(FileNotFoundError):
        page.give("nowhere.png")


def test_what_is_no_picture_can_be_given_too(page: Page) -> None:
    page.give(b"no picture")
    start(page, "tt.chooseImage({ count: 1 })")

    ended: dict[str, Any] = page.wait_for("ended")
    assert ended["errMsg"]


def test_a_message_is_seen_below_a_dialog(page: Page) -> None:
    page.evaluate("tt.showToast({ title: 'Saved', duration: 60000 })")
    start(page, "tt.showModal({ title: 'a', content: '' })")
    page.wait_for_dialog("modal")

    assert page.toast == "Saved"


def test_saved_pictures_are_in_the_album(page: Page) -> None:
    page.answer("modal")
    picture = BytesIO()
    Image.new("RGB", (7, 6), "green").save(picture, "PNG")
    page.files.write("ttfile://user/green.png", picture.getvalue())

    start(page, "tt.saveImageToPhotosAlbum({ filePath: 'ttfile://user/green.png' })")

    [saved] = page.wait_until(lambda: page.album)
    assert saved.bytes == picture.getvalue()
    assert saved.image.size == (7, 6)
    assert page.answered[0].kind == "modal"


def test_permissions_are_switched(page: Page) -> None:
    page.answer("modal", "cancel")
    start(page, "tt.authorize({ scope: 'scope.writePhotosAlbum' })")
    assert page.wait_for("ended")["errno"] == 107

    page.evaluate("void (ended = null)")
    start(page, "tt.openSetting()")
    dialog = page.wait_for_dialog("switches")
    assert len(dialog.items) == 1
    dialog.choose(0)

    assert page.wait_for("ended")["authSetting"] == {"scope.writePhotosAlbum": True}


def test_settings_answer_for_the_user(lab: OpenLab) -> None:
    page = lab(settings={"permissions": "deny"})

    assert page.call("authorize", scope="scope.writePhotosAlbum").errno == 107
