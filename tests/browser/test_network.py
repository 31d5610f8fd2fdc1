"""tt.request, tt.uploadFile and tt.downloadFile against real HTTP servers on other origins."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.web_server import WebServer, pattern, run

_TASK = """
({ api, options }) => new Promise((done) => {
  const events = [];
  const tell = (name) => (result) => {
    events.push([name, result]);
    if (name === 'complete') setTimeout(() => done(events), 0);
  };
  const callbacks = { success: tell('success'), fail: tell('fail'), complete: tell('complete') };
  const task = tt[api]({ ...options, ...callbacks });
  task.onProgressUpdate?.((event) => events.push(['progress', event]));
  events.push(['returned', Object.keys(task).sort().join(), typeof task.then]);
})
"""
_FILES = "() => pysim.contents().then(({ files }) => files.map(({ path }) => path))"
_START = """
({ api, urls }) => {
  window.outcomes = [];
  window.tasks = urls.map((url, index) => tt[api]({
    url,
    success: () => outcomes.push([index, 'success']),
    fail: ({ errno }) => outcomes.push([index, errno]),
  }));
}
"""


@pytest.fixture
def page(shared_page: Page) -> Iterator[Page]:
    drive.reset(shared_page)
    yield shared_page
    shared_page.evaluate("() => (window.tasks ?? []).forEach((task) => task.abort())")


@pytest.fixture(scope="module")
def second_server() -> Iterator[WebServer]:
    """Another one, since browsers open six connections to one server."""
    with run() as server:
        yield server


def follow(page: Page, api: str, **options: Any) -> list[list[Any]]:
    """Call `tt[api]`; return what happened, in order."""
    events: list[list[Any]] = page.evaluate(_TASK, {"api": api, "options": options})
    return events


def saved(page: Page, path: str) -> bytes:
    """Return the bytes of a file of the mini-program."""
    result = drive.call(page, "readFile", {"filePath": path}).result
    return bytes(result["data"]["values"])


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_server_gets_what_was_asked_for(page: Page, web_server: WebServer, method: str) -> None:
    options = {
        "url": f"{web_server.url}/echo?a=1",
        "method": method,
        "data": {"名": "值 &=", "n": 1.5},
        "header": {"X-Mine": "yes"},
    }

    result = drive.call(page, "request", options).result

    got = result["data"]
    assert result["statusCode"] == 200
    assert result["header"]["content-type"] == "application/json"
    assert got["method"] == method
    assert got["headers"]["x-mine"] == "yes"
    if method == "GET":
        assert got["path"] == "/echo?a=1&%E5%90%8D=%E5%80%BC%20%26%3D&n=1.5"
        assert got["body"] == ""
    else:
        assert got["path"] == "/echo?a=1"
        assert got["headers"]["content-type"] == "application/json"
        assert got["body"] == '{"名":"值 &=","n":1.5}'


def test_a_head_has_headers_and_no_data(page: Page, web_server: WebServer) -> None:
    options = {"url": f"{web_server.url}/bytes/1000", "method": "HEAD"}

    result = drive.call(page, "request", options).result

    assert result["header"]["content-length"] == "1000"
    assert result["data"] == ""


def test_json_keeps_null_large_numbers_and_odd_keys(page: Page) -> None:
    body = '{"none": null, "big": 12345678901234567890, "__proto__": 1, "list": [null]}'
    page.route("http://json.test/", lambda route: route.fulfill(body=body, headers=_OPEN))

    same = page.evaluate(
        """async (body) => {
          const { data } = await tt.request({ url: 'http://json.test/' });
          return JSON.stringify(data) === JSON.stringify(JSON.parse(body));
        }""",
        body,
    )

    page.unroute_all()
    assert same is True


_OPEN = {"Access-Control-Allow-Origin": "*"}


def test_a_server_that_does_not_allow_the_page_is_305_with_a_hint(
    page: Page, web_server: WebServer
) -> None:
    result = drive.call(page, "request", {"url": f"{web_server.url}/private/echo"}).result

    assert result["errno"] == 305
    assert "CORS" in result["errMsg"]
    assert "GET /private/echo" in web_server.requests


@pytest.mark.parametrize(
    ("api", "address"),
    [("request", "url"), ("downloadFile", "url"), ("getImageInfo", "src")],
)
def test_a_redirection_to_a_host_that_may_not_be_reached_is_withheld(
    page: Page, web_server: WebServer, cors_origin: str, api: str, address: str
) -> None:
    here, there = web_server.url.removeprefix("http://"), cors_origin.removeprefix("http://")
    away = f"{cors_origin}/flag.png"
    options = {address: f"{web_server.url}/redirect?to={away}"}

    drive.configure(page, network=f"{here},{there}")
    good = drive.call(page, api, options)
    drive.configure(page, network=here)
    before = page.evaluate(_FILES)
    bad = drive.call(page, api, options)

    assert good.ok
    assert bad.order == ["fail", "complete"]
    assert bad.result["errno"] == 110
    assert away in bad.result["errMsg"]
    assert not bad.result.get("tempFilePath")
    assert not {"data", "header", "width"} & bad.result.keys()
    assert page.evaluate(_FILES) == before


def test_a_refused_redirection_leaves_the_file_that_was_there(
    page: Page, web_server: WebServer, cors_origin: str
) -> None:
    path = "ttfile://user/a.txt"
    drive.call(page, "writeFile", {"filePath": path, "data": "old"})
    drive.configure(page, network=web_server.url.removeprefix("http://"))

    url = f"{web_server.url}/redirect?to={cors_origin}/flag.png"
    answer = drive.call(page, "downloadFile", {"url": url, "filePath": path})

    assert answer.result["errno"] == 110
    assert saved(page, path) == b"old"


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        ("example.test:80", "http://example.test:80/x"),
        ("example.test:80", "http://example.test/x"),
        ("example.test:443", "https://example.test/x"),
        ("EXAMPLE.test.", "http://example.TEST/x"),
        ("example.test", "http://example.test./x"),
        ("bücher.test", "http://bücher.test/x"),
        ("bücher.test", "http://xn--bcher-kva.test/x"),
        ("xn--bcher-kva.test", "http://BÜCHER.test/x"),
        ("straße.test", "http://xn--strae-oqa.test/x"),
        ("例え。test:81", "http://例え.test:81/x"),
        ("127.1", "http://127.1/x"),
        ("127.0.0.1", "http://0x7f.1/x"),
        ("2130706433:80", "http://127.0.0.1/x"),
        ("[0:0::1]:80", "http://[::1]/x"),
    ],
)
def test_a_host_may_be_reached_however_it_is_spelled(page: Page, setting: str, url: str) -> None:
    page.route("**/x", lambda route: route.fulfill(body="there", headers=_OPEN))
    drive.configure(page, network=setting)

    answer = drive.call(page, "request", {"url": url})

    page.unroute_all()
    assert answer.result["data"] == "there"


@pytest.mark.parametrize(
    ("setting", "url", "errno"),
    [
        ("example.test:80", "https://example.test/x", 110),
        ("example.test:80", "http://example.test:8080/x", 110),
        ("strasse.test", "http://straße.test/x", 110),
        ("127.0.0.1", "http://127.0.0.2/x", 110),
        ("example.test", "http://example%2etest.evil.test/x", 110),
        ("example.test", "http://example.test%2f.evil.test/x", 307),
        ("allow", "http://1.2.3.256/x", 307),
        ("allow", "http://example.test:65536/x", 307),
    ],
)
def test_no_spelling_passes_for_another_host(
    page: Page, setting: str, url: str, errno: int
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    drive.configure(page, network=setting)

    answer = drive.call(page, "request", {"url": url})

    assert (answer.result["errno"], asked) == (errno, [])


@pytest.mark.parametrize("way", ["bytes", "chunked"])
def test_a_download_is_kept_byte_for_byte_and_tells_its_progress(
    page: Page, web_server: WebServer, way: str
) -> None:
    size = 3_000_000

    events = follow(page, "downloadFile", url=f"{web_server.url}/{way}/{size}/a.mp4")

    assert events[0] == ["returned", "abort,onProgressUpdate", "undefined"]
    assert [name for name, *_ in events[-2:]] == ["success", "complete"]
    steps = [event for name, event, *_ in events if name == "progress"]
    done = [step["totalBytesWritten"] for step in steps]
    whole = {"progress": 100, "totalBytesWritten": size, "totalBytesExpectedToWrite": size}
    assert steps[-1] == whole
    assert done == sorted(done)
    path = events[-1][1]["tempFilePath"]
    assert path.endswith(".mp4")
    assert saved(page, path) == pattern(size)


def test_an_upload_arrives_as_a_form_and_tells_its_progress(
    page: Page, web_server: WebServer
) -> None:
    source = drive.call(page, "downloadFile", {"url": f"{web_server.url}/bytes/2000000/猫.png"})
    path = source.result["tempFilePath"]

    events = follow(
        page,
        "uploadFile",
        url=f"{web_server.url}/upload",
        filePath=path,
        name='the "file"',
        formData={"who": "李四", "n": 3},
    )

    steps = [event for name, event, *_ in events if name == "progress"]
    assert steps[-1]["progress"] == 100
    assert steps[-1]["totalBytesSent"] == steps[-1]["totalBytesExpectedToSend"] > 2_000_000
    assert [name for name, *_ in events[-2:]] == ["success", "complete"]
    text = events[-1][1]["data"]
    got = page.evaluate("JSON.parse", text)
    assert got["fields"] == {"who": "李四", "n": "3"}
    ((name, file),) = got["files"].items()
    assert name == "the %22file%22"
    assert file["filename"] == path.rpartition("/")[2]
    assert file["type"] == "image/png"
    digest = hashlib.sha256(pattern(2_000_000)).hexdigest()
    assert file["sha256"] == digest


def test_a_download_into_the_user_area_outlives_the_page(embed: Any, web_server: WebServer) -> None:
    page = embed()
    options = {"url": f"{web_server.url}/bytes/2000000", "filePath": "ttfile://user/a.bin"}

    result = drive.call(page, "downloadFile", options).result
    page.reload()
    page.evaluate("pysim.ready")

    assert result["tempFilePath"] == "ttfile://user/a.bin"
    assert saved(page, "ttfile://user/a.bin") == pattern(2_000_000)


def test_a_failed_download_leaves_the_file_that_was_there(
    page: Page, web_server: WebServer
) -> None:
    path = "ttfile://user/a.txt"
    drive.call(page, "writeFile", {"filePath": path, "data": "old"})

    broken = {"url": f"{web_server.url}/interrupted", "filePath": path}
    assert drive.call(page, "downloadFile", broken).result["errno"] == 306
    aborted = {"url": f"{web_server.url}/bytes/100", "filePath": path}
    assert drive.call(page, "downloadFile", aborted, aborted=True).result["errno"] == 301

    assert saved(page, path) == b"old"


@pytest.mark.parametrize(("api", "limit"), [("request", 10), ("downloadFile", 5)])
def test_no_more_than_the_limit_run_and_the_others_follow_in_order(
    page: Page, web_server: WebServer, second_server: WebServer, api: str, limit: int
) -> None:
    servers = [web_server, second_server]
    before = [len(server.requests) for server in servers]

    def came() -> list[int]:
        found = [server.requests[start:] for server, start in zip(servers, before, strict=True)]
        return sorted(int(each.rpartition("=")[2]) for each in [*found[0], *found[1]])

    urls = [f"{servers[index % 2].url}/hold?n={index}" for index in range(limit + 3)]

    page.evaluate(_START, {"api": api, "urls": urls})
    for index, server in enumerate(servers):
        expected = before[index] + (limit + 1 - index) // 2
        server.wait_for_requests(expected)
    page.evaluate("() => pysim.configure({})")  # what was to be sent has been sent by now
    assert came() == list(range(limit))

    # One that waits is aborted at once, and is never sent.
    page.evaluate(f"() => tasks[{limit}].abort()")
    page.wait_for_function("() => outcomes.length === 1")
    assert page.evaluate("outcomes") == [[limit, 301]]

    for server in servers:
        server.release(100)
    page.wait_for_function(f"() => outcomes.length === {limit + 3}")
    assert came() == [*range(limit), limit + 1, limit + 2]
    for server in servers:
        server.forget()


def test_a_running_task_is_aborted_at_once(page: Page, web_server: WebServer) -> None:
    before = len(web_server.requests)
    page.evaluate(_START, {"api": "request", "urls": [f"{web_server.url}/hold"]})
    web_server.wait_for_requests(before + 1)

    page.evaluate("() => { tasks[0].abort(); tasks[0].abort(); }")
    page.wait_for_function("() => outcomes.length > 0")

    assert page.evaluate("outcomes") == [[0, 301]]
    web_server.release(1)


def test_an_abort_after_the_end_changes_nothing(page: Page, web_server: WebServer) -> None:
    page.evaluate(_START, {"api": "request", "urls": [f"{web_server.url}/echo"]})
    page.wait_for_function("() => outcomes.length === 1")

    page.evaluate("() => { tasks[0].abort(); return pysim.configure({}); }")

    assert page.evaluate("outcomes") == [[0, "success"]]


def test_a_call_that_is_never_answered_can_be_aborted_all_the_same(page: Page) -> None:
    drive.configure(page, faults="request:never")
    page.evaluate(_START, {"api": "request", "urls": ["http://silent.test/"]})
    # The core has been silent by then.
    drive.configure(page)
    assert page.evaluate("outcomes") == []

    page.evaluate("() => tasks[0].abort()")
    page.wait_for_function("() => outcomes.length > 0")

    assert page.evaluate("outcomes") == [[0, 301]]


def test_a_task_can_be_aborted_before_the_core_is_up(
    page: Page, site: str, web_server: WebServer
) -> None:
    other = page.context.new_page()
    other.goto(f"{site}/embed.html", wait_until="commit")
    other.wait_for_function("() => window.tt")

    ready = other.evaluate(
        """async (url) => {
          let up = false;
          pysim.ready.then(() => { up = true; });
          const result = await new Promise((fail) => tt.request({ url, fail }).abort());
          return [up, result];
        }""",
        f"{web_server.url}/echo",
    )

    other.close()
    up, result = ready
    assert up is False
    assert result == {
        "errMsg": "request:fail the task was aborted",
        "errno": 301,
        "errString": "Network request cancelled",
        "trace": "",
    }


def test_without_callbacks_the_promise_has_the_methods_of_the_task(
    page: Page, web_server: WebServer
) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108  Playwright marks it

    result = page.evaluate(
        """async (url) => {
          const answer = await tt.request({ url: `${url}/echo` });
          const task = tt.downloadFile({ url: `${url}/hold` });
          task.onProgressUpdate(() => {});
          task.abort();
          const error = await task.catch((reason) => reason);
          tt.downloadFile({ url: 'nonsense' });
          await pysim.configure({ promise: 'no' });
          const bare = tt.request({ url: `${url}/echo` });
          return [answer.statusCode, error instanceof Error, error.errno, error.tempFilePath,
                  typeof bare.then, typeof bare.abort];
        }""",
        web_server.url,
    )

    assert result == [200, True, 301, "", "undefined", "function"]
    assert errors == []
