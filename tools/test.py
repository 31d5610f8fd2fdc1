"""Build the site and run the tests on it."""

import subprocess
import sys

from tools import site
from tools.command import ROOT


def main(arguments: list[str]) -> int:
    """Run pytest with `arguments`; without any, all tests run and coverage is measured."""
    site.build()
    coverage = [] if arguments else ["--cov", "--cov-report=term-missing:skip-covered"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *coverage, *arguments], cwd=ROOT, check=False
    ).returncode
