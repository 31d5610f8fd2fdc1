"""The files and the storage of a mini-program, by way of its own `tt`."""

from collections.abc import Iterator, MutableMapping
from typing import Any

from pysim.driver.caller import Caller
from pysim.driver.calls import Result
from pysim.driver.errors import DriverError


class Files:
    """Below `ttfile://user` and `ttfile://temp`; paths are written like that."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def read(self, path: str) -> bytes:
        """Return the contents of a file, be it of the package; raises DriverError."""
        return self._caller.read(path)

    def read_text(self, path: str) -> str:
        """Return the contents of a file that holds text in UTF-8."""
        return self.read(path).decode()

    def write(self, path: str, data: bytes | str) -> None:
        """Write a file, and make the directories that it lies in.

        Raises DriverError where the platform lets no mini-program write, as below `ttfile://temp`.
        """
        folder = path.rpartition("/")[0]
        if folder.removeprefix("ttfile://").count("/") and not self.exists(folder):
            self._call("mkdir", dirPath=folder, recursive=True)
        self._call("writeFile", filePath=path, data=data, encoding="utf8")

    def list(self, path: str = "ttfile://user") -> list[str]:
        """Return the names in a directory, in the order of the alphabet."""
        names: list[str] = self._call("readdir", dirPath=path)["files"]
        return sorted(names)

    def exists(self, path: str) -> bool:
        """Tell whether there is a file or a directory."""
        return bool(self._caller.call("access", path=path).ok)

    def remove(self, path: str) -> None:
        """Delete a file; raises DriverError if there is none."""
        self._call("unlink", filePath=path)

    def _call(self, api: str, **options: Any) -> Result:
        return _done(self._caller, api, **options)


class Storage(MutableMapping[str, Any]):
    """What `tt.setStorage` keeps, as a dictionary."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __getitem__(self, key: str) -> Any:
        if key not in self._keys:
            raise KeyError(key)
        return _done(self._caller, "getStorage", key=key)["data"]

    def __setitem__(self, key: str, value: Any) -> None:
        _done(self._caller, "setStorage", key=key, data=value)

    def __delitem__(self, key: str) -> None:
        if key not in self._keys:
            raise KeyError(key)
        _done(self._caller, "removeStorage", key=key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"Storage({dict(self)!r})"

    @property
    def _keys(self) -> list[str]:
        keys: list[str] = _done(self._caller, "getStorageInfo")["keys"]
        return keys


def _done(caller: Caller, api: str, **options: Any) -> Result:
    """Call an API that has to succeed."""
    result: Result = caller.call(api, **options)
    if not result.ok:
        raise DriverError(result["errMsg"])
    return result
