"""Tests of mini-programs: the plug-in of pytest and what it stands on.

The fixtures `miniprogram`, `embed` and `assert_image` are there once the package is installed. For
helpers, types and what `open` takes: `from pysim.testing import Network, Page, assert_image`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pysim.driver.calls import Export, Result
    from pysim.driver.embed import Embed
    from pysim.driver.exchange import Answer, Request
    from pysim.driver.mocks import Mock
    from pysim.driver.network import Network
    from pysim.driver.page import Page
    from pysim.driver.session import Session
    from pysim.testing.goldens.assertion import assert_image
    from pysim.testing.miniprogram import MiniProgram

__all__ = [
    "Answer",
    "Embed",
    "Export",
    "MiniProgram",
    "Mock",
    "Network",
    "Page",
    "Request",
    "Result",
    "Session",
    "assert_image",
]

_HOMES = {
    "Answer": "pysim.driver.exchange",
    "Embed": "pysim.driver.embed",
    "Export": "pysim.driver.calls",
    "MiniProgram": "pysim.testing.miniprogram",
    "Mock": "pysim.driver.mocks",
    "Network": "pysim.driver.network",
    "Page": "pysim.driver.page",
    "Request": "pysim.driver.exchange",
    "Result": "pysim.driver.calls",
    "Session": "pysim.driver.session",
    "assert_image": "pysim.testing.goldens.assertion",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is used: pytest loads the plug-in also where nobody tests with it."""
    if name not in _HOMES:
        raise AttributeError(f"pysim.testing has no {name}, but {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
