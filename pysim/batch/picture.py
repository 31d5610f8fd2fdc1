"""One picture of a canvas: what is asked for, and how a session makes it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from pysim.driver.calls import Export
from pysim.driver.errors import DriverError, OpenError
from pysim.driver.session import Session

Status = Literal["ok", "open", "wait", "api", "crash", "hang", "pending"]
"""How it went: the picture is there; the page did not start; what was waited for never came; the
API failed or did not answer; the browser or its worker died; nothing was heard any more; nobody
has tried yet."""

_FILE_TYPES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What all pictures of a batch have in common. `patience`: ms for whatever is waited for."""

    page: str
    canvas: str
    query: Mapping[str, str] = field(default_factory=dict)
    within: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    wait: str = ""
    patience: int = 10_000

    def named(self, file: str) -> "Request":
        """Return it with the file type that the name of the file says, unless it has one.

        Raises ValueError if the name says none.
        """
        if "fileType" in self.options:
            return self
        suffix = Path(file).suffix.lower()
        if suffix not in _FILE_TYPES:
            raise ValueError(
                f"{file} has no suffix that names a file type. Let it end in "
                f"{', '.join(_FILE_TYPES)}, or give the option fileType."
            )
        return replace(self, options={"fileType": _FILE_TYPES[suffix], **self.options})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What came of it. `ms`: how long it took; `errors`: what the code threw and nobody caught."""

    status: Status
    err_msg: str
    data: bytes = b""
    ms: int = 0
    errors: tuple[str, ...] = ()
    answer: Mapping[str, Any] = field(default_factory=dict)
    """What the API gave; empty if it did not answer."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the file; raises if there is none."""
        with Image.open(BytesIO(self.data)) as image:
            return image.size


def take(
    session: Session,
    directory: Path,
    request: Request,
    query: Mapping[str, str],
    data: Mapping[str, Any] | None = None,
) -> Picture:
    """Open the page with `query`, besides the request's own, and `data`; wait, and export.

    Raises DriverError if the browser dies just when it is asked what was said.
    """
    start = time.monotonic()
    errors: tuple[str, ...] = ()

    def picture(status: Status, err_msg: str, export: Export | None = None) -> Picture:
        return Picture(
            status=status,
            err_msg=err_msg,
            data=export.bytes if export and export.ok else b"",
            ms=round((time.monotonic() - start) * 1000),
            errors=errors,
            answer=dict(export or {}),
        )

    try:
        page = session.open(
            directory,
            request.page,
            query={**request.query, **query},
            data=data,
            settings=request.settings,
        )
    except OpenError as error:
        return picture("open", str(error))
    page.timeout = request.patience
    try:
        if request.wait:
            page.wait_for(request.wait)
    except DriverError as error:
        errors = tuple(str(line) for line in page.errors)
        return picture("wait", str(error))
    try:
        export = page.export(request.canvas, within=request.within, **request.options)
        errors = tuple(str(line) for line in page.errors)
    except DriverError as error:
        # Such as one that does not answer: there is nothing that the API has said.
        return picture("api", str(error))
    err_msg = str(export.get("errMsg", ""))
    return picture("ok" if export.ok else "api", err_msg, export)
