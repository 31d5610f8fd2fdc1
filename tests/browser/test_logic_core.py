"""Python in the logic worker: its start without network, synchronous calls, effects in order."""

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.policy import all_settings
from tests.conftest import SITE, OpenEmbed
from tests.support import network
from tests.support.cases import Case, describe, fill_in, load_sync
from tests.support.drive import REVIVE
from tests.support.logic import Run
from tests.support.native import paint
from tests.support.web_server import WebServer

PACKAGE = {
    path: network.body(answer)
    for case in load_sync()
    for path, answer in case.network.items()
    if "://" not in path and "status" not in answer
}
LIBRARY = next(Path(SITE, "runtime").glob("_imaging.*.so")).name
DEFAULTS = {each.name: each.default for each in all_settings()}
CALL = (
    REVIVE
    + """
const { api, values } = given;
globalThis.manager ??= tt.getFileSystemManager();
try {
  const value = (tt[api] ?? manager[api])(...values.map(revive));
  return { value: value instanceof ArrayBuffer ? Array.from(new Uint8Array(value)) : value };
} catch (error) {
  return { error: JSON.parse(JSON.stringify(error)), isError: error instanceof Error };
}
"""
)
# What there is of an object: its members with their types.
SURFACE = """
const surfaceOf = (object) => {
  const members = {};
  for (let each = object; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) members[name] ??= typeof object[name];
  }
  return members;
};
const surfaces = () => [tt, tt.getFileSystemManager(), tt.createCanvasContext('a')].map(surfaceOf);
"""
RESET = """
globalThis.manager ??= tt.getFileSystemManager();
tt.clearStorageSync();
for (const name of manager.readdirSync('ttfile://user/')) {
  const path = `ttfile://user/${name}`;
  if (manager.statSync(path).isFile()) manager.unlinkSync(path);
  else manager.rmdirSync(path, true);
}
"""


@pytest.fixture(scope="module")
def shared_run(browser: Browser, site: str) -> Iterator[Run]:
    page = browser.new_context().new_page()
    run = Run(page, site, files=PACKAGE, items=[{"key": "kept", "text": "[1]"}])
    run.start()
    yield run
    page.context.close()


@pytest.fixture
def run(shared_run: Run) -> Run:
    """One run for all tests, with nothing in it but the package; effects are answered at once."""
    shared_run.forget()
    shared_run.configure(**DEFAULTS)
    shared_run.evaluate(RESET)
    # Only when all that was kept is told to be so, an asynchronous call goes through at once.
    shared_run.evaluate("await tt.getStorageInfo();")
    shared_run.forget()
    return shared_run


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_context().new_page()
    yield page
    page.context.close()


def call(run: Run, api: str, options: dict[str, Any]) -> dict[str, Any]:
    """Call a synchronous API with `options` by position."""
    if options.get("$js") == "object":
        options = dict(options["values"])
    values = [options.get(param.name, {"$js": "undefined"}) for param in CATALOG[api].params]
    answer: dict[str, Any] = run.evaluate(CALL, {"api": api, "values": values})
    return answer


def commits(run: Run) -> list[dict[str, Any]]:
    """Return what the shell was asked to keep, in order."""
    effects = [message["effect"] for message in run.messages("effect")]
    return [effect for effect in effects if effect["kind"] == "commit"]


# The start


def test_it_starts_from_blobs_where_no_network_can_be_reached(
    fresh_page: Page, site: str, web_server: WebServer
) -> None:
    before = list(web_server.requests)
    run = Run(fresh_page, site, items=[{"key": "kept", "text": '"before"'}])
    run.start()

    stages = [message["progress"]["stage"] for message in run.messages("progress")]
    # A server that lets everybody read.
    refused = run.evaluate(
        """
        const failed = (promise) => promise.then(() => false, () => true);
        const sent = new Promise((_, refused) => {
          const request = new native.XMLHttpRequest();
          request.onerror = refused;
          request.open('GET', `${given}/echo`);
          request.send();
        });
        return Promise.all([failed(native.fetch.call(globalThis, `${given}/echo`)), failed(sent),
          failed(import(`${given}/echo`))]);
        """,
        web_server.url,
    )

    assert list(dict.fromkeys(stages)) == ["download", "start", "import", "ready"]
    assert refused == [True, True, True]
    assert web_server.requests == before
    assert run.evaluate("return [native.origin, tt.getStorageSync('kept')];") == ["null", "before"]


