"""Images of the network, drawn or previewed, obey the setting `network` as requests do."""

from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.support import drive
from tests.support.canvas_page import BLACK, CLEAR, LIME, RED, colors, image, lines_of, run
from tests.support.user import clear
from tests.support.web_server import WebServer


@pytest.fixture(autouse=True)
def nothing_shown(blank_page: Page) -> None:
    drive.reset(blank_page, pixelRatio=1)
    clear(blank_page)


def host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]


def draw(page: Page, path: str, before: str = "", after: str = "") -> Image.Image:
    """Draw the image at `path`; the scripts run straight before and after `draw`."""
    return image(
        page,
        f"""
        canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');
        c.drawImage('{path}', 0, 0);
        {before}
        const over = drawn(c);
        {after}
        await over;
        return exported({{ canvasId: 'a' }});
        """,
    )


def is_flag(found: Image.Image) -> bool:
    return found.getpixel((1, 1)) == RED and found.getpixel((6, 1)) == LIME


@pytest.mark.parametrize("setting", ["refuse", "other.test"])
def test_an_address_that_may_not_be_reached_is_skipped_and_named(
    blank_page: Page, cors_origin: str, setting: str
) -> None:
    asked: list[str] = []
    blank_page.on("request", lambda request: asked.append(request.url))
    lines = lines_of(blank_page)
    drive.configure(blank_page, network=setting)

    found = draw(blank_page, f"{cors_origin}/flag.png?{setting}")

    assert colors(found) == {CLEAR: 48}
    assert any("flag.png" in line and "the setting network" in line for line in lines), lines
    assert not [url for url in asked if url.startswith(cors_origin)]


def test_an_allowed_host_is_drawn(blank_page: Page, cors_origin: str) -> None:
    drive.configure(blank_page, network=host(cors_origin))

    assert is_flag(draw(blank_page, f"{cors_origin}/flag.png"))


def test_a_pattern_obeys_too(blank_page: Page, cors_origin: str) -> None:
    drive.configure(blank_page, network="refuse")

    found = image(
        blank_page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.fillStyle = c.createPattern('{cors_origin}/flag.png', 'repeat');"
        "c.fillRect(0, 0, 8, 6); await drawn(c); return exported({ canvasId: 'a' });",
    )

    assert colors(found) == {BLACK: 48}


def test_the_package_is_no_network_but_its_own_host_is(blank_page: Page, site: str) -> None:
    blank_page.route("**/flag.png", lambda route: route.fulfill(path="tests/fixtures/flag.png"))
    drive.configure(blank_page, network="refuse")

    assert is_flag(draw(blank_page, "/flag.png"))
    assert colors(draw(blank_page, f"{site}/flag.png")) == {CLEAR: 48}


