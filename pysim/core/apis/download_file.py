"""tt.downloadFile: fetch a file from the network into a temp file or one of the user area."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from pysim.core import network
from pysim.core.effects import Effect, Transfer
from pysim.core.errors import Errno
from pysim.core.file_api import TARGET_ERRORS
from pysim.core.host import Host
from pysim.core.http_values import Fields
from pysim.core.media_types import suffix_for
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Progress, Result, Rule, Task, param
from pysim.core.types import Text

_PAGE = documented("network/download/downloadfile")
_LIMIT = 5
# The page's table makes statusCode a number, its sample a string.
_FAIL_FIELDS = {"tempFilePath": "", "statusCode": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    url: str = param(Text(), "The address, http: or https:.", _PAGE, required=True)
    header: dict[str, str] | None = param(
        Fields("header"), "Headers of the request.", _PAGE, default_text="none"
    )
    file_path: str = param(
        Text(),
        "Where to keep the file, below `ttfile://temp/` or `ttfile://user/`.",
        _PAGE,
        default="",
        default_text="a new temp file",
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """See that it can be kept, let the page fetch it, keep it."""
    request = Transfer(
        method="GET",
        url=options.url,
        headers=network.settable(options.header or {}, host),
        body=None,
        timeout=host.settings.network_timeout,
        lane=host.api,
        limit=_LIMIT,
    )
    with network.failing_with(_FAIL_FIELDS):
        files = host.writable_files
        target = parse_path(options.file_path) if options.file_path else None
        if target:
            files.check_place(target)
        answer = yield from network.exchange(host, request, Errno.DOWNLOAD_FAILED)
        if target:
            files.place(target, answer.body)
        else:
            target = files.add("temp", _suffix(options.url, answer), answer.body)
    return {
        "tempFilePath": str(target),
        "statusCode": answer.status,
        "trace": network.new_trace(),
    }


def _suffix(url: str, answer: network.Answer) -> str:
    name = unquote(urlsplit(url).path).rpartition("/")[2]
    return suffix_for(name, answer.headers.get("content-type", ""))


APIS = (
    Api(
        name="downloadFile",
        summary="Download a file.",
        source=_PAGE,
        options=Options,
        results=(
            Result("tempFilePath", "string", "Path of the file."),
            Result("statusCode", "number", "HTTP status of the answer."),
            Result("trace", "string", "An identifier of the request."),
        ),
        errors=(*network.ERRORS, Errno.DOWNLOAD_FAILED, *TARGET_ERRORS),
        task=Task(
            "DownloadTask",
            _PAGE,
            Errno.NETWORK_CANCELLED,
            _FAIL_FIELDS,
            Progress("received", "totalBytesWritten", "totalBytesExpectedToWrite"),
        ),
        rules=(
            *network.rules(_LIMIT, _PAGE),
            Rule("The method is GET.", _PAGE),
            Rule(
                "A failure carries `tempFilePath` empty and `statusCode` 0, as a number.",
                _PAGE,
            ),
            Rule(
                "With `filePath` the file lies there, over an old one, and `tempFilePath` is that "
                "path.",
                assumed(
                    "The page's table of results has no other field; that of a sibling platform "
                    "has `filePath` besides."
                ),
            ),
            Rule(
                "The directory of `filePath` must exist, and the path must be one to write to; "
                "else nothing is downloaded. A file for which the user area has no room fails "
                "with 208.",
                assumed("As writeFile does; the page says only which areas there are."),
            ),
            Rule(
                "Without `filePath`, the file's suffix is that of the address if it is a known "
                "one, else that of the answer's content-type.",
                assumed("Images need a suffix later on, and many addresses have none."),
            ),
            Rule(
                "`header` may be missing.",
                assumed("The page's table requires it, but its sample leaves it out."),
            ),
            Rule(
                "An answer that breaks off fails with 306.",
                assumed("No page says when that errno is given."),
            ),
        ),
        run=run,
    ),
)