@pytest.mark.parametrize(
    ("damaged", "sentence"),
    [
        ({"snapshot.bin": None}, "the runtime that was handed over has no file snapshot.bin"),
        ({"pyodide.asm.wasm": "no code"}, "Pyodide could not be started from runtime:/"),
        ({LIBRARY: "no code"}, "Pyodide could not be started from runtime:/"),
    ],
)
def test_a_runtime_that_cannot_start_says_why(
    fresh_page: Page, site: str, damaged: dict[str, str | None], sentence: str
) -> None:
    run = Run(fresh_page, site, damaged=damaged)
    run.wait("message.type === 'failure' && message.failure.where !== 'a promise'")

    # What nobody caught is told, too.
    *_, message = run.messages("failure")
    assert sentence in message["failure"]["message"]


# The surface


def test_everything_of_a_plain_page_is_there(run: Run, embed: OpenEmbed) -> None:
    plain = embed().evaluate(f"() => {{ {SURFACE} return surfaces(); }}")

    here = run.evaluate(f"{SURFACE} return surfaces();")

    assert here == plain
    assert set(here[0]) == {
        *UNSIMULATED,
        *(name for name, api in CATALOG.items() if api.owner == "tt" or api.also_on_tt),
    }


def test_every_other_name_of_the_vendors_list_fails_here_too(run: Run) -> None:
    names = list(UNSIMULATED)

    errnos = run.evaluate(
        """
        const errno = (name) => new Promise((done) => {
          const fail = (error) => done(error.errno);
          try { tt[name]({ fail }); } catch (error) { fail(error); }
        });
        return Promise.all(given.map(errno));
        """,
        names,
    )

    assert errnos == [103] * len(names)


# Synchronous calls


def given_path(run: Run, case: Case) -> str:
    """Return the path of a temporary file like the one that the case's first call makes."""
    if not case.given:
        return ""
    options = case.given["options"]
    if "canvasId" in options:
        file = BytesIO()
        paint(case.scenes[options["canvasId"]], 1).save(file, "PNG")
        data = file.getvalue()
    else:
        data = network.body(case.network[options["src"]])
    run.page.evaluate("answers = false")
    run.evaluate("globalThis.picked = tt.chooseImage({ count: 1 });")
    run.wait("message.type === 'effect' && message.effect.kind === 'pickImages'")
    pick = next(each for each in run.messages("effect") if each["effect"]["kind"] == "pickImages")
    run.page.evaluate(
        """({ id, data }) => {
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          answers = true;
          reply(id, { files: [{ name: 'given.png', bytes }] });
        }""",
        {"id": pick["id"], "data": base64.b64encode(data).decode()},
    )
    path: str = run.evaluate("return (await picked).tempFilePaths[0];")
    return path


@pytest.mark.parametrize("case", load_sync(), ids=describe)
def test_a_synchronous_call_does_as_the_case_says(run: Run, case: Case) -> None:
    path = given_path(run, case)
    for before in case.before:
        made = call(run, f"{before['api']}Sync", fill_in(before["options"], path))
        assert "value" in made, made
    run.configure(**case.settings)

    answer = call(run, case.api, fill_in(case.options, path))

    if case.fail:
        error = answer["error"]
        assert answer["isError"]
        assert error["errno"] == case.fail["errno"]
        assert error["errMsg"].startswith(f"{case.api}:fail ")
        assert error["errString"]
        assert all(word in error["errMsg"] for word in case.fail["says"]), error
        return
    results = [result.name for result in CATALOG[case.api].results]
    expected = fill_in(case.result or {}, path)
    assert "value" in answer, answer
    if len(results) == 1:
        assert all(answer["value"] == each for each in expected.values()), answer
    elif expected:
        assert {name: answer["value"][name] for name in expected} == expected


def test_every_synchronous_call_has_a_case_that_succeeds_and_one_that_fails() -> None:
    names = {name for name, api in CATALOG.items() if api.form == "sync"}

    assert {case.api for case in load_sync() if not case.fail} == names
    assert {case.api for case in load_sync() if case.fail} == names


