"""A project of thousands of files, as packages in node_modules make it."""

from playwright.sync_api import Browser

from tests.support import projects, shell


def test_every_file_of_a_large_project_is_fetched(browser: Browser, site: str) -> None:
    package = {f"node_modules/pkg/{n}.js": f"module.exports = {n}" for n in range(3000)}
    last = {"app.js": "console.log('last', require('pkg/2999')); App({});"}

    with (
        projects.serve(projects.MINIMAL | package | last) as server,
        shell.opener(browser, site) as opened,
    ):
        page = opened(server.url)

        assert shell.said(page, "last") == [["plain", "2999"]]
        assert page.evaluate("pysim.preview.problems") == []
