"""Keep other web pages from reading what is served to this machine's user."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pysim.server.address import may_ask

_HEADERS = {
    # Pages of other origins cannot load it as a script or an image either.
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    # Ask each time whether the copy is still right.
    "Cache-Control": "no-cache",
}


class Guard:
    """Refuses requests to names that may be anybody's; adds headers that no answer goes without."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] == "http" and not may_ask(
            Headers(scope=scope).get("host", ""), self._host
        ):
            refusal = "pysim answers to localhost and to addresses such as 127.0.0.1 only.\n"
            await PlainTextResponse(refusal, 403)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)