def test_what_was_written_is_read_at_once(run: Run) -> None:
    answers = run.evaluate(
        """
        const path = 'ttfile://user/deep/a.txt';
        manager.mkdirSync('ttfile://user/deep');
        const made = manager.writeFileSync(path, new Uint8Array([104, 101]).buffer);
        manager.appendFileSync(path, 'llo');
        const bytes = manager.readFileSync(path);
        const stat = manager.statSync(path);
        return [made === undefined, bytes instanceof ArrayBuffer, bytes.byteLength,
          manager.readFileSync(path, 'utf8'), manager.readFileSync(path, undefined, 3).byteLength,
          manager.readdirSync('ttfile://user/deep'), stat.isFile(), stat.size];
        """
    )

    assert answers == [True, True, 5, "hello", 2, ["a.txt"], True, 5]


def test_every_kept_type_comes_back_as_it_was(run: Run) -> None:
    back = run.evaluate(
        """
        const values = { date: new Date(5), nothing: null, missing: undefined, zero: 0,
          deep: { when: new Date(1), list: [null, 1] } };
        const back = {};
        for (const [key, value] of Object.entries(values)) {
          tt.setStorageSync(key, value);
          back[key] = tt.getStorageSync(key);
        }
        const { keys, limitSize, ...rest } = tt.getStorageInfoSync();
        return [back.date.getTime(), back.nothing, back.missing === undefined, back.zero,
          back.deep.when.getTime(), back.deep.list, keys.length, limitSize, Object.keys(rest)];
        """
    )

    assert back == [5, None, True, 0, 1, [None, 1], 5, 10240, ["currentSize"]]


def test_the_package_is_there_from_the_start(run: Run) -> None:
    answers = run.evaluate(
        """
        return [manager.readFileSync('/images/words.txt', 'utf8'), manager.readdirSync('/'),
          await manager.readFile({ filePath: 'images/words.txt', encoding: 'utf8', position: 7 })];
        """
    )

    assert answers[:2] == ["of the package", ["images"]]
    assert answers[2]["data"] == "package"
    assert commits(run) == []


def test_a_pc_has_the_synchronous_calls_of_the_storage_alone(run: Run) -> None:
    run.configure(profile="pc")

    answers = run.evaluate(
        """
        tt.setStorageSync('k', 1);
        let errno = 0;
        try { manager.accessSync('ttfile://user/'); } catch (error) { errno = error.errno; }
        return [tt.getStorageSync('k'), errno];
        """
    )

    assert answers == [1, 103]


def test_can_i_use_says_yes_to_them_here(run: Run) -> None:
    assert run.evaluate(
        """return ['getStorageSync', 'FileSystemManager.readFileSync', 'chooseVideo']
             .map((name) => tt.canIUse(name));"""
    ) == [True, True, False]


# Order


def test_asynchronous_calls_are_answered_in_later_tasks_in_order(run: Run) -> None:
    log = run.evaluate(
        """
        const log = [];
        const over = new Promise((done) => {
          tt.getStorageInfo({ success: () => log.push('first') });
          tt.getSystemInfo({ success: () => log.push('second') });
          tt.getStorage({ key: 'none', fail: () => log.push('third'), complete: done });
        });
        log.push('returned');
        queueMicrotask(() => log.push('microtask'));
        await over;
        return log;
        """
    )

    assert log == ["returned", "microtask", "first", "second", "third"]


def test_a_synchronous_call_comes_after_the_asynchronous_ones_before_it(run: Run) -> None:
    seen = run.evaluate(
        """
        const log = [];
        const set = tt.setStorage({ key: 'k', data: 1 }).then(() => log.push('told'));
        log.push(tt.getStorageSync('k'));
        await set;
        return log;
        """
    )

    assert seen == [1, "told"]


def test_changes_go_to_the_shell_in_the_order_in_which_they_were_made(run: Run) -> None:
    run.page.evaluate("answers = false")
    returned = run.evaluate(
        """
        globalThis.told = [];
        tt.setStorage({ key: 'a', data: 1, success: () => told.push('a') });
        tt.setStorageSync('b', 2);
        manager.writeFileSync('ttfile://user/c', 'c');
        tt.setStorage({ key: 'd', data: 4, success: () => told.push('d') });
        tt.removeStorageSync('b');
        return [tt.getStorageInfoSync().keys, told];
        """
    )
    kept = [
        [each["key"] for each in commit["items"]] + [each["path"] for each in commit["files"]]
        for commit in commits(run)
    ]

    assert returned == [["a", "d"], []]
    assert kept == [["a"], ["b"], ["ttfile://user/c"], ["d"], ["b"]]
    first = run.messages("effect")[0]["id"]
    run.page.evaluate("(id) => reply(id)", first)
    assert run.evaluate(
        "while (told.length === 0) await new Promise(setTimeout); return told;"
    ) == ["a"]
    for message in run.messages("effect")[1:]:
        run.page.evaluate("(id) => reply(id)", message["id"])
    run.evaluate("while (told.length < 2) await new Promise(setTimeout);")


