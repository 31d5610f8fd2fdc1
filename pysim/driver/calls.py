"""Calls of `tt` by a test, and what they give."""

import hashlib
from functools import cached_property
from io import BytesIO
from typing import Any

from PIL import Image

from pysim.core.catalog import CATALOG, UNSIMULATED

CALL = """
async ({ api, given, options, within }) => {
  const manager = () => tt.getFileSystemManager();
  const own = tt[api] ?? manager()[api];
  if (typeof own !== 'function') throw new Error(`tt has no function ${api}`);
  if (given) return { ok: true, result: own(...given) };
  const scope = within ? [page.selectComponent(within)] : [];
  if (within && !scope[0]) throw new Error(`the page has no component ${within}`);
  return new Promise((done) => {
    const success = (result) => done({ ok: true, result });
    const fail = (result) => done({ ok: false, result });
    own({ ...options, success, fail }, ...scope);
  });
}
"""
"""JavaScript that makes one call in a place where `tt` is."""


class Result(dict[str, Any]):
    """What `success` or `fail` was called with; its fields are attributes, too."""

    def __init__(self, fields: dict[str, Any], *, ok: bool) -> None:
        super().__init__(fields)
        self.ok = ok

    def __getattr__(self, name: str) -> Any:
        """Return a field; raises AttributeError that lists those there are."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the result has no {name}, but {', '.join(self)}") from None


class Export(Result):
    """What `canvasToTempFilePath` gave, with the file that it made."""

    def __init__(self, result: Result, data: bytes | None) -> None:
        super().__init__(result, ok=result.ok)
        self._data = data

    @property
    def bytes(self) -> bytes:
        """The contents of the file; raises ValueError if the call failed."""
        if self._data is None:
            raise ValueError(f"There is no image: {self.get('errMsg')}")
        return self._data

    @cached_property
    def image(self) -> Image.Image:
        """The picture, decoded; raises ValueError if the call failed."""
        image = Image.open(BytesIO(self.bytes))
        image.load()
        return image

    @property
    def sha256(self) -> str:
        """Of the file, in hexadecimal."""
        return hashlib.sha256(self.bytes).hexdigest()


def is_async(api: str) -> bool:
    """Tell whether the API answers by callbacks; those that we do not know do."""
    row = CATALOG.get(api) or UNSIMULATED.get(api)
    return row is None or row.form == "async"
