"""The network: which addresses a project may reach, and one HTTP exchange with its failures."""

import re
import uuid
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pysim.core import addresses
from pysim.core.effects import Effect, Transfer
from pysim.core.errors import ApiError, Errno
from pysim.core.provenance import FEISHU_GADGET, Source, assumed, documented
from pysim.core.spec import Rule
from pysim.core.values import describe

if TYPE_CHECKING:
    from pysim.core.host import Host

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
# The fetch standard's forbidden request headers, as far as a mini-program may want to set one.
_BROWSERS_OWN = {
    *("accept-charset", "accept-encoding", "connection", "content-length", "cookie", "cookie2"),
    *("date", "dnt", "expect", "host", "keep-alive", "origin", "te", "trailer"),
    *("transfer-encoding", "upgrade", "user-agent", "via"),
}

_UNREACHABLE = (
    "the browser does not tell why; there may be no such address, the server may refuse the "
    "connection, a page of https: may not use http:, or a server of another origin than this page "
    "does not allow it with CORS headers (Access-Control-Allow-Origin, and an answer to OPTIONS)"
)
_FAILURES: Mapping[str, tuple[Errno, str]] = {
    "aborted": (Errno.NETWORK_CANCELLED, "the task was aborted"),
    "timeout": (Errno.NETWORK_TIMEOUT, "no complete answer within the setting networkTimeout"),
    "offline": (Errno.NO_NETWORK, "the browser is offline"),
    "unreachable": (Errno.NETWORK_FAILURE, _UNREACHABLE),
    "interrupted": (Errno.NETWORK_FAILURE, "the connection broke off in the middle of the answer"),
    "refused": (Errno.NETWORK_PARAMETER, "the browser refuses such a request"),
}

ERRORS = (
    Errno.CALL_PROHIBITED,
    Errno.TOO_MANY_CALLS,
    Errno.NETWORK_CANCELLED,
    Errno.NETWORK_TIMEOUT,
    Errno.NO_NETWORK,
    Errno.NETWORK_SDK_ERROR,
    Errno.NETWORK_FAILURE,
    Errno.NETWORK_PARAMETER,
)
"""What every API that makes an exchange can fail with."""

ALLOWED = Rule(
    "An address that the project may not reach fails with 110 before anything is sent; an answer "
    "that a redirection fetched from such an address is withheld.",
    assumed(
        "The platform has lists of allowed domains but prints no errno for them; 110 is the "
        "table's word for what is not allowed, and a 3xx would invite code to try again."
    ),
    setting="network",
)


