"""A real HTTP server for the network APIs: it echoes, is slow, breaks off, parses forms.

    /echo               JSON of method, path, headers and body
    /status/404         that status with a short text
    /bytes/1000         so many bytes with their number told    /chunked/1000  without
    /hold               no answer before `release`              /interrupted   breaks off
    /upload             JSON of the fields and files of a form
    /redirect?to=…      a redirection

Every answer allows every origin, but those to paths that start with /private.
"""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

_PATIENCE = 20  # s
_CHUNK = 16_384
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, HEAD, DELETE",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Expose-Headers": "*",
}


class WebServer(ThreadingHTTPServer):
    """Remembers what came; `held` requests wait for `release`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[str] = []
        self.held = 0
        self._released = 0
        self._changed = threading.Condition()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def note(self, request: str) -> None:
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()

    def hold(self) -> None:
        with self._changed:
            self.held += 1
            turn = self.held
            self._changed.notify_all()
            self._changed.wait_for(lambda: turn <= self._released, _PATIENCE)

    def forget(self) -> None:
        """Hold again what comes from now on."""
        with self._changed:
            self._released = self.held

    def release(self, count: int) -> None:
        """Let `count` more held requests be answered, in the order they came."""
        with self._changed:
            self._released += count
            self._changed.notify_all()

    def wait_for_requests(self, count: int) -> None:
        """Wait until `count` requests have come since the start."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self.requests) >= count, _PATIENCE)
            assert came, self.requests

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet about pages that go away in the middle."""


@contextmanager
def run() -> Iterator[WebServer]:
    server = WebServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.release(10_000)
        server.shutdown()
        server.server_close()


def pattern(count: int) -> bytes:
    """Return the bytes that /bytes and /chunked send."""
    return bytes(index % 251 for index in range(count))


def form(content_type: str, body: bytes) -> dict[str, Any]:
    """Return the fields and files of a multipart/form-data body, read by Python's mail parser."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    fields, files = {}, {}
    for part in message.iter_parts():
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        name = str(part.get_param("name", header="content-disposition"))
        if part.get_filename() is None:
            fields[name] = data.decode()
        else:
            files[name] = {
                "filename": part.get_filename(),
                "type": part.get_content_type(),
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
    return {"fields": fields, "files": files}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_OPTIONS(self) -> None:
        self._send(204, b"")

    def _answer(self) -> None:
        address = urlsplit(self.path)
        name, _, rest = address.path.removeprefix("/private").lstrip("/").partition("/")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.note(f"{self.command} {self.path}")
        if name == "status":
            self._send(int(rest), b"no more than a status", "text/plain")
        elif name == "bytes":
            self._send(200, pattern(int(rest.partition("/")[0])))
        elif name == "chunked":
            self._send_chunked(pattern(int(rest.partition("/")[0])))
        elif name == "hold":
            self.server.hold()
            self._send(200, b"at last", "text/plain")
        elif name == "interrupted":
            self._break_off()
        elif name == "redirect":
            self._redirect(parse_qs(address.query)["to"][0])
        elif name == "upload":
            self._send_json(form(self.headers["Content-Type"], body))
        else:
            self._send_json(self._echo(body, self.headers))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815  the base class' names

    def _echo(self, body: bytes, headers: Message) -> dict[str, Any]:
        named = {name.lower(): value for name, value in headers.items()}
        text = body.decode("utf-8", "backslashreplace")
        return {"method": self.command, "path": self.path, "headers": named, "body": text}

    def _send_json(self, value: Any) -> None:
        self._send(200, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, body: bytes, content_type: str = "application/x-test") -> None:
        self._head(status, {"Content-Type": content_type, "Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_chunked(self, body: bytes) -> None:
        self._head(200, {"Content-Type": "application/x-test", "Transfer-Encoding": "chunked"})
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            self.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def _break_off(self) -> None:
        # More than a browser buffers: it has to hand on the head before it sees the end.
        part = pattern(4_000_000)
        self._head(200, {"Content-Type": "image/png", "Content-Length": str(2 * len(part))})
        self.wfile.write(part)
        self.close_connection = True

    def _redirect(self, target: str) -> None:
        self._head(302, {"Location": target, "Content-Length": "0"})

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        cors = {} if self.path.startswith("/private") else _CORS
        for name, value in {**headers, **cors}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class' name
        """Say nothing."""
