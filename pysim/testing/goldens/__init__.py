"""Golden images: what a test's pictures must look like, and the report of those that do not.

`Goldens` is what a test run has, `Owner` a test in it; `write` makes the report at the end. This
package needs nothing of pytest, and of the extra `test` only what sees like people (perceived.py).
"""

from pysim.testing.goldens.assertion import AssertImage, assert_image, current
from pysim.testing.goldens.check import GoldenMismatchError, Goldens, Owner
from pysim.testing.goldens.compare import Comparison, compare, draw
from pysim.testing.goldens.message import UPDATE_OPTION
from pysim.testing.goldens.picture import Picture, read
from pysim.testing.goldens.report import write
from pysim.testing.goldens.results import Record, Results
from pysim.testing.goldens.tolerance import Mode, Tolerance

__all__ = [
    "UPDATE_OPTION",
    "AssertImage",
    "Comparison",
    "GoldenMismatchError",
    "Goldens",
    "Mode",
    "Owner",
    "Picture",
    "Record",
    "Results",
    "Tolerance",
    "assert_image",
    "compare",
    "current",
    "draw",
    "read",
    "write",
]
