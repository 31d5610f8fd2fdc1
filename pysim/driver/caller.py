"""What a mini-program and a plain page with `tt` have in common for a test."""

import base64
from abc import ABC, abstractmethod
from typing import Any

from pysim.driver.calls import CALL, Export, Result, is_async


class Caller(ABC):
    """Somewhere with a `tt`."""

    @abstractmethod
    def evaluate(self, source: str, argument: Any = None) -> Any:
        """Return the value of a JavaScript expression there."""

    @abstractmethod
    def _read(self, path: str) -> str:
        """Return the contents of a file as base64."""

    def call(self, api: str, *given: Any, **options: Any) -> Any:
        """Call an API of `tt`, or of its file system manager, and return what it answers.

        An asynchronous API takes `options` and gives a `Result`, be it of `success` or of `fail`.
        Any other takes `given` by position and returns its value; what it throws is a DriverError.
        """
        if not is_async(api):
            return self._call(api, given=list(given))["result"]
        if given:
            raise TypeError(f"{api} takes options by name, such as {api}(key='a').")
        return self._result(self._call(api, options=options))

    def export(self, canvas: str, *, within: str = "", **options: Any) -> Export:
        """Call `canvasToTempFilePath` for the canvas with that id, and read the file.

        `within`: the selector of the component whose canvas it is.
        """
        named = {"canvasId": canvas.removeprefix("#"), **options}
        result = self._result(self._call("canvasToTempFilePath", options=named, within=within))
        return Export(result, self.read(result["tempFilePath"]) if result.ok else None)

    def read(self, path: str) -> bytes:
        """Return the contents of a file of the mini-program, such as `ttfile://user/a.png`."""
        return base64.b64decode(self._read(path))

    def _call(self, api: str, **how: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.evaluate(CALL, {"api": api, **how})
        return answer

    def _result(self, answer: dict[str, Any]) -> Result:
        return Result(answer["result"] or {}, ok=answer["ok"])
