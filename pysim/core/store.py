"""Where the bytes of files lie: outside the file tree, so that a browser can keep them as Blobs."""

from typing import Protocol, cast


class Store(Protocol):
    """Keeps contents by number. Contents never change: to append makes new ones."""

    def put(self, data: bytes) -> int:
        """Keep `data`, return its key."""

    def append(self, key: int, data: bytes) -> int:
        """Keep the contents of `key` followed by `data`, return the new key."""

    def share(self, key: int) -> int:
        """Return another key for the same contents, which lives on its own."""

    def read(self, key: int, start: int, stop: int) -> bytes:
        """Return the bytes in the half-open range."""

    def drop(self, key: int) -> None:
        """Forget the key."""

    def handle(self, key: int) -> object:
        """Return the contents as the host itself passes them on: bytes, or a Blob."""

    def adopt(self, handle: object) -> int:
        """Keep contents that the host passes on, or bytes, return their key."""


class MemoryStore:
    """A store in the memory of this process."""

    def __init__(self) -> None:
        self._contents: dict[int, bytes] = {}
        self._next = 0

    def count(self) -> int:
        """Return how many contents are kept."""
        return len(self._contents)

    def put(self, data: bytes) -> int:
        """See `Store`."""
        self._next += 1
        self._contents[self._next] = data
        return self._next

    def append(self, key: int, data: bytes) -> int:
        """See `Store`."""
        return self.put(self._contents[key] + data)

    def share(self, key: int) -> int:
        """See `Store`."""
        return self.put(self._contents[key])

    def read(self, key: int, start: int, stop: int) -> bytes:
        """See `Store`."""
        return self._contents[key][start:stop]

    def drop(self, key: int) -> None:
        """See `Store`."""
        del self._contents[key]

    def handle(self, key: int) -> bytes:
        """See `Store`."""
        return self._contents[key]

    def adopt(self, handle: object) -> int:
        """See `Store`."""
        return self.put(cast("bytes", handle))
