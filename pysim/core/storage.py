"""Key-value storage: each value as JSON text, with the types that the platform keeps.

An object comes as text from the page, which alone reads it again. In it `{"$js": name}` marks what
JSON would lose: `Date` (with its time in ms as `value`; null: none), `NaN` and the infinities,
`undefined`, and `object`, whose `value` is an object that has a key `$js` of its own. Older pages
marked `null`, too.

Limits and kept types: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/cache/setstorage
"""

import json
import math
import re
from collections.abc import Mapping

from pysim.core.errors import ApiError, Errno
from pysim.core.journal import MISSING, Journal, Missing
from pysim.core.values import ABSENT, JsonText, JsValue, describe, number_text

KILOBYTE = 1024
MAX_ITEM = 1024 * KILOBYTE
MAX_TOTAL = 10 * 1024 * KILOBYTE

# What older pages wrote for numbers that are no JSON, outside of strings.
_BARE_NUMBER = re.compile(r'"(?:[^"\\]++|\\.)*+"|(-?Infinity|NaN)')

_KEPT = "a string, object, array, number, boolean, Date, null or undefined"


class Storage:
    """The items of one mini-program. Sizes in bytes of JSON text."""

    def __init__(self) -> None:
        self._items: dict[str, str] = {}
        self.journal: Journal[str, str] = Journal(self._put)

    def items(self) -> dict[str, str]:
        """Return the JSON text of every value."""
        return dict(self._items)

    def restore(self, items: Mapping[str, str]) -> None:
        """Put back the texts of an earlier run."""
        self._items.update({key: _current(text) for key, text in items.items()})

    def set(self, key: str, value: object) -> None:
        """Keep `value`; raise ApiError 104, 1801001 or 1801002 and change nothing."""
        text = _encoded(value)
        size = _size(key, text)
        if size > MAX_ITEM:
            raise ApiError(
                Errno.STORAGE_ITEM_TOO_LARGE,
                f"data: {size} bytes under the key {describe(key)} are more than {MAX_ITEM}",
            )
        total = self.size() - (_size(key, self._items[key]) if key in self._items else 0) + size
        if total > MAX_TOTAL:
            raise ApiError(
                Errno.STORAGE_FULL, f"data: {total} bytes in all are more than {MAX_TOTAL}"
            )
        self._change(key, text)

    def get(self, key: str) -> JsonText:
        """Return the value; raise ApiError 1802001 if there is none."""
        if key not in self._items:
            raise ApiError(Errno.KEY_NOT_FOUND, f"key: nothing is stored under {describe(key)}")
        return JsonText(self._items[key])

    def remove(self, key: str) -> None:
        """Forget one item, if it is there."""
        if key in self._items:
            self._change(key, MISSING)

    def clear(self) -> None:
        """Forget everything."""
        for key in self.keys():
            self._change(key, MISSING)

    def keys(self) -> list[str]:
        """Return the keys, sorted: a later run knows no other order."""
        return sorted(self._items)

    def size(self) -> int:
        """Return the bytes of all items."""
        return sum(_size(key, text) for key, text in self._items.items())

    def _change(self, key: str, text: str | Missing) -> None:
        self.journal.note(key, self._items.get(key, MISSING))
        self._put(key, text)

    def _put(self, key: str, text: str | Missing) -> None:
        if text is MISSING:
            self._items.pop(key, None)
        else:
            self._items[key] = text


def _size(key: str, text: str) -> int:
    return len(key.encode("utf-8", "replace")) + len(text.encode("utf-8", "replace"))


def _encoded(value: object) -> str:
    if isinstance(value, JsonText):
        return value.text
    if isinstance(value, JsValue):
        raise ApiError(
            Errno.INVALID_PARAMETER, f"data: expected {_KEPT}, but got {describe(value)}"
        )
    if value is ABSENT:
        return _mark("undefined")
    if isinstance(value, float) and not math.isfinite(value):
        return _mark(number_text(value))
    return json.dumps(value, ensure_ascii=False)


def _mark(name: str) -> str:
    return f'{{"$js":"{name}"}}'


def _current(text: str) -> str:
    """Return the text of an older page as it is written now."""
    if "NaN" not in text and "Infinity" not in text:
        return text
    return _BARE_NUMBER.sub(lambda found: _mark(found[1]) if found[1] else found[0], text)
