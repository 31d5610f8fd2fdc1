"""Take the pictures of the docs: each example in its device, and in use; a report of tests."""

import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, FloatRect, ViewportSize, expect, sync_playwright

from pysim.driver import browsers
from tests.support import servers, walkthrough
from tests.support.examples import Example
from tools import site
from tools.command import ROOT, ToolError

DOCS = ROOT / "docs"
FOLDER = DOCS / "examples"
SCALE = 2
REPORT = ViewportSize(width=1280, height=720)
REPORT_SCALE = 1.5
MOST_BYTES = 250_000
# The edge of the device lies outside of its box.
EDGE = 1
# The device alone on nothing, so that it suits light and dark pages; and always the same time.
_ALONE = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html, body, .bench, .stage, .sheet { background: none !important; }
    .device-body { box-shadow: 0 0 0 1px var(--edge) !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
  document.querySelector('.status-bar time').textContent = '9:41';
}
"""


def main() -> int:
    """Build the site, take all pictures and print how large they are."""
    built = site.build()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with servers.serve(built) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**_launch_options())
        for name, use in _USES.items():
            _write(FOLDER / f"{name}.png", _taken(browser, url, name, use))
        _write(DOCS / "testing-report.png", _report(browser))
        browser.close()
    return 0


def _write(file: Path, picture: bytes) -> None:
    file.write_bytes(_packed(picture))
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise ToolError(f"{file} has {size} bytes; a README should not load as many")
    print(f"{file.relative_to(ROOT)}: {size / 1000:.0f} kB")


def _report(browser: Browser) -> bytes:
    """Do what docs/testing.md says as far as its golden that fails, and show the report of that."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "new"
        folder.mkdir()
        steps = walkthrough.read(DOCS / "testing.md", "2.", "3.", "4.", "5.")
        walkthrough.follow(steps, folder, walkthrough.from_checkout(Path(place)))
        page = browser.new_page(viewport=REPORT, device_scale_factor=REPORT_SCALE)
        page.goto((folder / "pysim-report" / "index.html").as_uri())
        return page.screenshot()


def _launch_options() -> dict[str, Any]:
    """Keep frames in the page's process; in others they do not hear of the driver's scale."""
    options = browsers.launch_options("chromium")
    options["args"] = [*options["args"], "--disable-features=IsolateSandboxedIframes"]
    return options


def _taken(browser: Browser, url: str, name: str, use: Callable[[Example], None]) -> bytes:
    example = Example(browser, url, name, scale=SCALE)
    try:
        use(example)
        # What the examples animate takes less; nothing tells of its end.
        example.page.wait_for_timeout(1000)
        example.page.evaluate(_ALONE)
        box = example.page.locator(".device").bounding_box()
        if not box:
            raise ToolError(f"the device of {name} is not shown")
        clip = FloatRect(
            x=box["x"] - EDGE,
            y=box["y"] - EDGE,
            width=box["width"] + 2 * EDGE,
            height=box["height"] + 2 * EDGE,
        )
        return example.page.screenshot(clip=clip, omit_background=True)
    finally:
        example.close()


def _packed(picture: bytes) -> bytes:
    """Return the same picture in as few bytes as PNG can; a palette would show in gradients."""
    file = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.save(file, "PNG", optimize=True)
    return file.getvalue()


# What somebody has done with each of them when its picture is taken.


def _look_at_posters(poster: Example) -> None:
    expect(poster.find(".card")).to_have_count(3)


def _sign(signature: Example) -> None:
    """Loops as of a quick hand: one that is large, smaller ones, a stroke to the right."""
    signature.drag(".canvas", *(_loop(step / 110) for step in range(111)), steps=1)
    expect(signature.find(".main")).not_to_have_attribute("aria-disabled", "true")


def _loop(part: float) -> tuple[float, float]:
    angle = 13 * math.pi * part
    height = (12 + 40 * (1 - part) ** 3) * math.cos(angle) * (1 - part**3)
    x = 70 + 190 * part - 15 * (1 - part) * math.sin(angle) + 0.4 * height
    return x, 86 + 22 * part - height


def _choose_a_photo(avatar: Example) -> None:
    avatar.find(".photo").nth(2).click()
    expect(avatar.find(".photo.on")).to_have_count(1)


def _read_a_curve(canteen: Example) -> None:
    canteen.drag(".curve", (160, 100), (104, 100))


def _choose_a_colour(qrcode: Example) -> None:
    expect(qrcode.find(".save")).to_contain_text("×")


_USES = {
    "poster": _look_at_posters,
    "signature": _sign,
    "avatar": _choose_a_photo,
    "canteen": _read_a_curve,
    "qrcode": _choose_a_colour,
}
