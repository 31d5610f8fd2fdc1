"""Build the Python package with the site inside."""

import sys
from pathlib import Path

from tools import site
from tools.command import ROOT, run


def main(out: str) -> int:
    """Build the wheel into folder `out` and name it."""
    print(build(Path(out)))
    return 0


def build(out: Path) -> Path:
    """Bring the site up to date, build the wheel into `out` and return it."""
    site.build()
    out.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out.resolve()], cwd=ROOT)
    (wheel,) = out.glob("pysim_gadget-*.whl")
    return wheel