def rules(limit: int, page: Source) -> tuple[Rule, ...]:
    """Return the rules of an API that makes at most `limit` exchanges at a time."""
    return (
        Rule(f"At most {limit} run at a time.", page),
        Rule(
            "Those beyond wait for their turn, in order; the time they wait does not count for "
            "the timeout.",
            assumed("The page names the limit only; code that sends more expects all answers."),
            setting="networkOverflow",
        ),
        Rule(
            "One that takes longer than the timeout fails with 302.",
            documented("introduction/global-settings", FEISHU_GADGET),
            setting="networkTimeout",
        ),
        ALLOWED,
        Rule(
            "The address must be http: or https: with a host and no user name, else 307, as for "
            "a header that HTTP does not allow.",
            documented("network/upload/uploadfile"),
        ),
        Rule(
            "303 if the browser knows that it is offline, 305 if the server cannot be reached or "
            "breaks off; a server of another origin has to allow the page with CORS headers.",
            assumed("A page reaches what a browser lets it reach; the client has no such limits."),
        ),
        Rule(
            "The header `referer` cannot be set; it and those that belong to the browser (such "
            "as cookie and user-agent) are left out with a console warning.",
            documented("network/initiating-request/request"),
        ),
        Rule(
            "Any answer of the server is a success, whatever its `statusCode`.",
            assumed("`statusCode` would say nothing otherwise; peers document it so."),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Traffic:
    """How many exchanges each API has under way, those that wait for their turn included."""

    def __init__(self) -> None:
        self._under_way: Counter[str] = Counter()

    def count(self, api: str) -> int:
        """Return how many `api` has."""
        return self._under_way[api]

    @contextmanager
    def one_more(self, api: str) -> Iterator[None]:
        """Count one of `api` for as long as the block lasts."""
        self._under_way[api] += 1
        try:
            yield
        finally:
            self._under_way[api] -= 1


def check(param: str, url: str, host: "Host") -> None:
    """Raise ApiError if `url` is no address (307) or one that may not be reached (110)."""
    target = addresses.endpoint(url, host.canonical_host)
    if not target:
        raise ApiError(
            Errno.NETWORK_PARAMETER,
            f"{param}: expected an address such as https://example.com/path without a user name, "
            f"but got {describe(url)}",
        )
    allowed = allowed_hosts(host.settings.network)
    if allowed is None:
        return
    if any(addresses.names(each, target, host.canonical_host) for each in allowed):
        return
    kind = "refuses every address" if not allowed else f"allows {', '.join(allowed)} only"
    raise ApiError(
        Errno.CALL_PROHIBITED,
        f"{param}: {describe(url)} may not be reached: the setting network {kind}",
    )


def allowed_hosts(network: str) -> list[str] | None:
    """Return the hosts that the setting `network` names; None means all."""
    if network == "allow":
        return None
    return [] if network == "refuse" else [each.strip() for each in network.split(",")]


def new_trace() -> str:
    """Return an identifier for one request."""
    return uuid.uuid4().hex


@contextmanager
def failing_with(fields: Mapping[str, object]) -> Iterator[None]:
    """Let `fields` join the fail object of whatever goes wrong inside the block."""
    try:
        yield
    except ApiError as error:
        raise ApiError(error.errno, error.detail, fields) from error


def exchange(
    host: "Host",
    request: Transfer,
    interrupted: Errno = Errno.NETWORK_FAILURE,
) -> Generator[Effect, Any, Answer]:
    """Let the page make `request`, in its turn; raise ApiError if there is no answer.

    `interrupted` is what an answer that breaks off fails with.
    """
    check("url", request.url, host)
    check_headers(request.headers)
    _check_room(host, request.limit)
    with host.traffic.one_more(host.api):
        answer = yield request
    if "problem" in answer:
        raise _failure(request.url, answer, interrupted)
    check("the address it redirects to", answer["url"], host)
    return Answer(
        status=int(answer["status"]), headers=answer["headers"], body=bytes(answer["bytes"])
    )


def settable(headers: Mapping[str, str], host: "Host", *more: str) -> dict[str, str]:
    """Return `headers` by lower-case name without those, and `more`, that cannot be set."""
    kept = {}
    for name, value in headers.items():
        lower = name.lower()
        own = lower in _BROWSERS_OWN or lower.startswith(("sec-", "proxy-"))
        if lower == "referer" or lower in more:
            host.warn(f"header: {describe(name)} cannot be set and is left out")
        elif own:
            host.warn(f"header: {describe(name)} belongs to the browser and is left out")
        else:
            kept[lower] = value
    return kept


def check_headers(headers: Mapping[str, str]) -> None:
    """Raise ApiError 307 if one of `headers` cannot be sent."""
    for name, value in headers.items():
        if not _TOKEN.fullmatch(name) or any(sign in value for sign in "\r\n\0"):
            raise ApiError(
                Errno.NETWORK_PARAMETER,
                f"header: {describe(name)} with the value {describe(value)} is none that HTTP "
                "allows: names are letters, digits and signs such as -, values are one line",
            )
        if any(ord(sign) > 0xFF for sign in value):  # noqa: PLR2004 - Latin-1, as HTTP has it
            raise ApiError(
                Errno.NETWORK_PARAMETER,
                f"header: the value {describe(value)} of {describe(name)} has characters beyond "
                "Latin-1; encode it, for example with encodeURIComponent",
            )


def _check_room(host: "Host", limit: int) -> None:
    if host.settings.network_overflow == "fail" and host.traffic.count(host.api) >= limit:
        raise ApiError(
            Errno.TOO_MANY_CALLS, f"{limit} calls are under way, and {limit} are allowed at a time"
        )


def _failure(url: str, answer: Mapping[str, Any], interrupted: Errno) -> ApiError:
    problem = answer["problem"]
    errno, why = _FAILURES.get(problem, (Errno.NETWORK_SDK_ERROR, f"this page failed: {problem}"))
    errno = interrupted if problem == "interrupted" else errno
    words = f" ({answer['reason']})" if answer.get("reason") else ""
    return ApiError(errno, f"url: {describe(url)} gave no answer: {why}{words}")
