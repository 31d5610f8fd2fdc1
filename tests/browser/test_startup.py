"""How the core starts, and what a page learns when it cannot or when it dies."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from tests.conftest import SITE
from tests.support import servers

Fault = Callable[[Route], None]

INTERNAL_ERROR = {
    "errMsg": "canvasToTempFilePath:fail the simulator's core is not running; see the console",
    "errno": 102,
    "errString": "internal error",
}
EXPORT = "new Promise((complete) => tt.canvasToTempFilePath({ canvasId: 'none', complete }))"


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own: nothing is cached."""
    page = browser.new_context().new_page()
    yield page
    page.context.close()


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def unreachable(route: Route) -> None:
    route.abort()


def cut_short(route: Route) -> None:
    route.fulfill(body=route.fetch().body()[:-7], content_type="application/octet-stream")


def damaged(route: Route) -> None:
    body = route.fetch().body()
    middle = len(body) // 2
    body = body[:16] + b"\xff" * 64 + body[80:middle] + b"\xff" * 4096 + body[middle + 4096 :]
    route.fulfill(body=body, content_type="application/octet-stream")


@pytest.mark.parametrize(
    ("file", "fault", "sentence"),
    [
        ("runtime/manifest.json", missing, r"runtime/manifest\.json could not .* HTTP status 404"),
        ("runtime/snapshot.bin", missing, r"runtime/snapshot\.bin could not .* HTTP status 404"),
        (
            "runtime/pyodide.asm.wasm",
            unreachable,
            r"runtime/pyodide\.asm\.wasm could not be loaded",
        ),
        # Pyodide imports it at the same time as we fetch it: whoever is first says so.
        ("runtime/pyodide.asm.mjs", missing, r"runtime/pyodide\.asm\.mjs"),
        ("runtime/pillow-*.whl", cut_short, r"runtime/pillow-.*\.whl could not .* got \d+ of \d+"),
        ("runtime/python_stdlib.zip", cut_short, r"python_stdlib\.zip could not .* got \d+ of \d+"),
        ("runtime/_imaging.*.so", missing, r"_imaging\..*\.so could not .* HTTP status 404"),
        ("runtime/_imaging.*.so", damaged, r"Pyodide could not be started from .*runtime/"),
        ("runtime/pyodide.asm.wasm", damaged, r"Pyodide could not be started from .*runtime/"),
        ("runtime/snapshot.bin", damaged, r"Pyodide could not be started from .*runtime/"),
        ("core.js", missing, r"core\.js could not be loaded"),
    ],
)
def test_a_file_that_is_missing_or_damaged_is_named_and_calls_fail(
    fresh_page: Page, site: str, file: str, fault: Fault, sentence: str
) -> None:
    fresh_page.context.route(f"{site}/{file}", fault)
    fresh_page.goto(f"{site}/embed.html")

    early = fresh_page.evaluate(EXPORT)

    assert early == INTERNAL_ERROR
    with pytest.raises(Error, match=sentence):
        fresh_page.evaluate("pysim.ready")
    assert fresh_page.evaluate(EXPORT) == INTERNAL_ERROR
    with pytest.raises(Error, match=sentence):
        fresh_page.evaluate("pysim.configure({ pixelRatio: 2 })")


def test_a_core_that_dies_answers_what_is_pending_and_whatever_comes_later(
    fresh_page: Page, site: str
) -> None:
    fresh_page.goto(f"{site}/embed.html")
    fresh_page.evaluate("pysim.ready")
    (worker,) = fresh_page.workers
    # A message that no host sends: Python raises where it never does.
    worker.evaluate("dispatchEvent(new MessageEvent('message', { data: { type: 'call' } }))")

    assert fresh_page.evaluate(EXPORT) == INTERNAL_ERROR
    with pytest.raises(Error, match="core has failed"):
        fresh_page.evaluate("pysim.configure({})")


def test_a_worker_that_ends_without_a_word_answers_too(fresh_page: Page, site: str) -> None:
    fresh_page.goto(f"{site}/embed.html")
    fresh_page.evaluate("pysim.ready")
    (worker,) = fresh_page.workers
    worker.evaluate("close()")

    assert fresh_page.evaluate(EXPORT) == INTERNAL_ERROR
    with pytest.raises(Error, match="core has failed: its worker has ended"):
        fresh_page.evaluate("pysim.configure({})")


def test_a_server_that_never_answers_is_given_up(fresh_page: Page, site: str) -> None:
    fresh_page.clock.install()
    fresh_page.context.route(f"{site}/core.js", lambda _: None)
    with fresh_page.context.expect_event("request", lambda asked: asked.url.endswith("core.js")):
        fresh_page.goto(f"{site}/embed.html")

    fresh_page.clock.fast_forward(91_000)

    assert fresh_page.evaluate(EXPORT) == INTERNAL_ERROR
    with pytest.raises(Error, match=r"core\.js could not be loaded: nothing came for 90 s"):
        fresh_page.evaluate("pysim.ready")


def test_stages_come_in_order_and_bytes_only_grow_up_to_the_total(
    fresh_page: Page, site: str
) -> None:
    fresh_page.add_init_script(
        "window.seen = []; addEventListener('pysim-progress', (e) => seen.push(e.detail));"
    )
    fresh_page.goto(f"{site}/embed.html")
    fresh_page.evaluate("pysim.ready")

    seen: list[dict[str, Any]] = fresh_page.evaluate("seen")

    manifest = fresh_page.request.get(f"{site}/runtime/manifest.json").json()
    size = sum(file["bytes"] for file in manifest)
    assert list(dict.fromkeys(each["stage"] for each in seen)) == [
        "download",
        "start",
        "import",
        "ready",
    ]
    assert [each["loaded"] for each in seen] == sorted(each["loaded"] for each in seen)
    assert (seen[-1]["loaded"], seen[-1]["total"]) == (size, size)
    assert len(seen) > 20


def test_two_pages_never_make_the_same_file_name(browser: Browser, site: str) -> None:
    names = []
    for _ in range(2):
        page = browser.new_context().new_page()
        page.goto(f"{site}/embed.html")
        names.append(
            page.evaluate(
                """async () => {
                  const canvas = document.createElement('canvas');
                  canvas.setAttribute('canvas-id', 'a');
                  document.body.append(canvas);
                  return (await tt.canvasToTempFilePath({ canvasId: 'a' })).tempFilePath;
                }"""
            )
        )
        page.context.close()

    assert names[0] != names[1]


def test_the_site_works_from_any_folder_of_a_host(fresh_page: Page) -> None:
    with servers.serve(SITE.parent) as host:
        fresh_page.goto(f"{host}/{SITE.name}/embed.html")

        assert fresh_page.evaluate("pysim.ready.then(() => 'works')") == "works"


def test_nothing_is_asked_of_any_other_host(fresh_page: Page, site: str) -> None:
    asked: list[str] = []
    fresh_page.context.on("request", lambda request: asked.append(request.url))
    fresh_page.goto(f"{site}/embed.html")
    fresh_page.evaluate("pysim.ready")

    assert [url for url in asked if not url.startswith((site, "blob:"))] == []
    assert any(url.endswith("snapshot.bin") for url in asked)
