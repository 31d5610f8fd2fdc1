"""Functions of a test that the page calls, and that may use the page themselves."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from greenlet import greenlet


def callable_from_page(function: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    """Return what Playwright's `expose_function` takes in the place of `function`.

    Each call runs in a greenlet of its own, as Playwright's handlers of routes do: one in
    Playwright's own would wait for ever for what it asks of the page.
    """

    def call(*given: Any) -> Coroutine[Any, Any, Any]:
        done = asyncio.get_running_loop().create_future()
        greenlet(lambda: done.set_result(function(*given))).switch()

        async def answer() -> Any:
            return await done

        return answer()

    return call
