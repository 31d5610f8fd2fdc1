"""The user area and the storage outlive the page; what was acknowledged is never lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page

from pysim.driver import browsers
from tests.support.canvas_page import run

HELPERS = """
  const manager = tt.getFileSystemManager();
  const user = 'ttfile://user/';
  const write = (name, data) => manager.writeFile({ filePath: user + name, data });
  const read = (name) => manager.readFile({ filePath: user + name, encoding: 'utf8' })
    .then(({ data }) => data, ({ errno }) => errno);
  const list = async (name) => (await manager.readdir({ dirPath: user + name })).files;
  const exported = async () => {
    document.body.innerHTML = '<canvas canvas-id="c" width="4" height="4"></canvas>';
    return (await tt.canvasToTempFilePath({ canvasId: 'c' })).tempFilePath;
  };
"""
LEFT = """async () => {
  const { files, items } = await pysim.contents();
  return [files.map(({ path }) => path), items];
}"""

# Put texts into the page's database, under 0, 1, 2 …
LEAVE = """async (texts) => {
  const [{ name }] = await indexedDB.databases();
  const opening = indexedDB.open(name);
  await new Promise((done) => { opening.onsuccess = done; });
  const writing = opening.result.transaction('items', 'readwrite');
  texts.forEach((text, index) => writing.objectStore('items').put({ key: String(index), text }));
  await new Promise((done) => { writing.oncomplete = done; });
  opening.result.close();
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    """Its first page, ready."""
    return opened(context, f"{site}/embed.html")


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.evaluate("pysim.ready")
    return page


def reloaded(page: Page) -> Page:
    page.reload()
    page.evaluate("pysim.ready")
    return page


def do(page: Page, script: str) -> Any:
    """Run the body of an async function that may use the helpers."""
    return run(page, HELPERS + script)


def test_files_and_directories_are_as_they_were_after_a_reload(page: Page) -> None:
    do(
        page,
        """
        await manager.mkdir({ dirPath: user + 'a/b', recursive: true });
        await manager.mkdir({ dirPath: user + 'gone' });
        await write('a/b/one.txt', 'one');
        await write('old.txt', 'never seen again');
        await manager.appendFile({ filePath: user + 'a/b/one.txt', data: ', two' });
        await manager.copyFile({ srcPath: user + 'a/b/one.txt', destPath: user + 'copy.txt' });
        await manager.rename({ oldPath: user + 'old.txt', newPath: user + 'new.txt' });
        await manager.rename({ oldPath: user + 'a', newPath: user + 'moved' });
        await manager.rmdir({ dirPath: user + 'gone' });
        await write('new.txt', 'three');
        """,
    )

    reloaded(page)

    tree = do(page, "return [await list(''), await list('moved'), await list('moved/b')];")
    assert tree == [["copy.txt", "moved", "new.txt"], ["b"], ["one.txt"]]
    names = ["moved/b/one.txt", "copy.txt", "new.txt", "old.txt"]
    texts = do(page, f"return Promise.all({names}.map(read));")
    assert texts == ["one, two", "one, two", "three", 203]


def test_saved_and_exported_files_stay_and_temp_files_go(page: Page) -> None:
    look = """
        const { stat } = await manager.stat({ path: user + 'kept.png' });
        const { fileList } = await manager.getSavedFileList();
        return [{ ...stat }, fileList, (await list('')).length];
    """
    do(page, "await pysim.configure({ resultPath: 'user' }); await exported();")
    do(page, "await pysim.configure({ resultPath: 'temp' });")
    temp = do(page, "return exported();")
    do(
        page,
        """await manager.writeFile({ filePath: user + 'plain', data: '' });
        await tt.saveFile({ tempFilePath: await exported(), filePath: user + 'kept.png' });""",
    )
    before = do(page, look)

    reloaded(page)

    assert do(page, look) == before
    saved = [each["filePath"] for each in before[1]]
    assert saved == ["ttfile://user/kept.png"]
    assert before[2] == 3
    assert do(page, f"return manager.access({{ path: {temp!r} }}).catch((e) => e.errno);") == 203


def test_stored_values_come_back_with_their_types(page: Page) -> None:
    do(
        page,
        r"""
        const values = { date: new Date(5), none: null, text: '', list: [1, { a: true }] };
        for (const [key, data] of Object.entries(values)) await tt.setStorage({ key, data });
        await tt.setStorage({ key: 'half \ud800', data: '\udfff' });
        await tt.setStorage({ key: 'gone', data: 1 });
        await tt.removeStorage({ key: 'gone' });
        """,
    )

    reloaded(page)

    values = do(
        page,
        r"""
        const get = async (key) => (await tt.getStorage({ key })).data;
        return [(await get('date')).getTime(), await get('none'), await get('text'),
          await get('list'), (await get('half \ud800')) === '\udfff',
          (await tt.getStorageInfo()).keys.length];
        """,
    )
    assert values == [5, None, "", [1, {"a": True}], True, 5]


def test_what_older_pages_kept_is_still_read(page: Page) -> None:
    texts = [
        '{"when": {"$js": "Date", "value": 5}, "no": {"$js": "null"}, "n": [NaN, -Infinity]}',
        '{"$js": "null"}',
        '{"$js": "undefined"}',
        "NaN",
        r'{"NaN": "\"NaN, Infinity", "$js": 7}',
    ]
    do(page, "await tt.setStorage({ key: 'k', data: 1 });")
    page.evaluate(LEAVE, texts)

    reloaded(page)

    assert do(
        page,
        """
        const get = async (key) => (await tt.getStorage({ key })).data;
        const { when, no, n } = await get('0');
        return [when.getTime(), no, n.map(String), await get('1'), String(await get('2')),
          String(await get('3')), await get('4')];
        """,
    ) == [
        5,
        None,
        ["NaN", "-Infinity"],
        None,
        "undefined",
        "NaN",
        {"NaN": '"NaN, Infinity', "$js": 7},
    ]


def test_what_was_forgotten_stays_forgotten(page: Page) -> None:
    do(page, "await write('a', '1'); await tt.setStorage({ key: 'k', data: 1 });")
    do(page, "await pysim.clear();")
    assert page.evaluate(LEFT) == [[], []]

    do(reloaded(page), "await write('b', '2');")
    do(reloaded(page), "await tt.setStorage({ key: 'k', data: 2 }); await tt.clearStorage();")

    assert reloaded(page).evaluate(LEFT) == [["ttfile://user/b"], []]


def test_projects_of_one_site_do_not_see_each_other(context: BrowserContext, site: str) -> None:
    def project(path: str, attribute: str = "") -> Page:
        html = f"<!doctype html><script src='{site}/pysim.js' {attribute}></script>"
        context.route(
            f"{site}{path}", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        return opened(context, f"{site}{path}")

    do(project("/one/first.html"), "await write('a', 'of the folder one');")
    do(project("/one/named.html", "data-project='shop'"), "await write('a', 'of the shop');")

    seen = [
        do(project(path, attribute), "return read('a');")
        for path, attribute in [
            ("/one/second.html", ""),
            ("/two/first.html", ""),
            ("/two/named.html", "data-project='shop'"),
        ]
    ]
    assert seen == ["of the folder one", 203, "of the shop"]


def test_two_pages_of_a_project_both_keep_what_they_write(page: Page, site: str) -> None:
    other = opened(page.context, f"{site}/embed.html")
    do(page, "await write('a', 'first'); await write('both', 'early');")
    do(other, "await write('b', 'second'); await write('both', 'late');")

    seen = [
        do(reloaded(each), "return Promise.all(['a', 'b', 'both'].map(read));")
        for each in (page, other)
    ]

    assert seen == [["first", "second", "late"]] * 2


def test_nothing_acknowledged_is_lost_when_the_browser_is_killed_at_once(
    browser_type: BrowserType, site: str, tmp_path: Path
) -> None:
    def launch() -> BrowserContext:
        options = browsers.launch_options("chromium")
        return browser_type.launch_persistent_context(tmp_path, **options)

    context = launch()
    page = opened(context, f"{site}/embed.html")
    context.expose_function("acknowledged", lambda: kill(tmp_path))
    with context.expect_event("close"):
        page.evaluate(
            """() => {
              const manager = tt.getFileSystemManager();
              const filePath = 'ttfile://user/a.txt';
              manager.writeFile({ filePath, data: 'x'.repeat(3000000), success() {
                tt.setStorage({ key: 'k', data: 'kept', success: acknowledged });
              } });
            }"""
        )

    context = launch()
    page = opened(context, f"{site}/embed.html")
    seen = do(
        page, "return [(await read('a.txt')).length, (await tt.getStorage({ key: 'k' })).data];"
    )
    context.close()
    assert seen == [3_000_000, "kept"]


def kill(profile: Path) -> None:
    """End every process of the browser that uses `profile`, without a chance to tidy up."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(profile).encode() in command:
            os.kill(int(process.name), signal.SIGKILL)


def test_a_crash_of_the_worker_in_the_middle_of_writes_loses_nothing_acknowledged(
    page: Page,
) -> None:
    """The worker dies inside a write, with others under way in the core and in the page."""
    (worker,) = page.workers
    worker.evaluate(
        """() => {
          const Plain = Blob;
          let made = 0;
          self.Blob = class extends Plain {
            constructor(...given) {
              super(...given);
              made += 1;
              if (made === 30) { close(); throw new Error('the worker dies here'); }
            }
          };
        }"""
    )
    outcomes = do(
        page,
        """
        const outcomes = [];
        const lane = async (first) => {
          for (let index = first; index < 60; index += 4) {
            await write('f' + index % 20, String(index).repeat(50000)).then(
              () => outcomes.push(index),
              ({ errno }) => outcomes.push(-errno),
            );
          }
        };
        await Promise.all([0, 1, 2, 3].map(lane));
        return outcomes;
        """,
    )
    acknowledged = {each for each in outcomes if each >= 0}
    assert acknowledged
    assert {each for each in outcomes if each < 0} == {-102}

    texts = do(
        reloaded(page), "return Promise.all(Array.from({ length: 20 }, (_, i) => read('f' + i)));"
    )

    for slot, text in enumerate(texts):
        written = range(slot, 60, 20)
        last = max((index for index in written if index in acknowledged), default=None)
        whole = [str(index) * 50_000 for index in written if last is None or index >= last]
        assert text in whole or (text == 203 and last is None), (slot, last)


def test_a_change_that_cannot_be_kept_is_no_success_and_nothing_of_it_is_kept(page: Page) -> None:
    do(page, "await write('a', 'before');")
    failure = do(
        page,
        """
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value) {
          const full = value.path === user + 'd/full';
          if (full) throw new DOMException('disk full', 'QuotaExceededError');
          return put.call(this, value);
        };
        await manager.mkdir({ dirPath: user + 'd' });
        const outcomes = await Promise.allSettled([write('d/full', 'x'), write('a', 'after')]);
        const [{ reason }, { status }] = outcomes;
        return [reason.errno, reason.errMsg, status, await read('d/full')];
        """,
    )

    assert failure == [
        102,
        "writeFile:fail the browser could not keep the change: QuotaExceededError: disk full",
        "fulfilled",
        203,
    ]
    assert do(reloaded(page), "return [await list('d'), await read('a')];") == [[], "after"]


def test_writes_go_on_after_the_user_had_the_browser_forget_the_site(page: Page, site: str) -> None:
    do(page, "await write('a', 'before');")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})

    do(page, "await write('b', 'after'); await tt.hideToast();")

    assert do(reloaded(page), "return read('b');") == "after"


def test_a_database_that_is_deleted_under_a_page_keeps_nobody_waiting(page: Page) -> None:
    do(
        page,
        """
        await write('a', 'before');
        const { name } = (await indexedDB.databases())[0];
        await new Promise((done, failed) => {
          Object.assign(indexedDB.deleteDatabase(name), {
            onsuccess: done, onblocked: () => failed(new Error('blocked')) });
        });
        await write('b', 'after');
        """,
    )

    assert do(opened(page.context, page.url), "return read('b');") == "after"


def test_a_database_that_somebody_else_holds_fails_the_write_in_time(page: Page) -> None:
    holder = opened(page.context, page.url)
    page.clock.install()
    holder.evaluate(
        """async () => {
          const { name } = (await indexedDB.databases())[0];
          const opening = indexedDB.open(name);
          await new Promise((done) => { opening.onsuccess = done; });
          const writing = opening.result.transaction(['files', 'items'], 'readwrite');
          const again = () => { writing.objectStore('items').get('k').onsuccess = again; };
          again();
        }"""
    )
    page.evaluate(
        """() => {
          const write = tt.getFileSystemManager().writeFile;
          window.failed = write({ filePath: 'ttfile://user/a', data: 'x' }).catch((e) => e);
          window.begun = pysim.contents();
        }"""
    )
    page.evaluate("begun")
    page.clock.fast_forward(15_000)

    assert "longer than 15 s" in page.evaluate("failed.then(({ errMsg }) => errMsg)")


def test_a_browser_that_keeps_nothing_is_told_of_and_works(
    context: BrowserContext, site: str
) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined });")
    lines: list[str] = []
    context.on("console", lambda message: lines.append(text_of(message)))
    page = opened(context, f"{site}/embed.html")

    assert do(page, "await write('a', 'here'); return read('a');") == "here"
    assert [line for line in lines if "end with this page" in line] == lines
    assert len(lines) == 1


def text_of(message: ConsoleMessage) -> str:
    return message.text
