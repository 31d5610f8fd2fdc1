"""Parts of the logic worker with stand-ins for Python and the shell: what those never do there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.logic import bundle

RED_DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGA"
    "hKmMIQAAAABJRU5ErkJggg=="
)
Evaluate = Callable[[str], Any]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_context().new_page()
    yield page
    page.context.close()


def module_in(page: Page, entry: str) -> Evaluate:
    """Return what runs the body of an async function of the exports of web/`entry`."""
    page.evaluate(
        """async (source) => {
          const script = new Blob([source], { type: 'text/javascript' });
          window.loaded = await import(URL.createObjectURL(script));
        }""",
        bundle(entry, "esm"),
    )
    return lambda script: page.evaluate(f"async () => {{ {script} }}")


@pytest.fixture
def core(page: Page) -> Evaluate:
    return module_in(page, "logic/local-core.ts")


@pytest.fixture
def images(page: Page) -> Evaluate:
    return module_in(page, "logic/images.ts")


def test_a_core_that_breaks_fails_every_call_made_and_to_come(core: Evaluate) -> None:
    answers = core(
        """
        const lines = [];
        const host = { keep: async () => ({}), busy() {}, print: ({ text }) => lines.push(text) };
        const broken = { handle: () => { throw new Error('out of memory'); } };
        const local = new loaded.LocalCore(broken, host);
        const ask = (api) => local.call(api, {}, {}, [], async () => ({}), 0);
        const early = [ask('readFile'), ask('stat')];
        const now = local.callNow('readFileSync', {});
        const all = [...await Promise.all(early), now, await ask('unlink')];
        const file = await local.file('a').catch(({ message }) => message);
        return [all.map(({ result }) => [result.errMsg.split(' ')[0], result.errno]), file, lines];
        """
    )

    results, file, lines = answers
    assert results == [
        ["readFile:fail", 102],
        ["stat:fail", 102],
        ["readFileSync:fail", 102],
        ["unlink:fail", 102],
    ]
    assert "core has failed: Error: out of memory" in file
    assert sum("out of memory" in line for line in lines) == 4


def test_an_effect_that_is_not_performed_is_told_to_python(core: Evaluate) -> None:
    messages = core(
        """
        const messages = [];
        const host = { keep: async () => ({}), busy: (busy) => messages.push(busy), print() {} };
        const answers = [
          { type: 'effect', id: 1, effect: { kind: 'toast' }, console: [] },
          { type: 'reply', id: 1, outcome: 'fail', result: { errMsg: 'x' }, console: [] },
        ];
        const python = { handle: (m) => { messages.push(m); return answers.shift(); } };
        const local = new loaded.LocalCore(python, host);
        await local.call('showToast', {}, {}, [], () => Promise.reject(new Error('no shell')), 0);
        return messages;
        """
    )

    assert [each["type"] for each in messages if isinstance(each, dict)] == ["call", "resume"]
    assert messages[4]["failed"] == "Error: no shell"
    assert [each for each in messages if isinstance(each, bool)] == [True, False, True, False]


def test_images_come_from_files_the_network_and_the_address_itself(images: Evaluate) -> None:
    sizes = images(
        f"""
        const dot = await (await fetch('{RED_DOT}')).blob();
        const bytes = new Uint8Array(await dot.arrayBuffer());
        const asked = [];
        const core = {{
          file: async (path) => {{ asked.push(path); return dot; }},
          reach: async (address) => {{ asked.push(`may ${{address}}`); }},
        }};
        const perform = async ({{ url }}) => {{
          asked.push(url);
          return {{ ok: true, status: 200, url: `${{url}}?landed`, bytes }};
        }};
        const {{ load }} = new loaded.WorkerImages(core, perform);
        const paths = ['ttfile://temp/a.png', 'ttfile://temp/a.png', 'images/a.png',
          'images/a.png', 'https://files.test/a.png', '{RED_DOT}'];
        const sizes = [];
        for (const path of paths) {{
          const {{ source, address, taints }} = await load(path, 5000);
          sizes.push([source.width, address === path, taints]);
        }}
        return [sizes, asked];
        """
    )

    assert sizes[0] == [[1, True, False]] * 6
    assert sizes[1] == [
        "ttfile://temp/a.png",
        "ttfile://temp/a.png",
        "images/a.png",
        "may https://files.test/a.png",
        "https://files.test/a.png",
        "may https://files.test/a.png?landed",
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("{ ok: false, reason: 'unreachable' }", "unreachable"),
        ("{ ok: true, status: 404, url, bytes: new Uint8Array() }", "the server answered 404"),
        ("{ ok: true, status: 200, url, bytes: new Uint8Array() }", "it is no image"),
    ],
)
def test_an_image_that_cannot_be_had_says_why(images: Evaluate, answer: str, reason: str) -> None:
    message = images(
        f"""
        const core = {{ file: async () => new Blob(), reach: async () => {{}} }};
        const {{ load }} = new loaded.WorkerImages(core, async ({{ url }}) => ({answer}));
        return load('https://files.test/a.png', 5000).catch(({{ message }}) => message);
        """
    )

    assert message == reason
