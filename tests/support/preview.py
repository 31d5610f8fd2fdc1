"""`pysim preview` as its user has it: the real command in a process, asked over HTTP."""

import http.client
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qs, quote, urlsplit

PATIENCE = 30
_SOURCES = Path(__file__).parents[2] / "pysim"
_PARTS = ("__init__.py", "__main__.py", "cli", "core", "server")


def install(folder: Path, site: Mapping[str, str]) -> Path:
    """Lay out the package in `folder` as its wheel does, with a small site inside."""
    package = folder / "pysim"
    package.mkdir(parents=True)
    for name in _PARTS:
        (package / name).symlink_to(_SOURCES / name)
    write(package / "site", site)
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths below `folder`."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def python(*arguments: str | Path) -> list[str]:
    """Return the command line of a Python that does not look for modules where it is started."""
    return [sys.executable, "-P", *map(str, arguments)]


def environment(installed: Path, **more: str) -> dict[str, str]:
    """Return the surroundings in which Python finds the installed package."""
    return {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1", **more}


def run(
    installed: Path, *arguments: str | Path, start: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run `pysim` to its end; `start` is Python that runs before."""
    code = f"import sys; {start}; from pysim.cli import main; main()"
    return run_python(installed, *(["-c", code] if start else ["-m", "pysim"]), *arguments, **env)


def run_python(
    installed: Path, *arguments: str | Path, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a Python that finds the installed package."""
    return subprocess.run(  # noqa: S603  the command under test
        python(*arguments),
        env=environment(installed, **env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Events:
    """A stream of server-sent events."""

    def __init__(self, connection: http.client.HTTPConnection, response: Any) -> None:
        self._connection = connection
        self._response = response
        # The first block is sent once the server follows the project.
        assert response.readline().startswith(b"retry:")
        self.first_id = response.readline().decode().removeprefix("id: ").strip()
        """What a browser sends when it takes up the stream again before any event."""
        self.last_id = self.first_id
        self.count = 0

    def next(self) -> dict[str, list[str]] | None:
        """Wait for the next event and return its data; None: the stream has ended."""
        data = ""
        while line := self._response.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name == "id":
                self.last_id = value
            elif name == "data":
                data = value
            elif not line.strip() and data:
                self.count += 1
                news: dict[str, list[str]] = json.loads(data)
                return news
        return None

    def until(self, changed: AbstractSet[str], removed: AbstractSet[str] = frozenset()) -> None:
        """Wait until events have named these paths, and no others."""
        seen: dict[str, set[str]] = {"changed": set(), "removed": set()}
        while seen != {"changed": changed, "removed": removed}:
            news = self.next()
            assert news is not None, f"the stream ended after {seen}"
            for kind, paths in news.items():
                seen[kind] |= set(paths)
            assert seen["changed"] <= changed, seen
            assert seen["removed"] <= removed, seen

    def close(self) -> None:
        self._response.close()
        self._connection.close()


@dataclass
class Preview:
    """A running command."""

    process: subprocess.Popen[str]
    url: str
    lines: list[str] = field(default_factory=list)
    _more: "queue.Queue[str]" = field(default_factory=queue.Queue)
    _closing: ExitStack = field(default_factory=ExitStack)

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.url).query).items()}

    @property
    def origin(self) -> str:
        return self.url.partition("/preview.html")[0]

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def base(self) -> str:
        """The path of the project, which ends with a slash."""
        return "/" + quote(self.query["project"])

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request whose path is sent as it is; a header `If_Match` is If-Match."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def file(self, path: str, **headers: str) -> Answer:
        return self.ask(self.base + quote(path), **headers)

    def listing(self) -> dict[str, Any]:
        answer = self.file("project.json")
        assert answer.status == 200, answer
        listing: dict[str, Any] = answer.json
        return listing

    def files(self) -> list[str]:
        paths: list[str] = self.listing()["files"]
        return paths

    def problems(self) -> dict[str, str]:
        return {each["file"]: each["message"] for each in self.listing()["problems"]}

    def events(self, query: str = "", **headers: str) -> Events:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", f"{self.base}events{query}", headers=named)
        response = connection.getresponse()
        assert response.status == 200
        events = Events(connection, response)
        self._closing.callback(events.close)
        return events

    def printed(self, pattern: str) -> str:
        """Wait for a line that matches, and return it."""
        while not (found := [line for line in self.lines if re.search(pattern, line)]):
            self.lines.append(self._more.get(timeout=PATIENCE))
        return found[0]

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Send the signal; return the exit code and what the command wrote to stderr."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=PATIENCE)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()


@contextmanager
def start(installed: Path, *arguments: str | Path, **env: str) -> Iterator[Preview]:
    """Run `pysim preview` with `arguments` and without a browser, until the block ends."""
    options = () if "BROWSER" in env else ("--no-open",)
    process = subprocess.Popen(  # noqa: S603  the command under test
        python("-m", "pysim", "preview", *arguments, *options),
        env=environment(installed, **env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_pass_on, args=[process.stdout, lines.put], daemon=True)
    reader.start()
    try:
        first = lines.get(timeout=PATIENCE)
        found = re.search(r"http://\S+", first)
        assert found, first + (process.stderr.read() if process.stderr else "")
        with ExitStack() as closing:
            yield Preview(process, found[0], [first], lines, closing)
    finally:
        if process.poll() is None:
            # So that it ends by itself, as coverage needs it.
            process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)
        reader.join(PATIENCE)
        process.stdout.close()
        if process.stderr:
            process.stderr.close()


def _pass_on(source: IO[str], put: Callable[[str], None]) -> None:
    for line in source:
        put(line.rstrip("\n"))
    put("")
