"""What was there before each change, until the host has kept the change or cannot."""

from collections.abc import Callable
from enum import Enum
from typing import Final, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Missing(Enum):
    """The mark of a key that had no value."""

    MISSING = 0


MISSING: Final = Missing.MISSING


class Journal(Generic[Key, Value]):
    """Changes in layers: those that the host is keeping, oldest first, and those since then."""

    def __init__(
        self,
        put_back: Callable[[Key, Value | Missing], None],
        let_go: Callable[[Value], None] = lambda _: None,
    ) -> None:
        """`put_back` undoes one change; `let_go` hears of values that cannot come back."""
        self._put_back = put_back
        self._let_go = let_go
        self._layers: list[dict[Key, Value | Missing]] = [{}]

    def note(self, key: Key, before: Value | Missing) -> None:
        """Tell that `key` is about to lose the value `before`."""
        if key in self._layers[-1]:
            self._forget(before)
        else:
            self._layers[-1][key] = before

    def take(self) -> dict[Key, Value | Missing]:
        """Return the keys that have changed since the last time, with what was there before."""
        self._layers.append({})
        return self._layers[-2]

    def settle(self, changes: dict[Key, Value | Missing], *, kept: bool) -> None:
        """Forget what was there before `changes` that were taken, or undo them if not `kept`."""
        index = next(i for i, layer in enumerate(self._layers) if layer is changes)
        later = self._layers[index + 1 :]
        del self._layers[index]
        for key, before in changes.items():
            if kept:
                self._forget(before)
            elif layer := next((layer for layer in later if key in layer), None):
                # It has changed again: what that would go back to is what failed to be kept.
                self._forget(layer[key])
                layer[key] = before
            else:
                self._put_back(key, before)

    def _forget(self, value: Value | Missing) -> None:
        if value is not MISSING:
            self._let_go(value)
