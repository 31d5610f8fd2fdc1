"""Faults by name, for every kind of API: asked of the core, tabulated, local, not simulated."""

import pytest
from playwright.sync_api import Page

from pysim.core.catalog import CATALOG, UNSIMULATED
from tests.support.canvas_page import run

SYNCHRONOUS = [
    name
    for name, api in CATALOG.items()
    if api.form in ("table", "local") and api.owner == "tt" and not api.needs_pages
]
THROWN = """
const thrown = (name) => {
  try { tt[name]('a'); return 'none'; }
  catch (error) { return [error.errno, error.errString, error.errMsg]; }
};
"""


@pytest.mark.parametrize("name", SYNCHRONOUS)
def test_a_synchronous_call_throws_as_often_as_its_fault_says(blank_page: Page, name: str) -> None:
    denied, once, again = run(
        blank_page,
        f"{THROWN}"
        f"const twice = () => [thrown('{name}'), thrown('{name}')];"
        f"await pysim.configure({{ faults: '{name}:permissionDenied' }});"
        "const denied = twice();"
        f"await pysim.configure({{ faults: '{name}:once' }});"
        "const once = twice();"
        f"await pysim.configure({{ faults: '{name}:once' }});"
        "const again = twice();"
        "await pysim.configure({ faults: 'none' });"
        "return [denied, once, again];",
    )

    refused = [
        107,
        "user permission denied",
        f"{name}:fail the fault permissionDenied refuses this API",
    ]
    first = [102, "internal error", f"{name}:fail the fault once makes the first call fail"]
    assert denied == [refused, refused]
    assert [first, first] == [once[0], again[0]]
    assert all(each[1] != first for each in (once, again))


def test_a_fault_of_another_api_or_one_that_needs_time_leaves_a_synchronous_call_alone(
    blank_page: Page,
) -> None:
    platforms = run(
        blank_page,
        "const platforms = [];"
        "for (const faults of ['getSystemInfo:permissionDenied', 'never', 'slow', 'quotaFull']) {"
        "  await pysim.configure({ faults });"
        "  platforms.push(tt.getSystemInfoSync().platform);"
        "}"
        "await pysim.configure({ faults: 'none' });"
        "return platforms;",
    )

    assert platforms == ["ios"] * 4


def test_a_fault_for_all_apis_reaches_the_synchronous_ones(blank_page: Page) -> None:
    errors = run(
        blank_page,
        f"{THROWN}"
        "await pysim.configure({ faults: 'permissionDenied' });"
        "const error = thrown('getSystemInfoSync');"
        "await pysim.configure({ faults: 'none' });"
        "return [error[0], thrown('getSystemInfoSync')];",
    )

    assert errors == [107, "none"]


def test_an_api_that_is_not_simulated_takes_faults_by_name(blank_page: Page) -> None:
    assert "scanCode" in UNSIMULATED
    errnos = run(
        blank_page,
        "await pysim.configure({ faults: 'scanCode:once', faultDelay: 10 });"
        "const errno = () => new Promise((done) => tt.scanCode({ fail: (e) => done(e.errno) }));"
        "const errnos = [await errno(), await errno()];"
        "await pysim.configure({ faults: 'scanCode:slow' });"
        "errnos.push(await errno());"
        "await pysim.configure({ faults: 'none' });"
        "return errnos;",
    )

    assert errnos == [102, 103, 103]
