"""Requests of a mini-program to the network, and answers to them."""

import json as json_format
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pysim.driver.errors import DriverError

UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Request:
    """What the mini-program sent. Header names are as its core writes them."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        """The body as UTF-8."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON; raises ValueError if it is none."""
        return json_format.loads(self.body)

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers, with one of `json`, `text` and `body`."""

    json: Any = ...
    text: str | None = None
    body: bytes | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    """Why there is no answer: `unreachable`, `timeout`, `offline` or `interrupted`."""
    url: str = ""
    """Where redirections led to; empty: nowhere."""

    def __post_init__(self) -> None:
        given = [self.json is not ..., self.text is not None, self.body is not None]
        if sum(given) > 1:
            raise DriverError("An answer takes one of json, text and body.")

    @property
    def content(self) -> bytes:
        """The body that is sent."""
        if self.json is not ...:
            return json_format.dumps(self.json, ensure_ascii=False).encode()
        return self.body if self.body is not None else (self.text or "").encode()

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers by lower-case name, with the type of the body."""
        lower = {name.lower(): value for name, value in self.headers.items()}
        kinds = {"application/json": self.json is not ..., "text/plain": self.text is not None}
        kind = next((name for name, is_it in kinds.items() if is_it), None)
        return {**({"content-type": f"{kind}; charset=utf-8"} if kind else {}), **lower}


def answer_of(value: Any) -> Answer:
    """Return the answer that a function of a test means: text, bytes, or what becomes JSON."""
    if isinstance(value, Answer):
        return value
    if isinstance(value, str):
        return Answer(text=value)
    return Answer(body=value) if isinstance(value, bytes) else Answer(json=value)
