"""tt.downloadFile: fetch a file from the network into a temp file."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from pysim.core import network
from pysim.core.effects import Effect, Transfer
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.http_values import Fields
from pysim.core.media_types import suffix_for
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


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Let the page fetch the file, keep it."""
    request = Transfer(
        method="GET",
        url=options.url,
        headers=network.settable(options.header or {}, host),
        body=None,
        timeout=host.settings.network_timeout,
        lane=host.api,
        limit=_LIMIT,
    )
    answer = yield from network.exchange(host, request, _FAIL_FIELDS, Errno.DOWNLOAD_FAILED)
    name = unquote(urlsplit(options.url).path).rpartition("/")[2]
    suffix = suffix_for(name, answer.headers.get("content-type", ""))
    return {
        "tempFilePath": host.store("temp", suffix, answer.body),
        "statusCode": answer.status,
        "trace": network.new_trace(),
    }


APIS = (
    Api(
        name="downloadFile",
        summary="Download a file to a temp file.",
        source=_PAGE,
        options=Options,
        results=(
            Result("tempFilePath", "string", "Path of the file."),
            Result("statusCode", "number", "HTTP status of the answer."),
            Result("trace", "string", "An identifier of the request."),
        ),
        errors=(*network.ERRORS, Errno.DOWNLOAD_FAILED, Errno.TOTAL_SIZE_EXCEEDED),
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
                "The file's suffix is that of the address if it is a known one, else that of the "
                "answer's content-type.",
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
