"""Build the site and run the tests on it."""

import subprocess
import sys

from tools import site
from tools.command import ROOT

# On all processors, each file's tests in one process, which share what they start.
_ALL = ("-n", "auto", "--dist", "loadfile", "--cov", "--cov-report=term-missing:skip-covered")


def main(arguments: list[str]) -> int:
    """Run pytest with `arguments`; without any, all tests run and coverage is measured."""
    site.build()
    return subprocess.run(
        [sys.executable, "-m", "pytest", *(arguments or _ALL)], cwd=ROOT, check=False
    ).returncode
