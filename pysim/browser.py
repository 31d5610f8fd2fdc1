"""The Pyodide side of the door: converts values between JavaScript and `pysim.core.wire`.

Runs inside a browser's worker only; the core itself knows nothing of JavaScript.
"""

import random
from collections.abc import Callable
from typing import Any

import js
from pyodide.ffi import JsException, JsProxy, to_js

from pysim.core.wire import Wire


class BlobStore:
    """File contents as Blobs, outside the Python heap; wraps the worker's store object."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def put(self, data: bytes) -> int:
        """Keep `data`, return its key."""
        return int(self._store.put(data))

    def append(self, key: int, data: bytes) -> int:
        """Keep the contents of `key` followed by `data`, return the new key."""
        return int(self._store.append(key, data))

    def share(self, key: int) -> int:
        """Return another key for the same contents."""
        return int(self._store.share(key))

    def read(self, key: int, start: int, stop: int) -> bytes:
        """Return the bytes in the half-open range."""
        data: bytes = self._store.read(key, start, stop).to_bytes()
        return data

    def drop(self, key: int) -> None:
        """Forget the bytes."""
        self._store.drop(key)

    def handle(self, key: int) -> object:
        """Return the Blob."""
        return self._store.blob(key)

    def adopt(self, handle: object) -> int:
        """Keep a Blob, or bytes, return its key."""
        if isinstance(handle, bytes):
            return self.put(handle)
        return int(self._store.adopt(handle))


class _Door:
    """The one wire of this worker; there is none before `start`."""

    wire: Wire


def start(store: JsProxy, settings: JsProxy, kept: JsProxy, package: JsProxy | None = None) -> None:
    """Start the platform with the worker's Blob store and what an earlier run left.

    `package`: all files of the package, from a host that runs the whole mini-program. Raise
    SettingError if a setting is bad.
    """
    # A restored memory snapshot holds the generator's state of the day it was taken.
    random.seed()
    _Door.wire = Wire(
        BlobStore(store),
        _converted(settings),
        _converted(kept),
        None if package is None else _converted(package),
        _canonical_host,
    )


def handle(message: JsProxy) -> Any:
    """Answer one message of `web/protocol/messages.ts`."""
    reply = _Door.wire.handle(_converted(message))
    return to_js(reply, dict_converter=js.Object.fromEntries)


def _canonical_host(host: str) -> str | None:
    """Return a host as this browser writes it, None if it takes it for none."""
    try:
        return str(js.URL.new(f"http://{host}/").hostname)
    except JsException:
        return None


def _converted(value: JsProxy) -> Any:
    return value.to_py(default_converter=_object)


def _object(value: JsProxy, convert: Callable[[Any], Any], _remember: object) -> object:
    """Convert an object that Pyodide does not take for a plain one; a Blob passes as it is.

    A message holds no others, but a key of a plain one may be `constructor`.
    """
    if js.Object.prototype.toString.call(value) == "[object Blob]":
        return value
    return {key: convert(each) for key, each in js.Object.entries(value)}
