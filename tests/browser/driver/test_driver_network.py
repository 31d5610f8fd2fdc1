"""Requests of a mini-program, as a test answers, records and replays them."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pysim.driver.calls import Result
from pysim.driver.cassette import Cassette
from pysim.driver.errors import DriverError
from pysim.driver.exchange import Answer, Request
from pysim.driver.network import Network
from pysim.driver.page import Page
from tests.browser.driver.conftest import OpenLab
from tests.support.web_server import WebServer

pytestmark = pytest.mark.browsers("chromium", "firefox")

API = "https://api.example"


def get(page: Page, path: str = "/a", **options: Any) -> Result:
    result: Result = page.call("request", url=API + path, **options)
    return result


def png(colour: str = "red") -> bytes:
    contents = BytesIO()
    Image.new("RGB", (4, 3), colour).save(contents, "PNG")
    return contents.getvalue()


def test_requests_are_answered_and_noted(lab: OpenLab) -> None:
    page = lab()
    page.network.answer(f"{API}/users/*", json={"name": "Ö"}, status=201, headers={"X-Tag": "7"})

    answered = page.call(
        "request",
        url=f"{API}/users/5",
        method="POST",
        data={"a": [1, None]},
        header={"Authorization": "Bearer s", "Content-Type": "application/json"},
    )

    assert answered.ok
    assert (answered.statusCode, answered.data) == (201, {"name": "Ö"})
    assert answered.header["x-tag"] == "7"
    [request] = page.network.requests
    assert str(request) == f"POST {API}/users/5"
    assert request.json == {"a": [1, None]}
    assert json.loads(request.text) == request.json
    assert {name.lower() for name in request.headers} >= {"authorization", "content-type"}


def test_the_latest_answer_that_fits_counts(lab: OpenLab) -> None:
    page = lab()
    network = page.network
    network.answer("**", text="any")
    network.answer(f"{API}/*", text="one part")
    network.answer(re.compile(r"/deep/\d+$"), text="expression")
    network.answer(f"{API}/a", body=b"posted", method="post")

    assert get(page).data == "one part"
    assert get(page, "/x/y").data == "any"
    assert get(page, "/deep/12").data == "expression"
    assert get(page, method="POST").data == "posted"


def test_a_function_answers(lab: OpenLab) -> None:
    page = lab()
    answers: dict[str, Any] = {
        "/json": {"a": 1},
        "/text": "text",
        "/bytes": b"bytes",
        "/own": Answer(status=404),
    }
    page.network.answer("**", lambda request: answers[request.url.removeprefix(API)])

    assert get(page, "/json").data == {"a": 1}
    assert get(page, "/text").data == "text"
    assert get(page, "/bytes").data == "bytes"
    assert get(page, "/own").statusCode == 404


def test_what_such_a_function_raises_fails_the_test(lab: OpenLab) -> None:
    page = lab()

    def answer(request: Request) -> Any:
        raise LookupError(str(request))

    page.network.answer("**", answer)

    with pytest.raises(LookupError, match=f"GET {API}/a"):
        get(page)


def test_requests_fail(lab: OpenLab) -> None:
    page = lab()
    page.network.fail(f"{API}/a")
    page.network.fail(f"{API}/b", "timeout")

    assert get(page).errno == 305
    assert get(page, "/b").errno == 302
    with pytest.raises(DriverError, match=r"'late' is no problem; there are unreachable, timeout"):
        page.network.fail("**", "late")


def test_an_answer_has_one_body() -> None:
    with pytest.raises(DriverError, match=r"takes one of json, text and body"):
        Network().answer("**", json=None, text="")


def test_downloads_uploads_and_images_are_answered(lab: OpenLab) -> None:
    page = lab(
        f'<image id="i" src="{API}/i.png"/><canvas id="c" canvas-id="c"/>',
        "Page({ data: {} })",
        network=(network := Network()),
    )
    network.answer("**", body=png(), headers={"content-type": "image/png"})
    page.files.write("ttfile://user/up.bin", b"\x00contents")

    downloaded = page.call("downloadFile", url=f"{API}/d.png")
    uploaded = page.call(
        "uploadFile", url=f"{API}/up", filePath="ttfile://user/up.bin", name="file"
    )
    page.evaluate(
        """(url) => new Promise((done) => {
          const context = tt.createCanvasContext('c');
          context.drawImage(url, 0, 0, 300, 225);
          context.draw(false, done);
        })""",
        f"{API}/c.png",
    )

    assert page.read(downloaded.tempFilePath) == png()
    assert uploaded.statusCode == 200
    assert page.export("c").image.convert("RGB").getpixel((150, 100)) == (255, 0, 0)
    asked = {request.url.removeprefix(API): request for request in network.requests}
    assert set(asked) == {"/i.png", "/d.png", "/up", "/c.png"}
    assert b"\x00contents" in asked["/up"].body


def test_an_image_that_fails_is_not_drawn(lab: OpenLab) -> None:
    page = lab('<canvas id="c" canvas-id="c"/>')
    page.network.fail("**")

    page.evaluate(
        """(url) => new Promise((done) => {
          const context = tt.createCanvasContext('c');
          context.drawImage(url, 0, 0, 300, 225);
          context.draw(false, done);
        })""",
        f"{API}/c.png",
    )

    image = page.export("c").image.convert("RGBA")
    assert image.getchannel("A").getextrema() == (0, 0)


def test_progress_is_told_and_a_task_is_aborted(lab: OpenLab) -> None:
    page = lab()
    page.network.answer("**", body=b"12345")

    told = page.evaluate(
        """(url) => new Promise((done) => {
          const told = [];
          const task = tt.downloadFile({ url, success: () => done(told) });
          task.onProgressUpdate(({ totalBytesWritten }) => told.push(totalBytesWritten));
        })""",
        f"{API}/d",
    )
    errno = page.evaluate(
        """(url) => new Promise((done) => {
          tt.downloadFile({ url, fail: ({ errno }) => done(errno) }).abort();
        })""",
        f"{API}/d",
    )

    assert told == [5]
    assert errno == 301


def test_answers_are_there_before_the_start_and_requests_after_the_end(lab: OpenLab) -> None:
    network = Network()
    assert network.requests == []
    network.answer(f"{API}/**", json={"ready": True})
    js = f"""App({{ onLaunch() {{
      tt.request({{ url: '{API}/boot', success: ({{ data }}) => {{ this.data = data; }} }});
    }} }})"""

    page = lab(files={"app.js": js}, network=network)

    assert page.wait_for("getApp().data") == {"ready": True}
    page.close()
    assert [request.url for request in page.network.requests] == [f"{API}/boot"]


def test_the_setting_network_is_obeyed(lab: OpenLab) -> None:
    page = lab(settings={"network": "refuse"})
    page.network.answer("**", text="never")

    assert get(page).errno == 110
    assert page.network.requests == []


def test_what_nobody_answers_goes_to_the_network(lab: OpenLab, cors_origin: str) -> None:
    page = lab()
    page.network.answer(f"{API}/**", text="mine")
    page.network.answer("**/flag.png", lambda _: None)

    assert page.call("downloadFile", url=f"{cors_origin}/flag.png").statusCode == 200


def test_what_was_recorded_is_replayed(
    lab: OpenLab, web_server: WebServer, other_origin: str, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "cassette.json"
    flag = f"{other_origin}/flag.png"
    hidden = {"Authorization": "Bearer secret-a", "X-Api-Key": "secret-b"}

    def use(page: Page) -> list[Any]:
        echo = f"{web_server.url}/echo"
        return [
            page.call("request", url=echo, method="POST", data={"n": n}, header=hidden).data
            for n in (1, 2)
        ] + [page.read(page.call("downloadFile", url=flag).tempFilePath)]

    page = lab()
    page.network.record(file)
    recorded = use(page)
    page.network.fail(flag)
    assert not page.call("downloadFile", url=flag).ok
    page = lab()
    page.network.replay(file)

    assert use(page) == recorded
    written = json.loads(file.read_text())["exchanges"]
    assert [each["request"]["json"] for each in written[:2]] == [{"n": 1}, {"n": 2}]
    assert "base64" in written[2]["response"]
    with pytest.raises(DriverError, match=r"GET http.*/none is not in .*cassette\.json"):
        page.call("request", url=f"{web_server.url}/none")


def test_an_address_that_is_not_there_is_recorded_too(lab: OpenLab, tmp_path: Path) -> None:
    file = tmp_path / "cassette.json"
    for how in (Network.record, Network.replay):
        page = lab()
        how(page.network, file)
        assert page.call("request", url="http://127.0.0.1:1/").errno == 305


@pytest.fixture
def cassette(tmp_path: Path) -> Cassette:
    return Cassette.new(tmp_path / "cassette.json")


def again(cassette: Cassette) -> Cassette:
    return Cassette.load(cassette.path)


one_browser = pytest.mark.browsers("chromium")
"""These need none."""


@one_browser
@pytest.mark.parametrize(
    "body", [b"", b'{"a":[1,2]}', b'{ "a": 1 }', "tëxt".encode(), b"\x00\xff", b"1.50"]
)
def test_bodies_come_back_as_they_were(cassette: Cassette, body: bytes) -> None:
    request = Request("POST", API, body=body)

    cassette.add(request, Answer(body=body, status=418, headers={"A": "b"}, url=f"{API}/there"))

    played = again(cassette).play(request)
    assert (played.content, played.status) == (body, 418)
    assert (played.all_headers, played.url) == ({"a": "b"}, f"{API}/there")


@one_browser
def test_secrets_are_not_written(cassette: Cassette) -> None:
    request = Request("GET", API, {"Authorization": "hush", "X-Api-Key": "hush"})

    cassette.add(request, Answer(text="ok", headers={"Set-Cookie": "hush", "X-Auth-Token": "hush"}))

    assert "hush" not in cassette.path.read_text()
    assert again(cassette).play(request).content == b"ok"


@one_browser
def test_the_same_request_is_answered_in_order(cassette: Cassette) -> None:
    request = Request("GET", API)
    for text in ("one", "two"):
        cassette.add(request, Answer(text=text))
    tape = again(cassette)

    assert [tape.play(request).content for _ in range(3)] == [b"one", b"two", b"two"]


@one_browser
def test_forms_are_the_same_whatever_separates_their_parts(cassette: Cassette) -> None:
    def form(boundary: str) -> Request:
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return Request("POST", API, kind, f"--{boundary}\r\nx\r\n--{boundary}--".encode())

    cassette.add(form("abc"), Answer(text="ok"))

    assert again(cassette).play(form("xyz")).content == b"ok"


@one_browser
def test_what_is_not_in_a_cassette_is_compared_with_what_is(cassette: Cassette) -> None:
    cassette.add(Request("GET", API, body=b"a"), Answer())

    with pytest.raises(DriverError, match=r"is not in .*\.json with that body\. Record it again"):
        cassette.play(Request("GET", API, body=b"b"))
    with pytest.raises(DriverError, match=r"POST .* which has that address with GET"):
        cassette.play(Request("POST", API))


@one_browser
def test_files_that_are_no_cassettes_are_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]")

    with pytest.raises(DriverError, match=r"There is no cassette .*; make it with"):
        Network().replay(tmp_path / "none.json")
    with pytest.raises(DriverError, match=r"wrong\.json is no cassette: "):
        Network().replay(wrong)
