"""An example in the preview: its page as a user has it, and the pictures that it saves."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, ViewportSize

FOLDER = Path(__file__).parents[2] / "examples"
NAMES = sorted(app.parent.name for app in FOLDER.glob("*/app.json"))
STEPS = 10

_BYTES = """
async (path) => {
  const file = path ? await pysim.file(path) : new Blob([pysim.album.images.at(-1).bytes]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
"""

# What a touch is made of where the driver has none: the view asks for nothing else.
_TOUCH = """
(canvas, { type, points }) => {
  const { left, top } = canvas.getBoundingClientRect();
  const fingers = points.map(([x, y], identifier) => {
    const [clientX, clientY] = [left + x, top + y];
    return { identifier, clientX, clientY, pageX: clientX + scrollX, pageY: clientY + scrollY };
  });
  const event = new UIEvent(type, { bubbles: true, cancelable: true, composed: true });
  Object.assign(event, { changedTouches: fingers, touches: type === 'touchend' ? [] : fingers });
  canvas.dispatchEvent(event);
}
"""

Point = tuple[float, float]
Finger = tuple[Point, Point]


class Example:
    """One example that runs in the preview, in a browser context of its own."""

    def __init__(
        self, browser: Browser, site: str, name: str, *, scale: float = 1, **settings: Any
    ) -> None:
        # Large enough for the device in its own size.
        size = ViewportSize(width=1100, height=860)
        context = browser.new_context(viewport=size, device_scale_factor=scale)
        self.page: Page = context.new_page()
        base = f"{site}/examples"
        self.page.route(f"{base}/**", lambda route: _answer(route, base))
        query = urlencode({"project": f"/examples/{name}/", "permissions": "grant", **settings})
        self.page.goto(f"{site}/preview.html?{query}")
        self.start()

    def start(self) -> None:
        """Wait until the first page is there."""
        self.page.evaluate("pysim.ready")
        self.page.mouse.move(0, 0)

    def close(self) -> None:
        self.page.context.close()

    @property
    def view(self) -> Locator:
        """The page of the mini-program that is on top."""
        frame: FrameLocator = self.page.frame_locator(".window iframe")
        return frame.locator("tt-page:not([covered])")

    def find(self, selector: str) -> Locator:
        return self.view.locator(selector)

    @property
    def title(self) -> Locator:
        return self.page.locator(".navigation-title")

    @property
    def complaints(self) -> list[Any]:
        """What is wrong with the project, and what its console has of warnings and errors."""
        found: list[Any] = self.page.evaluate(
            "[...pysim.preview.problems, ...pysim.preview.logs.filter("
            "({ level }) => level === 'warn' || level === 'error')]"
        )
        return found

    @property
    def opened(self) -> list[tuple[str, dict[str, str]]]:
        """The pages that are open, with their queries."""
        pages = self.page.evaluate("pysim.preview.pages")
        return [(page["path"], page["query"]) for page in pages]

    def type(self, field: str, text: str) -> None:
        """Write `text` in place of what is in the field, key by key."""
        control = self.find(f"{field} .control")
        control.click()
        control.press("ControlOrMeta+a")
        control.press_sequentially(text)

    def paste(self, field: str, text: str) -> None:
        """Put `text` in the place of what is in the field, at once."""
        self.find(f"{field} .control").evaluate(
            "(control, text) => { control.focus(); control.select();"
            " document.execCommand('insertText', false, text); }",
            text,
        )

    def place(self, canvas: str, x: float, y: float) -> Point:
        """Return where a point of a canvas is in the window, in logical px."""
        box = self.find(canvas).bounding_box()
        assert box, f"{canvas} is not there"
        return box["x"] + x, box["y"] + y

    def drag(self, canvas: str, *points: Point, steps: int = 12) -> None:
        """Press the mouse at the first point of the canvas, and let it go at the last one."""
        left, top = self.place(canvas, 0, 0)
        places = [(left + x, top + y) for x, y in points]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=steps)
        self.page.mouse.up()

    def touch(self, canvas: str, *fingers: Finger) -> None:
        """Move each finger from its first point of the canvas to its second."""
        browser = self.page.context.browser
        if browser and browser.browser_type.name == "chromium":
            self._touch_window(canvas, fingers)
        else:
            self._touch_view(canvas, fingers)

    def _touch_window(self, canvas: str, fingers: tuple[Finger, ...]) -> None:
        """Let the browser itself make the events."""
        session = self.page.context.new_cdp_session(self.page)
        left, top = self.place(canvas, 0, 0)
        for step in range(STEPS + 1):
            points = [
                {"x": left + x, "y": top + y, "id": index}
                for index, (x, y) in enumerate(_on_their_way(fingers, step))
            ]
            kind = "touchMove" if step else "touchStart"
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        session.detach()

    def _touch_view(self, canvas: str, fingers: tuple[Finger, ...]) -> None:
        """Hand the view events like those that the browser would make."""
        found = self.find(canvas)
        for step in range(STEPS + 1):
            kind = "touchmove" if step else "touchstart"
            found.evaluate(_TOUCH, {"type": kind, "points": _on_their_way(fingers, step)})
        found.evaluate(_TOUCH, {"type": "touchend", "points": _on_their_way(fingers, STEPS)})

    def give(self, image: Image.Image) -> None:
        """Let the next picker bring this picture."""
        file = BytesIO()
        image.save(file, "PNG")
        self.page.evaluate(
            """(text) => {
              const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
              pysim.ui.give([new File([bytes], 'given.png', { type: 'image/png' })]);
            }""",
            base64.b64encode(file.getvalue()).decode(),
        )

    def shown(self, condition: str) -> dict[str, Any]:
        """Wait until what is shown over the page, `shown`, is as wanted, and return it."""
        self.page.wait_for_function(
            f"() => {{ const {{ shown }} = pysim.ui; return shown && {condition}; }}"
        )
        found: dict[str, Any] = self.page.evaluate("pysim.ui.shown")
        return found

    def save(self, button: str = ".save") -> Image.Image:
        """Tap the button and return the picture that comes into the album."""
        count = self.page.evaluate("pysim.album.images.length")
        self.find(button).click()
        self.page.wait_for_function("(count) => pysim.album.images.length === count", arg=count + 1)
        return self.file()

    def file(self, path: str = "") -> Image.Image:
        """Read a picture of the mini-program; without a path, the last one of the album."""
        image = Image.open(BytesIO(base64.b64decode(self.page.evaluate(_BYTES, path))))
        image.load()
        return image


def _on_their_way(fingers: tuple[Finger, ...], step: int) -> list[Point]:
    part = step / STEPS
    return [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in fingers]


def _answer(route: Route, base: str) -> None:
    path = unquote(urlsplit(route.request.url).path).removeprefix(urlsplit(base).path + "/")
    name, _, rest = path.partition("/")
    root = FOLDER / name
    if rest != "project.json":
        route.fulfill(path=root / rest)
        return
    files = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()]
    route.fulfill(json={"files": sorted(files)})
