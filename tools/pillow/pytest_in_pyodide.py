"""Runs inside Pyodide: call pytest on Pillow's test files and report each test's outcome."""

import json
import os

import pytest


class Outcomes:
    """A pytest plug-in that keeps, for each test, how it ended and why it did not pass."""

    def __init__(self) -> None:
        self.tests: dict[str, dict[str, str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the call's outcome, or that of a set-up or clean-up that did not pass."""
        if report.when != "call" and report.passed:
            return
        outcome: str = report.outcome
        reason = ""
        if hasattr(report, "wasxfail"):
            outcome, reason = ("passed" if report.passed else "xfailed"), report.wasxfail
        elif report.skipped and isinstance(report.longrepr, tuple):
            reason = report.longrepr[2].removeprefix("Skipped: ")
        elif report.failed:
            reason = _last_line(report)
        self.tests[report.nodeid] = {"outcome": outcome, "reason": reason}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep a file that could not be collected, or skipped itself as a whole."""
        if report.skipped and isinstance(report.longrepr, tuple):
            reason = report.longrepr[2].removeprefix("Skipped: ")
            self.tests[report.nodeid] = {"outcome": "skipped", "reason": reason}
        elif report.failed:
            reason = str(report.longrepr).strip().splitlines()[-1]
            self.tests[report.nodeid] = {"outcome": "failed", "reason": reason}


def run(folder: str, files: list[str]) -> str:
    """Run the test `files` from Pillow's source `folder`; return the outcomes as JSON."""
    os.chdir(folder)
    outcomes = Outcomes()
    # faulthandler needs a real stderr, and the cache would be written into the sources.
    options = ["-q", "--tb=short", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    pytest.main([*options, *(f"Tests/{name}" for name in files)], plugins=[outcomes])
    return json.dumps(outcomes.tests)


def _last_line(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash is not None else str(report.longrepr)
    return str(text).strip().splitlines()[0]
