"""Compile projects in a page, and look at what was made of them."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tools.command import WEB, npm_program, run

_HARNESS = Path(__file__).parents[1] / "browser" / "compile" / "harness.ts"
Files = dict[str, str]

# Of every project; tests give what differs.
COMMON = {
    "app.json": '{"pages": ["pages/a"]}',
    "app.js": "App({})",
    "pages/a.js": "Page({})",
    "pages/a.ttml": "<view></view>",
}


def harness(folder: Path) -> str:
    """Return the source of `harness.ts` as a script for a page; it is made in `folder`."""
    out = folder / "harness.js"
    # Packages are looked for where the modules of web/ find theirs.
    alias = [
        f"--alias:{name}={WEB / 'node_modules' / name}"
        for name in ("glass-easel", "glass-easel-miniprogram-adapter")
    ]
    options = ["--bundle", "--format=iife", "--log-level=warning", *alias]
    run([npm_program("esbuild"), _HARNESS, *options, f"--outfile={out}"], cwd=WEB)
    return out.read_text(encoding="utf-8")


class Bench:
    """Compiles projects in a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def compile(self, files: Files) -> dict[str, Any]:
        """Compile the common files and `files`; the result stays in the page as `compiled`."""
        compiled: dict[str, Any] = self.page.evaluate(
            "async (files) => window.compiled = await compile(files)", {**COMMON, **files}
        )
        return compiled

    def problems(self, files: Files) -> list[dict[str, Any]]:
        """Return what is wrong with the common files and `files`."""
        problems: list[dict[str, Any]] = self.compile(files)["problems"]
        return problems

    def problem(self, file: str, text: str) -> dict[str, Any]:
        """Return the one thing that is wrong when `file` holds `text`."""
        problems = self.problems({file: text})
        assert len(problems) == 1, problems
        return problems[0]

    def draw(self, files: Files) -> Page:
        """Draw pages/a with the engine, and return the browser's page."""
        compiled = self.compile(files)
        assert compiled["problems"] == []
        self.page.evaluate("() => { log.length = 0; draw(compiled, '/pages/a'); }")
        return self.page

    def style(
        self, files: Files, html: str, selector: str, name: str, *components: str, pseudo: str = ""
    ) -> str:
        """Return the computed style `name` of `selector` when `html` is the content of pages/a."""
        compiled = self.compile(files)
        assert [p for p in compiled["problems"] if p["severity"] == "error"] == []
        style: str = self.page.evaluate(
            """([html, components, selector, name, pseudo]) => {
              const content = dress(compiled, html, 'pages/a', components);
              const element = selector === ':host' ? content.host : content.querySelector(selector);
              return getComputedStyle(element, pseudo || undefined).getPropertyValue(name);
            }""",
            [html, components, selector, name, pseudo],
        )
        return style
