"""Mini-programs for the preview: made of texts, served as a folder that tells of its changes."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from urllib.parse import unquote, urlsplit

_PATIENCE = 1  # s, after which a stream of events is looked after

MINIMAL = {
    "app.json": json.dumps(
        {"pages": ["pages/index", "pages/second"], "window": {"navigationBarTitleText": "Notes"}}
    ),
    "app.js": "App({ onLaunch(options) { console.log('launch', options); } });",
    "pages/index.ttml": '<view id="count" class="count" bindtap="add">{{count}}</view>',
    "pages/index.ttss": ".count { height: 80px; color: rgb(1, 2, 3); }",
    "pages/index.js": "Page({ data: { count: 0 },"
    " add() { this.setData({ count: this.data.count + 1 }); } });",
    "pages/second.ttml": '<view id="second">second {{id}}</view>',
    "pages/second.js": "Page({ data: { id: '' }, onLoad({ id }) { this.setData({ id }); } });",
    "pages/second.json": json.dumps({"navigationBarTitleText": "Second"}),
}
"""Two pages; the first one counts taps."""


class ProjectServer(ThreadingHTTPServer):
    """Serves `files` below /app/; whoever follows /app/events is told what `write` changes."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, str], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.files = dict(files)
        self.followers: list[Queue[list[str]]] = []
        self.closed = threading.Event()

    @property
    def url(self) -> str:
        """The address of the project's folder."""
        return f"http://127.0.0.1:{self.server_port}/app/"

    def write(self, **texts: str | None) -> None:
        """Change files, without a text remove them; `__` stands for a slash, `_` for a dot."""
        named = {name.replace("__", "/").replace("_", "."): text for name, text in texts.items()}
        for path, text in named.items():
            if text is None:
                del self.files[path]
            else:
                self.files[path] = text
        for follower in self.followers:
            follower.put(list(named))

    def end(self) -> None:
        """End what follows, and answer nobody any more."""
        self.closed.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet about pages that go away in the middle."""


@contextmanager
def serve(files: Mapping[str, str], port: int = 0) -> Iterator[ProjectServer]:
    """Serve a project on that port of the loopback interface; 0: on a free one."""
    server = ProjectServer(files, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.end()


class _Handler(BaseHTTPRequestHandler):
    server: ProjectServer

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/app/")
        if path == "events":
            self._events()
        elif path == "project.json":
            self._answer(json.dumps({"files": list(self.server.files), "live": True}))
        elif path in self.server.files:
            self._answer(self.server.files[path])
        else:
            self.send_error(404)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def _answer(self, text: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        news: Queue[list[str]] = Queue()
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.server.followers.append(news)
        while not self.server.closed.is_set():
            try:
                changed = news.get(timeout=_PATIENCE)
            except Empty:
                line = ": nothing new\n\n"
            else:
                line = f"data: {json.dumps({'changed': changed})}\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()
