"""Tests of mini-programs: the plug-in of pytest and what it stands on.

The fixtures `miniprogram` and `assert_image` are there once the package is installed. For helpers
and for types: `from pysim.testing import MiniProgram, Page, assert_image`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pysim.driver.calls import Export, Result
    from pysim.driver.page import Page
    from pysim.testing.goldens.assertion import assert_image
    from pysim.testing.miniprogram import MiniProgram

__all__ = ["Export", "MiniProgram", "Page", "Result", "assert_image"]

_HOMES = {
    "Export": "pysim.driver.calls",
    "MiniProgram": "pysim.testing.miniprogram",
    "Page": "pysim.driver.page",
    "Result": "pysim.driver.calls",
    "assert_image": "pysim.testing.goldens.assertion",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is used: pytest loads the plug-in also where nobody tests with it."""
    if name not in _HOMES:
        raise AttributeError(f"pysim.testing has no {name}, but {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
