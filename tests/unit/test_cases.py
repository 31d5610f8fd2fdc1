"""Every case file against the core on CPython; tests/browser runs the same ones in a page."""

import pytest

from pysim.core.catalog import CATALOG
from pysim.core.errors import Errno
from pysim.core.policy import all_settings
from tests.support import expect, user
from tests.support.cases import Case, at_ratios, describe, fill_in, load, load_sync
from tests.support.drive import Answer
from tests.support.native import NativeHost

CASES = [*load(), *load_sync()]
COMMON_ERRORS = {Errno.INTERNAL_ERROR, Errno.NOT_SUPPORTED, Errno.INVALID_PARAMETER}
# The page obeys these; tests/browser/test_canvas_*.py and test_fonts.py have both positions.
PAGE_SETTINGS = {
    "promise",
    "stateAfterReserve",
    "compositeOperations",
    "duplicateCanvas",
    "imageTimeout",
    "selectors",
    "fonts",
}


@pytest.mark.parametrize(("case", "ratio"), at_ratios(), ids=describe)
def test_the_core_answers_as_the_case_says(case: Case, ratio: int) -> None:
    settings = {"pixelRatio": ratio, **case.settings}
    has_pages = CATALOG[case.api].needs_pages
    host = NativeHost(settings, case.scenes, case.network, has_pages=has_pages)
    path = _given_path(host, case)
    for call in case.before:
        made = host.call(call["api"], fill_in(call["options"], path))
        assert made is not None
        assert made.ok, made.result
    host.answer = case.answer

    options = fill_in(case.options, path)
    host.occupy(case.api, options, case.busy)

    answer = host.call(case.api, options, case.problem, aborted=case.aborted)

    if case.silent:
        assert answer is None
        return
    assert answer is not None
    expect.check(case, answer, path)
    user.check(case, host.shown)
    if case.api == "canvasPutImageData" and case.image:
        shown = host.call("canvasToTempFilePath", {"canvasId": case.options["canvasId"]})
        assert shown is not None
        answer = Answer(answer.order, answer.result, shown.file)
    expect.check_image(case, answer)


@pytest.mark.parametrize("case", load_sync(), ids=describe)
def test_the_core_answers_at_once_as_the_case_says(case: Case) -> None:
    host = NativeHost(case.settings, case.scenes, case.network)
    path = _given_path(host, case)
    for call in case.before:
        made = host.call(call["api"], fill_in(call["options"], path))
        assert made is not None
        assert made.ok, made.result
    host.mount()

    answer = host.call(case.api, fill_in(case.options, path))

    assert answer is not None
    expect.check(case, answer, path)


def _given_path(host: NativeHost, case: Case) -> str:
    if not case.given:
        return ""
    before = host.call(case.given["api"], case.given["options"])
    assert before is not None
    path = before.result.get("tempFilePath") or before.result["path"]
    assert isinstance(path, str)
    return path


@pytest.mark.parametrize(
    "name", [name for name, api in CATALOG.items() if api.form in ("async", "sync")]
)
def test_every_error_an_api_declares_is_provoked(name: str) -> None:
    provoked = {case.fail["errno"] for case in CASES if case.api == name and case.fail}

    api = CATALOG[name]
    declared = {errno.code for errno in (*api.errors, *COMMON_ERRORS)}
    if api.form == "sync" and not api.params:
        # Nothing is given that could be wrong.
        declared -= {Errno.INVALID_PARAMETER.code}

    assert declared <= provoked


def test_no_case_fails_with_an_error_that_its_api_does_not_declare() -> None:
    undeclared = {
        (case.api, case.fail["errno"])
        for case in CASES
        if case.fail and "faults" not in case.settings and case.api in CATALOG
    } - {(name, errno.code) for name, api in CATALOG.items() for errno in api.errors}

    assert {errno for _, errno in undeclared} <= {errno.code for errno in COMMON_ERRORS}, undeclared


def test_every_choice_of_every_setting_has_a_case() -> None:
    used: dict[str, set[object]] = {each.name: {each.default} for each in all_settings()}
    for case in CASES:
        for name, value in case.settings.items():
            used[name] |= {part.split(":")[-1] for part in str(value).split(",")}

    missing = {
        f"{each.name}={choice}"
        for each in all_settings()
        for choice in each.choices
        if each.name not in PAGE_SETTINGS and choice not in used[each.name]
    }

    assert missing == set()
