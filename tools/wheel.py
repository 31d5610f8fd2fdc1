"""Build the Python package with the site inside."""

import sys
from pathlib import Path

from tools import site
from tools.command import ROOT, run


def main(out: str) -> int:
    """Build the wheel into folder `out` and name it."""
    site.build()
    print(build(Path(out)))
    return 0


def build(out: Path) -> Path:
    """Build the wheel, with the site as it is, into `out` and return it."""
    out.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out.resolve()], cwd=ROOT)
    (wheel,) = out.glob("pysim_gadget-*.whl")
    return wheel
