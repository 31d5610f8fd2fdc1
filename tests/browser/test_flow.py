"""One exported file through everything that takes a path, across a reload, to a server."""

import base64
import hashlib
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.canvas_page import BLUE, LIME, RED, opened, run
from tests.support.web_server import WebServer

KEPT = "ttfile://user/poster.png"


@pytest.fixture(params=[1, 2, 3])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A ready page of a device with that pixel ratio, whose user area is empty."""
    page = browser.new_context().new_page()
    page.goto(f"{site}/embed.html?pixelRatio={request.param}")
    page.evaluate("pysim.ready")
    yield page
    page.context.close()


def test_an_exported_file_arrives_at_a_server_byte_for_byte(
    page: Page, web_server: WebServer
) -> None:
    first = run(
        page,
        """
        document.body.innerHTML = `
          <canvas canvas-id="one" style="width: 40px; height: 30px"></canvas>
          <canvas canvas-id="two" style="width: 80px; height: 60px"></canvas>`;
        const drawn = (context) => new Promise((done) => context.draw(false, done));
        const one = tt.createCanvasContext('one');
        one.setFillStyle('red');
        one.fillRect(0, 0, 40, 30);
        one.setFillStyle('lime');
        one.fillRect(20, 0, 20, 30);
        await drawn(one);
        const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId: 'one' });
        const info = await tt.getImageInfo({ src: tempFilePath });

        const two = tt.createCanvasContext('two');
        two.setFillStyle('blue');
        two.fillRect(0, 0, 80, 60);
        two.drawImage(tempFilePath, 10, 10, info.width, info.height);
        await drawn(two);
        const poster = await tt.canvasToTempFilePath({ canvasId: 'two' });
        const manager = tt.getFileSystemManager();
        const { data } = await manager.readFile({
          filePath: poster.tempFilePath, encoding: 'base64' });
        const { savedFilePath } = await tt.saveFile({
          tempFilePath: poster.tempFilePath, filePath: 'ttfile://user/poster.png' });
        return { data, savedFilePath, size: [info.width, info.height] };
        """,
    )
    page.reload()
    page.evaluate("pysim.ready")
    second = run(
        page,
        f"""
        const filePath = {KEPT!r};
        const {{ data }} = await tt.getFileSystemManager().readFile({{
          filePath, encoding: 'base64' }});
        const answer = await tt.uploadFile({{
          url: '{web_server.url}/upload', filePath, name: 'poster', formData: {{ id: '7' }} }});
        return {{ data, answer: answer.data, status: answer.statusCode }};
        """,
    )

    assert (first["savedFilePath"], first["size"]) == (KEPT, [40, 30])
    assert second["data"] == first["data"]
    assert second["status"] == 200
    sent = base64.b64decode(first["data"])
    received = json.loads(second["answer"])
    assert received["fields"] == {"id": "7"}
    assert received["files"]["poster"]["sha256"] == hashlib.sha256(sent).hexdigest()
    image = opened(first["data"])
    assert image.size == (80, 60)
    points = {(5, 5): BLUE, (15, 20): RED, (45, 20): LIME, (70, 50): BLUE, (22, 38): RED}
    assert {point: image.getpixel(point) for point in points} == points
