"""Serve the built site on this machine."""

import errno
import sys
import webbrowser
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from typing import TYPE_CHECKING

from pysim.server.media_types import media_type
from tools import site
from tools.command import ToolError

if TYPE_CHECKING:
    from _typeshed import StrPath

HOST = "127.0.0.1"
_PORTS_TRIED = 100


def main(*, port: int, open_browser: bool) -> int:
    """Build the site and serve it until Ctrl-C."""
    server = bind(site.build(), port)
    url = f"http://{HOST}:{server.server_port}/"
    print(f"Serving {url} (end with Ctrl-C)", flush=True)
    if open_browser:
        webbrowser.open(url)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def bind(
    folder: Path, port: int = 0, headers: Mapping[str, str] | None = None
) -> ThreadingHTTPServer:
    """Return a server of `folder` on `port` or the next free one above it; 0: any free one.

    `headers` are sent with every answer.
    """
    handler = partial(_Handler, directory=str(folder), headers=headers or {})
    for candidate in range(port, port + _PORTS_TRIED if port else 1):
        try:
            return _Server((HOST, candidate), handler)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise ToolError(f"no free port from {port} to {port + _PORTS_TRIED - 1}; choose another --port")


class _Server(ThreadingHTTPServer):
    # A second server on the same port would get some of the first one's requests.
    allow_reuse_address = False
    daemon_threads = True

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Stay quiet about browsers that go away in the middle of a file."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Quiet; never lets a browser use a stale file."""

    def __init__(
        self,
        request: socket | tuple[bytes, socket],
        client: object,
        server: BaseServer,
        *,
        directory: str,
        headers: Mapping[str, str],
    ) -> None:
        self._more_headers = headers
        super().__init__(request, client, server, directory=directory)

    def end_headers(self) -> None:
        """Make the browser ask each time whether its copy is still right."""
        for name, value in {"Cache-Control": "no-cache", **self._more_headers}.items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: "StrPath") -> str:
        """Tell the type by the name, not by the machine's own table."""
        return media_type(str(path))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class' name
        """Say nothing."""