def test_the_letters_of_an_address_may_be_large(blank_page: Page, cors_origin: str) -> None:
    address = f"HTTP://{host(cors_origin)}/flag.png"
    lines = lines_of(blank_page)

    assert is_flag(draw(blank_page, address))
    drive.configure(blank_page, network="refuse")
    assert colors(draw(blank_page, address)) == {CLEAR: 48}
    assert any("the setting network" in line for line in lines), lines


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("images.test:80", "http://images.test:80/flag.png"),
        ("images.test:80", "http://images.test/flag.png"),
        ("bücher.test", "http://bücher.test/flag.png"),
        ("127.1", "http://127.1/flag.png"),
    ],
)
def test_an_allowed_host_is_drawn_however_it_is_spelled(
    blank_page: Page, setting: str, address: str
) -> None:
    blank_page.route(
        "**/flag.png",
        lambda route: route.fulfill(
            path="tests/fixtures/flag.png", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    drive.configure(blank_page, network=setting)

    assert is_flag(draw(blank_page, address))


def test_what_was_drawn_before_does_not_stay_allowed(blank_page: Page, cors_origin: str) -> None:
    address = f"{cors_origin}/flag.png"
    assert is_flag(draw(blank_page, address))

    drive.configure(blank_page, network="refuse")

    assert colors(draw(blank_page, address)) == {CLEAR: 48}


def test_the_setting_in_force_at_the_draw_counts(blank_page: Page, cors_origin: str) -> None:
    address = f"{cors_origin}/flag.png"
    refuse, allow = (f"void pysim.configure({{ network: '{to}' }});" for to in ("refuse", "allow"))

    assert is_flag(draw(blank_page, address, after=refuse))
    assert colors(draw(blank_page, address, after=allow)) == {CLEAR: 48}
    assert colors(draw(blank_page, address, before=refuse)) == {CLEAR: 48}


def redirection(server: WebServer, target: str, path: str = "") -> str:
    return f"{server.url}{path}/redirect?to={quote(target, safe='')}"


def test_what_a_redirection_leads_to_must_be_allowed(
    blank_page: Page, cors_origin: str, web_server: WebServer
) -> None:
    address = redirection(web_server, f"{cors_origin}/flag.png")
    lines = lines_of(blank_page)

    drive.configure(blank_page, network=f"{host(web_server.url)},{host(cors_origin)}")
    assert is_flag(draw(blank_page, address))
    drive.configure(blank_page, network=host(web_server.url))
    assert colors(draw(blank_page, address)) == {CLEAR: 48}
    assert any(f"{cors_origin}/flag.png" in line for line in lines), lines


def test_of_a_redirection_without_cors_a_browser_tells_nothing(
    blank_page: Page, other_origin: str, web_server: WebServer
) -> None:
    address = redirection(web_server, f"{other_origin}/flag.png", "/private")
    drive.configure(blank_page, network=host(web_server.url))
    run(
        blank_page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.drawImage('{address}', 0, 0); await drawn(c);",
    )

    answer = drive.export(blank_page, canvasId="a")

    assert address in answer.result["errMsg"]


def test_the_viewer_obeys_when_it_comes_to_an_image(
    blank_page: Page, cors_origin: str, web_server: WebServer
) -> None:
    direct = f"{cors_origin}/flag.png"
    redirected = redirection(web_server, direct)
    both = f"{host(web_server.url)},{host(cors_origin)}"
    drive.configure(blank_page, network=both)
    run(blank_page, f"await tt.previewImage({{ urls: ['{direct}', '{redirected}'] }});")
    viewer = blank_page.get_by_role("dialog", name="Images")
    expect(viewer.get_by_role("img", name=direct)).to_have_js_property("naturalWidth", 8)

    drive.configure(blank_page, network=host(web_server.url))
    viewer.get_by_role("button", name="Next").click()
    expect(viewer.get_by_role("alert")).to_contain_text(redirected)
    viewer.get_by_role("button", name="Previous").click()
    expect(viewer.get_by_role("alert")).to_contain_text(direct)

    drive.configure(blank_page, network=both)
    viewer.get_by_role("button", name="Next").click()
    expect(viewer.get_by_role("img", name=redirected)).to_have_js_property("naturalWidth", 8)


def test_the_viewer_shows_what_a_server_keeps_from_pages(
    blank_page: Page, other_origin: str
) -> None:
    address = f"{other_origin}/flag.png"

    run(blank_page, f"await tt.previewImage({{ urls: ['{address}'] }});")

    shown = blank_page.get_by_role("dialog", name="Images").get_by_role("img", name=address)
    expect(shown).to_have_js_property("naturalWidth", 8)


def test_headers_of_a_preview_reach_servers_that_allow_them(
    blank_page: Page, cors_origin: str
) -> None:
    sent: list[str | None] = []

    def answer(route: Route) -> None:
        sent.append(route.request.headers.get("x-mine"))
        route.fulfill(path="tests/fixtures/flag.png", headers={"Access-Control-Allow-Origin": "*"})

    address = f"{cors_origin}/mine.png"
    blank_page.route(address, answer)

    run(
        blank_page,
        f"await tt.previewImage({{ urls: ['{address}'], header: {{ 'X-Mine': 'yes' }} }});",
    )

    shown = blank_page.get_by_role("dialog", name="Images").get_by_role("img", name=address)
    expect(shown).to_have_js_property("naturalWidth", 8)
    assert sent == ["yes"]
