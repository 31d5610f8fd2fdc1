"""Drive a page of built-in components alone, under the policy of the frame that they live in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tools.command import WEB, npm_program, run

ENTRY = Path(__file__).parents[1] / "browser" / "components" / "harness.js"
# As web/shell/frame.ts has it, but for the scripts, which come from a file here.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; "
    "img-src blob: data:; media-src blob: data:"
)
HTML = f"""<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 0 }}</style>
</head><body><div id="page"></div><script src="harness.js"></script></body></html>
"""

Part = dict[str, Any] | str


def component(tag: str, *children: Part, **attributes: Any) -> Part:
    """Describe a component: `auto_focus` is the attribute `auto-focus`, `class_` is `class`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return {"tag": tag, "children": list(children), **named}


@dataclass(frozen=True)
class Happened:
    """One event: its name, the id of its component, its detail."""

    name: str
    id: str
    detail: dict[str, Any]
    version: int | None = None


class Harness:
    """Shows components and tells what they did."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def show(self, *tree: Part, css: str = "") -> None:
        """Show these components and nothing else; the list of events is empty then."""
        self.page.evaluate("([tree, css]) => harness.show(tree, css)", [list(tree), css])

    def set(self, target: str, *, version: int | None = None, **attributes: Any) -> None:
        """Give attributes, as the logic layer does; names as in `component`."""
        for name, value in attributes.items():
            self.page.evaluate(
                "([all, version]) => harness.set(...all, version ?? undefined)",
                [[target, name.rstrip("_").replace("_", "-"), value], version],
            )

    def classes(self, target: str, names: str) -> None:
        self.page.evaluate("(all) => harness.classes(...all)", [target, names])

    def at(self, target: str) -> Locator:
        return self.page.locator(f"#{target}")

    def events(self, *names: str) -> list[Happened]:
        """Return what happened so far, in order; of `names` alone, if there are any."""
        all_ = [Happened(**event) for event in self.page.evaluate("harness.events")]
        return [event for event in all_ if not names or event.name in names]

    def details(self, *names: str) -> list[dict[str, Any]]:
        return [event.detail for event in self.events(*names)]

    def wait_for(self, name: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until `name` has happened `count` times; return the details."""
        self.page.wait_for_function(
            "([name, count]) => harness.events.filter((e) => e.name === name).length >= count",
            arg=[name, count],
            timeout=5_000,
        )
        return self.details(name)

    def size(self, target: str) -> tuple[float, float]:
        box = self.box(target)
        return box["width"], box["height"]

    def box(self, target: str) -> dict[str, float]:
        """Return x, y, width and height in logical px, without waiting."""
        found: dict[str, float] = self.page.evaluate(
            """(id) => {
              const { x, y, width, height } = harness.get(id).getBoundingClientRect();
              return { x, y, width, height };
            }""",
            target,
        )
        return found

    def style(self, target: str, name: str) -> str:
        """Return a computed style."""
        value: str = self.page.evaluate(
            "([id, name]) => getComputedStyle(harness.get(id))[name]", [target, name]
        )
        return value

    def draw_finger(self, x: float, y: float, way: float) -> None:
        """Touch a point (logical px of the window), draw up or down, stop there and let go."""
        devtools = self.page.context.new_cdp_session(self.page)

        def touch(kind: str, *points: float) -> None:
            places = [{"x": x, "y": at} for at in points]
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
            self.frames(1)

        touch("touchStart", y)
        for part in [*range(1, 11), *[10] * 8]:
            touch("touchMove", y + way * part / 10)
        touch("touchEnd")

    def frames(self, count: int = 2) -> None:
        """Let the browser draw."""
        self.page.evaluate(
            """async (count) => {
              for (let left = count; left > 0; left -= 1)
                await new Promise((drawn) => requestAnimationFrame(drawn));
            }""",
            count,
        )


def build(folder: Path) -> None:
    """Put the page into `folder`, bundled for these tests alone."""
    (folder / "index.html").write_text(HTML, encoding="utf-8")
    places: list[str | Path] = [ENTRY, f"--outfile={folder / 'harness.js'}"]
    run([npm_program("esbuild"), "--bundle", "--log-level=warning", *places], cwd=WEB)
