"""The package in a page: what the page's own folder has, from a real server."""

import base64
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import SITE, OpenEmbed
from tests.support.canvas_page import run

_MANAGER = """
  const manager = tt.getFileSystemManager();
  const base64 = async (filePath) =>
    (await manager.readFile({ filePath, encoding: 'base64' })).data;
  const errno = (promise) => promise.then(() => 0, (failure) => failure.errno);
"""
ICON = SITE / "icon.svg"


def do(page: Page, script: str) -> Any:
    return run(page, _MANAGER + script)


def test_every_byte_of_a_file_is_what_the_server_has(embed: OpenEmbed) -> None:
    wheel = next(Path(SITE, "runtime").glob("pillow-*.whl"))
    page = embed()

    found = do(
        page,
        f"""
        const path = '/runtime/{wheel.name}';
        const {{ size }} = await manager.getFileInfo({{ filePath: path }});
        const {{ stat }} = await manager.stat({{ path }});
        return {{ size, stat: [stat.size, stat.isFile()], data: await base64(path) }};
        """,
    )

    data = wheel.read_bytes()
    assert (found["size"], found["stat"]) == (len(data), [len(data), True])
    assert base64.b64decode(found["data"]) == data


def test_a_file_is_asked_for_once_by_whatever_reads_it(embed: OpenEmbed) -> None:
    page = embed()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    do(
        page,
        """
        await manager.access({ path: 'icon.svg' });
        await base64('./icon.svg');
        await errno(tt.getImageInfo({ src: '/icon.svg' }));
        await manager.copyFile({ srcPath: 'icon.svg', destPath: 'ttfile://user/icon.svg' });
        """,
    )

    assert [url for url in asked if url.endswith("/icon.svg")] == [asked[0]]


def test_a_changed_file_is_seen_by_a_page_that_is_loaded_anew(embed: OpenEmbed) -> None:
    page = embed()
    bodies = iter(["old", "new"])
    page.route("**/words.txt", lambda route: route.fulfill(body=next(bodies)))
    read = "return atob(await base64('words.txt'));"

    first, second = do(page, read), do(page, read)
    page.reload()
    page.evaluate("pysim.ready")

    assert [first, second, do(page, read)] == ["old", "old", "new"]


def test_a_copy_outlives_the_page(embed: OpenEmbed) -> None:
    page = embed()
    do(
        page,
        "await manager.copyFile({ srcPath: 'icon.svg', destPath: 'ttfile://user/icon.svg' });",
    )
    page.reload()
    page.evaluate("pysim.ready")

    kept = do(page, "return base64('ttfile://user/icon.svg');")

    assert base64.b64decode(kept) == ICON.read_bytes()
    assert do(page, "return (await pysim.contents()).files.map((file) => file.path);") == [
        "ttfile://user/icon.svg"
    ]


@pytest.mark.parametrize("path", ["runtime", "./runtime/", "/"])
def test_a_folder_of_the_server_is_not_there(embed: OpenEmbed, path: str) -> None:
    codes = do(
        embed(),
        f"""
        const path = '{path}';
        return [
          await errno(manager.access({{ path }})),
          await errno(manager.stat({{ path }})),
          await errno(manager.readdir({{ dirPath: path }})),
          await errno(manager.readFile({{ filePath: path }})),
        ];
        """,
    )

    assert codes == [203, 203, 203, 203]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("%2e%2e/secret", "/deep/%252e%252e/secret"),
        ("a.txt?b#c", "/deep/a.txt%3Fb%23c"),
        ("./http:secret", "/deep/http%3Asecret"),
    ],
)
def test_no_spelling_leads_out_of_the_pages_folder(
    embed: OpenEmbed, site: str, path: str, asked: str
) -> None:
    page = embed()
    page.evaluate("history.replaceState({}, '', '/deep/page.html')")
    urls: list[str] = []

    def refuse(route: Route) -> None:
        urls.append(route.request.url)
        route.fulfill(status=404)

    page.route("**", refuse)

    assert do(page, f"return errno(manager.access({{ path: '{path}' }}));") == 203
    assert urls == [f"{site}{asked}"]
