"""Pack the browser's part of pysim, the core and its door, into a wheel."""

import zipfile
from pathlib import Path

import pysim
from tools.command import ROOT
from tools.steps import files

PARTS = (ROOT / "pysim/__init__.py", ROOT / "pysim/browser.py", ROOT / "pysim/core")
NAME = f"pysim_core-{pysim.__version__}-py3-none-any.whl"

_DIST_INFO = f"pysim_core-{pysim.__version__}.dist-info"
_METADATA = f"Metadata-Version: 2.1\nName: pysim-core\nVersion: {pysim.__version__}\n"
_WHEEL = "Wheel-Version: 1.0\nGenerator: pysim\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write(target: Path) -> None:
    """Write the wheel of sources; its RECORD is filled in when it is byte-compiled."""
    contents = {
        str(file.relative_to(ROOT)): file.read_bytes() for part in PARTS for file in files(part)
    }
    contents[f"{_DIST_INFO}/METADATA"] = _METADATA.encode()
    contents[f"{_DIST_INFO}/WHEEL"] = _WHEEL.encode()
    contents[f"{_DIST_INFO}/RECORD"] = b""
    with zipfile.ZipFile(target, "w") as wheel:
        for name, data in sorted(contents.items()):
            wheel.writestr(zipfile.ZipInfo(name), data)
