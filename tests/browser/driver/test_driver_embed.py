"""A plain page with `tt`, for code without a project."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from pysim.driver.embed import Embed
from pysim.driver.errors import DriverError
from pysim.driver.server import Server

pytestmark = pytest.mark.browsers("chromium", "firefox")


@pytest.fixture(scope="module")
def embed(browser: Browser, server: Server) -> Iterator[Embed]:
    context = browser.new_context()
    embed = Embed.open(context, server, pixelRatio=2)
    yield embed
    embed.close()
    context.close()


def test_canvases_of_the_page_are_exported(embed: Embed) -> None:
    embed.evaluate(
        """() => new Promise((done) => {
          document.body.innerHTML = `<div id="box">
            <canvas canvas-id="a" style="width: 20px; height: 10px"></canvas></div>`;
          const context = tt.createCanvasContext('a');
          context.setFillStyle('#ff0000');
          context.fillRect(0, 0, 20, 10);
          context.draw(false, done);
        })"""
    )

    exported = embed.export("#a", within="#box", destWidth=40)

    assert exported.errMsg == "canvasToTempFilePath:ok"
    assert exported.image.size == (40, 10)
    assert exported.image.convert("RGB").getpixel((5, 5)) == (255, 0, 0)
    assert embed.read(exported.tempFilePath) == exported.bytes


def test_apis_are_called_with_bytes(embed: Embed) -> None:
    written = embed.call("writeFile", filePath="ttfile://user/a", data=b"\x00\xff")

    assert written.ok
    assert embed.call("readFile", filePath="ttfile://user/a").data == b"\x00\xff"
    assert embed.call("getSystemInfoSync")["pixelRatio"] == 2
    assert embed.call("login").errMsg.startswith("login:")


def test_values_of_all_kinds_cross(embed: Embed) -> None:
    given = [None, True, 1.5, "é", b"\x01", {"a": [1]}]

    assert embed.evaluate("(value) => value", given) == given
    assert str(embed.evaluate("[NaN, 1 / 0, 10n]")) == "[nan, inf, 10.0]"
    assert embed.evaluate("undefined") is None
    assert embed.evaluate("new Date(0)").isoformat() == "1970-01-01T00:00:00+00:00"


def test_what_is_wrong_is_told(embed: Embed) -> None:
    with pytest.raises(DriverError, match=r"^nope is not defined"):
        embed.evaluate("nope.x")
    with pytest.raises(DriverError, match="readFile:fail"):
        embed.read("ttfile://user/none")
    with pytest.raises(DriverError, match="nonsense"):
        embed.configure(nonsense=1)
    embed.configure(pixelRatio=3)
    assert embed.call("getSystemInfoSync")["pixelRatio"] == 3
    embed.configure(pixelRatio=2)


def test_a_page_that_is_gone_is_told(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    embed = Embed.open(context, server)
    context.close()

    with pytest.raises(DriverError, match="closed"):
        embed.evaluate("1")
