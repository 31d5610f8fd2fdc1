"""The devices on which the preview shows a mini-program."""

from playwright.sync_api import Page, expect

from tests.support.projects import ProjectServer
from tests.support.shell import OpenPreview, count, inside, said


def screen(page: Page) -> tuple[float, float]:
    box = page.locator(".screen").bounding_box()
    assert box
    return box["width"], box["height"]


def test_another_device_restarts_on_its_screen(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["app.js"] = (
        "App({ onLaunch() { const i = tt.getSystemInfoSync();"
        " console.log('device', i.model, i.pixelRatio); } });"
    )
    page = preview(project.url, pixelRatio=3)
    assert said(page, "device") == ["iPhone SE", ["plain", "3"]]
    assert screen(page) == (375, 667)

    page.get_by_role("combobox", name="Device", exact=True).select_option("android")
    page.wait_for_function("pysim.preview.logs.some(({ values }) => values[1] === 'Pixel 8')")

    assert screen(page) == (412, 915)
    assert "profile=android" in page.url
    assert page.evaluate("pysim.settings.profile") == "android"


def test_turning_the_device_keeps_the_run(preview: OpenPreview, project: ProjectServer) -> None:
    page = preview(project.url)
    count(page).click()
    expect(count(page)).to_have_text("1")

    page.get_by_role("button", name="Rotate").click()
    page.wait_for_function("pysim.settings.orientation === 'landscape'")

    assert screen(page) == (667, 375)
    assert inside(page).locator("body").evaluate("() => [innerWidth, innerHeight]") == [667, 331]
    expect(count(page)).to_have_text("1")
    page.get_by_role("button", name="Rotate").click()
    page.wait_for_function("pysim.settings.orientation === 'portrait'")
    assert screen(page) == (375, 667)


def test_a_device_for_which_there_is_room_is_drawn_in_its_true_size(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, zoom="fit")
    device, stage = page.locator(".device"), page.locator("#stage")

    def resize(room: int) -> None:
        """Leave so many px above and below the device."""
        heights = [each.evaluate("(each) => each.offsetHeight") for each in (device, stage)]
        more = heights[0] + room - heights[1]
        page.set_viewport_size({"width": 1440, "height": 900 + more})

    resize(10)
    expect(device).to_have_css("transform", "none")
    assert page.locator("#zoom option").first.text_content() == "Fit (100 %)"
    page.set_viewport_size({"width": 1440, "height": 900})
    resize(0)
    expect(device).not_to_have_css("transform", "none")
    assert stage.evaluate("(stage) => stage.scrollHeight <= stage.clientHeight")


def test_settings_are_changed_and_refused_as_in_a_page(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, jpgMatte="white")
    assert page.evaluate("pysim.settings.jpgMatte") == "white"

    assert page.evaluate("pysim.configure({ jpgMatte: 'black' })")["jpgMatte"] == "black"
    message = page.evaluate("pysim.configure({ promise: 'maybe' }).catch(({ message }) => message)")

    assert '"maybe"' in message
    assert page.evaluate("pysim.settings.promise") == "yes"
