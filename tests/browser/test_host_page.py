"""A page's own security policy and style sheets, in which canvases keep their sizes."""

from playwright.sync_api import Browser, Page

from tests.support.canvas_page import export, run


def _written(browser: Browser, site: str, body: str, head: str = "", policy: str = "") -> Page:
    """Return a page of the site with that content and Content Security Policy, once it is ready."""
    html = f'<!doctype html><head><script src="pysim.js"></script>{head}</head><body>{body}</body>'
    page = browser.new_context().new_page()
    headers = {"Content-Security-Policy": policy} if policy else {}
    page.route("**/written.html", lambda route: route.fulfill(body=html, headers=headers))
    page.goto(f"{site}/written.html")
    page.evaluate("pysim.ready")
    return page


def test_a_policy_against_inline_styles_changes_no_size(browser: Browser, site: str) -> None:
    page = _written(
        browser,
        site,
        '<canvas canvas-id="bare"></canvas><canvas canvas-id="sized" width="120" height="90">',
        policy="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    )
    for _ in range(3):
        for canvas, size in (("bare", (300, 225)), ("sized", (120, 90))):
            run(
                page, f"await new Promise((r) => tt.createCanvasContext('{canvas}').draw(false, r))"
            )
            assert export(page, canvas).size == size
    page.context.close()


def test_the_default_size_yields_to_cascade_layers_of_the_page(browser: Browser, site: str) -> None:
    page = _written(
        browser,
        site,
        '<canvas canvas-id="c" class="wide"></canvas>',
        head="<style>@layer utilities { .wide { width: 400px; height: 100px } }</style>",
    )
    assert export(page, "c").size == (400, 100)
    page.context.close()
