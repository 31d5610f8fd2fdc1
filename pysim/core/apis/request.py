"""tt.request: make an HTTP request."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import http_values, network
from pysim.core.effects import Effect, Transfer
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.http_values import FORM_TYPE, JSON_TYPE, Data, Fields
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, Task, invalid, param
from pysim.core.types import OneOf, Text
from pysim.core.values import JsonText

_PAGE = documented("network/initiating-request/request")
_METHODS = ("GET", "POST", "PUT", "HEAD", "DELETE")
_WITHOUT_BODY = ("GET", "HEAD")
_LIMIT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    url: str = param(Text(), "The address, http: or https:.", _PAGE, required=True)
    header: dict[str, str] | None = param(
        Fields("header"),
        "Headers of the request.",
        _PAGE,
        default_text='`{"content-type": "application/json"}`',
    )
    method: str = param(OneOf(*_METHODS), "The HTTP method.", _PAGE, default="GET")
    data: str | bytes | JsonText | None = param(
        Data(), "What to send: in the query of GET and HEAD, else in the body.", _PAGE
    )
    data_type: str = param(
        Text(),
        "`json`: an answer that is JSON is parsed. Anything else: the answer stays text.",
        _PAGE,
        default="json",
    )
    response_type: str = param(
        OneOf("text", "arraybuffer"), "What `data` of the answer is.", _PAGE, default="text"
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Encode the data, let the page send it, decode the answer."""
    headers = network.settable(options.header or {}, host)
    url, body = _encoded(options, headers.get("content-type", JSON_TYPE))
    if body is not None:
        headers.setdefault("content-type", JSON_TYPE)
    trace = network.new_trace()
    request = Transfer(
        method=options.method,
        url=url,
        headers=headers,
        body=body,
        timeout=host.settings.network_timeout,
        lane=host.api,
        limit=_LIMIT,
    )
    with network.failing_with({"trace": trace}):
        answer = yield from network.exchange(host, request)
    return {
        "statusCode": answer.status,
        "header": answer.headers,
        "data": _decoded(answer.body, options),
        "trace": trace,
    }


def _encoded(options: Options, content_type: str) -> tuple[str, bytes | None]:
    """Return the address and the body."""
    data = options.data
    if data is None:
        return options.url, None
    if options.method in _WITHOUT_BODY:
        return _with_query(options.url, _query(data, options.method)), None
    if isinstance(data, bytes):
        return options.url, data
    if isinstance(data, str):
        return options.url, http_values.encoded(data)
    if content_type.lower().startswith(FORM_TYPE) and data.text.startswith("{"):
        return options.url, http_values.encoded(http_values.query("data", data))
    return options.url, http_values.encoded(data.text)


def _query(data: str | bytes | JsonText, method: str) -> str:
    if isinstance(data, JsonText) and data.text.startswith("{"):
        return http_values.query("data", data)
    if isinstance(data, str):
        return data
    raise invalid("data", data, f"an object or a string, since {method} has no body")


def _with_query(url: str, query: str) -> str:
    address, hash_sign, fragment = url.partition("#")
    if query:
        address += ("&" if "?" in address else "?") + query
    return address + hash_sign + fragment


def _decoded(body: bytes, options: Options) -> object:
    if options.response_type == "arraybuffer":
        return body
    text = body.decode("utf-8-sig", "replace")
    return JsonText(text) if options.data_type == "json" else text


APIS = (
    Api(
        name="request",
        summary="Make an HTTP request.",
        source=_PAGE,
        options=Options,
        results=(
            Result("statusCode", "number", "HTTP status of the answer."),
            Result("header", "Record<string, string>", "Headers of the answer."),
            Result("data", "any", "The answer: parsed JSON, text or an ArrayBuffer."),
            Result("trace", "string", "An identifier of the request."),
        ),
        errors=network.ERRORS,
        task=Task("RequestTask", _PAGE, Errno.NETWORK_CANCELLED, {"trace": ""}),
        rules=(
            *network.rules(_LIMIT, _PAGE),
            Rule(
                "An object in `data` becomes the query of a GET; in the body of a POST it is JSON, "
                f"or a query string if the header content-type is `{FORM_TYPE}`.",
                _PAGE,
            ),
            Rule(
                "Objects are read as JSON.stringify reads them; what it refuses fails with 104, "
                "which names the place.",
                assumed("The page says JSON."),
            ),
            Rule(
                "HEAD is as GET, PUT and DELETE are as POST; with any other content-type an "
                "object is JSON; an array or object inside a query goes as JSON; text and bytes "
                "go as they are.",
                assumed("The page tells of GET and POST and of two content-types."),
            ),
            Rule(
                "Without a body the default content-type is not sent.",
                assumed(
                    "It would say nothing, and a browser would have to ask servers of other "
                    "origins first, of which many do not answer."
                ),
            ),
            Rule(
                "Text is UTF-8; what is no JSON stays text.",
                assumed("As JSON.parse in a try; no page names another encoding."),
            ),
            Rule(
                "`header` has lower-case names, and of a server of another origin only those that "
                "its Access-Control-Expose-Headers names.",
                assumed("The page's sample has lower case; a browser shows no more."),
            ),
        ),
        run=run,
    ),
)
