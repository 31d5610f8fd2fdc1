"""Run scripts in a page with canvases, and look at what they export and print."""

import base64
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import ConsoleMessage, Page

from tests.support import drive

RED, LIME, BLUE = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)
BLACK, CLEAR = (0, 0, 0, 255), (0, 0, 0, 0)


def run(page: Page, script: str) -> Any:
    """Run the body of an async function in the page."""
    return page.evaluate(f"async () => {{ {script} }}")


def opened(file: str) -> Image.Image:
    """Return an image file, given as base64, as RGBA."""
    return Image.open(BytesIO(base64.b64decode(file))).convert("RGBA")


def image(page: Page, script: str) -> Image.Image:
    """Run a script that returns an exported file, and return that as RGBA."""
    return opened(run(page, script))


def export(page: Page, canvas: str, **options: Any) -> Image.Image:
    """Export the canvas called `canvas`, as RGBA."""
    return drive.export(page, canvasId=canvas, **options).image.convert("RGBA")


def colors(found: Image.Image) -> dict[Any, int]:
    """Return how many pixels have each colour."""
    return {color: count for count, color in found.getcolors() or []}


def lines_of(page: Page) -> list[str]:
    """Return a list that the page's console lines will be added to."""
    lines: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        lines.append(f"{message.type}: {message.text}")

    page.on("console", keep)
    return lines
