"""Every case file through a real page: DOM canvases, `tt`, worker, Pyodide and back."""

import pytest
from playwright.sync_api import Page

from tests.support import drive, expect, scenes, user
from tests.support.cases import Case, describe, fill_in, in_plain_pages
from tests.support.web_server import WebServer


@pytest.mark.parametrize(("case", "ratio"), in_plain_pages(), ids=describe)
def test_the_page_answers_as_the_case_says(
    shared_page: Page, other_origin: str, web_server: WebServer, case: Case, ratio: int
) -> None:
    page = shared_page
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text))
    drive.reset(page, pixelRatio=ratio)
    scenes.connect(page, case, web_server.url)
    scenes.paint(page, case.scenes)
    path = _given_path(page, case)
    for call in case.before:
        made = drive.call(page, call["api"], fill_in(call["options"], path))
        assert made.ok, made.result
    drive.configure(page, **case.settings)
    scenes.make_unreadable(page, case, f"{other_origin}/flag.png")
    options = fill_in(case.options, path)
    user.watch(page, case)

    if case.silent:
        assert drive.stays_silent(page, case.api, options)
        return
    drive.occupy(page, case.api, options, case.busy)
    answer = drive.call(page, case.api, options, aborted=case.aborted)
    drive.release(page)

    expect.check(case, drive.Answer(answer.order, answer.result, answer.file, lines), path)
    user.check(case, user.seen(page))
    drive.configure(page, faults="none", profile="iphone")
    if case.api == "canvasPutImageData" and case.image:
        shown = drive.export(page, canvasId=case.options["canvasId"])
        answer = drive.Answer(answer.order, answer.result, shown.file)
    expect.check_image(case, answer)


def _given_path(page: Page, case: Case) -> str:
    if not case.given:
        return ""
    before = drive.call(page, case.given["api"], case.given["options"])
    path = before.result.get("tempFilePath") or before.result["path"]
    assert isinstance(path, str)
    return path
