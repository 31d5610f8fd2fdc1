"""Exchanges with the network in a file that people can read, to be had again without it."""

import base64
import json
import re
from pathlib import Path
from typing import Any

from pysim.driver.errors import DriverError
from pysim.driver.exchange import Answer, Request

# What the body no longer is, or what is nobody's business.
_LEFT_OUT = re.compile(
    r"content-(length|encoding)|transfer-encoding|connection|date|"
    r".*(authori[sz]ation|cookie|token|secret|password|api-?key|session).*",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(rb"(?<=boundary=)[^;]+")
_Key = tuple[str, str, bytes]


class Cassette:
    """The exchanges in a JSON file; the headers of requests are not kept."""

    def __init__(self, path: Path, exchanges: list[dict[str, Any]]) -> None:
        self.path = path
        self._exchanges = exchanges
        self._played: dict[_Key, int] = {}

    @classmethod
    def new(cls, path: Path) -> "Cassette":
        """Return an empty one, which is written with its first exchange."""
        return cls(path, [])

    @classmethod
    def load(cls, path: Path) -> "Cassette":
        """Read one; raises DriverError if there is none, or if the file is no cassette."""
        try:
            return cls(path, json.loads(path.read_text(encoding="utf-8"))["exchanges"])
        except FileNotFoundError:
            raise DriverError(
                f"There is no cassette {path}; make it with page.network.record({str(path)!r})."
            ) from None
        except (ValueError, KeyError, TypeError) as error:
            raise DriverError(f"{path} is no cassette: {error!r}. Record it again.") from error

    def add(self, request: Request, answer: Answer) -> None:
        """Keep an exchange, in the file, too."""
        asked = {"method": request.method, "url": request.url, **_written(_body(request))}
        self._exchanges.append({"request": asked, "response": _told(answer)})
        text = json.dumps({"exchanges": self._exchanges}, indent=2, ensure_ascii=False)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text + "\n", encoding="utf-8")

    def play(self, request: Request) -> Answer:
        """Return the answer to a request: the next one of several, the last one again and again.

        Raises DriverError, which names the request, if it was not recorded.
        """
        key = (request.method, request.url, _body(request))
        found = [each["response"] for each in self._exchanges if _key(each["request"]) == key]
        if not found:
            raise DriverError(
                f"{request} is not in {self.path}{self._near(request)}. Record it again with "
                "page.network.record."
            )
        turn = self._played.get(key, 0)
        self._played[key] = turn + 1
        return _answer(found[min(turn, len(found) - 1)])

    def _near(self, request: Request) -> str:
        """Say what is there in place of it."""
        same = [
            each["request"] for each in self._exchanges if each["request"]["url"] == request.url
        ]
        if any(each["method"] == request.method for each in same):
            return " with that body"
        methods = ", ".join(sorted({each["method"] for each in same}))
        return f", which has that address with {methods}" if methods else ""


def _key(told: dict[str, Any]) -> _Key:
    return told["method"], told["url"], _read(told)


def _body(request: Request) -> bytes:
    """Return the body, in which the boundary of a form is always the same."""
    kind = next((v for k, v in request.headers.items() if k.lower() == "content-type"), "")
    boundary = _BOUNDARY.search(kind.encode())
    return request.body.replace(boundary.group(), b"boundary") if boundary else request.body


def _told(answer: Answer) -> dict[str, Any]:
    if answer.problem:
        return {"problem": answer.problem}
    headers = {
        name: value for name, value in answer.all_headers.items() if not _LEFT_OUT.fullmatch(name)
    }
    told = {"status": answer.status, "headers": headers, **_written(answer.content)}
    return {**told, **({"url": answer.url} if answer.url else {})}


def _answer(told: dict[str, Any]) -> Answer:
    if "problem" in told:
        return Answer(problem=told["problem"])
    where = told.get("url", "")
    return Answer(body=_read(told), status=told["status"], headers=told["headers"], url=where)


def _written(body: bytes) -> dict[str, Any]:
    """Return a body in the form that is read most easily, from which the same bytes come back."""
    if not body:
        return {}
    try:
        text = body.decode()
    except ValueError:
        return {"base64": base64.b64encode(body).decode()}
    try:
        value = json.loads(text)
    except ValueError:
        return {"text": text}
    return {"json": value} if _json(value) == body else {"text": text}


def _read(told: dict[str, Any]) -> bytes:
    if "json" in told:
        return _json(told["json"])
    return base64.b64decode(told["base64"]) if "base64" in told else told.get("text", "").encode()


def _json(value: Any) -> bytes:
    """Write JSON as JavaScript does."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