def test_a_later_asynchronous_call_succeeds_once_the_change_is_kept(run: Run) -> None:
    run.page.evaluate("answers = false")
    run.evaluate(
        """
        tt.setStorageSync('k', 1);
        globalThis.told = [];
        tt.getStorage({ key: 'k', success: ({ data }) => told.push(data) });
        """
    )
    run.wait("message.type === 'effect' && message.effect.items.length === 0")
    change, nothing = run.messages("effect")

    early = run.evaluate("return [...told];")
    run.page.evaluate("(ids) => ids.forEach((id) => reply(id))", [change["id"], nothing["id"]])
    run.evaluate("while (told.length === 0) await new Promise(setTimeout);")

    assert early == []
    assert [each["key"] for each in change["effect"]["items"]] == ["k"]


def test_a_change_that_could_not_be_kept_is_told_in_the_console(run: Run) -> None:
    run.page.evaluate("answers = false")
    run.evaluate("tt.setStorageSync('k', 1);")
    (message,) = run.messages("effect")
    run.page.evaluate("(id) => reply(id, { problem: 'the disk is full' })", message["id"])
    run.wait("message.type === 'console'")

    (line,) = run.messages("console")
    assert line["line"]["level"] == "error"
    assert "the disk is full" in line["line"]["text"]


# Python and the shell


def test_asynchronous_work_of_python_is_announced_and_synchronous_is_not(run: Run) -> None:
    run.evaluate("tt.getStorageSync('a'); await tt.getSystemInfo();")
    run.wait("message.type === 'python' && !message.busy")

    assert [message["busy"] for message in run.messages("python")] == [True, False]


def test_an_export_of_a_canvas_that_is_not_there_fails(run: Run) -> None:
    error = run.evaluate(
        """return new Promise((fail) =>
             tt.canvasToTempFilePath({ canvasId: 'nowhere', fail }));"""
    )

    assert error["errno"] == 104
    assert "nowhere" in error["errMsg"]


def test_effects_are_the_shells_and_waiting_is_the_workers_own(run: Run) -> None:
    run.configure(faults="showToast:slow", faultDelay=1)

    shown = run.evaluate("return tt.showToast({ title: 'hello' });")

    assert shown == {"errMsg": "showToast:ok"}
    assert [each["effect"]["kind"] for each in run.messages("effect")] == ["toast"]


def test_a_transfer_tells_of_its_progress_and_can_be_aborted(run: Run) -> None:
    run.page.evaluate("answers = false")
    run.evaluate(
        """
        globalThis.told = [];
        globalThis.task = tt.downloadFile({
          url: 'https://files.test/a', fail: ({ errno }) => told.push(errno),
        });
        task.onProgressUpdate(({ totalBytesWritten }) => told.push(totalBytesWritten));
        """
    )
    run.wait("message.type === 'effect'")
    (message,) = run.messages("effect")
    run.page.evaluate(
        "(id) => frame.send({ type: 'transferred', id, done: 7, expected: 70 })", message["id"]
    )
    run.evaluate("while (told.length === 0) await new Promise(setTimeout);")
    run.evaluate("task.abort();")
    run.wait("message.type === 'abort'")

    assert message["effect"]["kind"] == "transfer"
    assert message["counts"] == "received"
    assert run.messages("abort") == [{"type": "abort", "id": message["id"]}]
    assert run.evaluate("while (told.length < 2) await new Promise(setTimeout); return told;") == [
        7,
        301,
    ]


def test_settings_change_for_later_calls_and_bad_ones_are_refused(run: Run) -> None:
    accepted = run.configure(orientation="landscape", pixelRatio=3)
    here = run.evaluate("return [tt.getSystemInfoSync(), await tt.getSystemInfo()];")
    refused = run.configure(orientation="askew")

    assert accepted["settings"]["orientation"] == "landscape"
    assert here[0] == here[1]
    assert [here[0][name] for name in ("pageOrientation", "screenWidth", "pixelRatio")] == [
        "landscape",
        667,
        3,
    ]
    assert "askew" in refused["error"]
    assert run.evaluate("return tt.getSystemInfoSync().screenWidth;") == 667
