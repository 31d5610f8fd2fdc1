"""tt.uploadFile: send a file of the mini-program to a server as a form."""

import uuid
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core import http_values, images, network, package
from pysim.core.effects import Effect, Transfer
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.http_values import Fields
from pysim.core.media_types import type_of
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Progress, Result, Rule, Task, param
from pysim.core.types import Text

_PAGE = documented("network/upload/uploadfile")
_LIMIT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    url: str = param(Text(), "The address, http: or https:.", _PAGE, required=True)
    file_path: str = param(Text(), "Path of the file.", _PAGE, required=True)
    name: str = param(Text(), "Name of the file's field in the form.", _PAGE, required=True)
    header: dict[str, str] | None = param(
        Fields("header"), "Headers of the request.", _PAGE, default_text="none"
    )
    form_data: dict[str, str] | None = param(
        Fields("formData"), "Further fields of the form.", _PAGE, default_text="none"
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Read the file, build the form, let the page send it."""
    trace = network.new_trace()
    headers = network.settable(options.header or {}, host, "content-type")
    network.check("url", options.url, host)
    data = yield from images.load_file(options.file_path, host)
    boundary = f"pysim-{uuid.uuid4().hex}"
    filename = parse_path(options.file_path).parts[-1]
    file = options.name, filename, type_of(filename), data
    request = Transfer(
        method="POST",
        url=options.url,
        headers={**headers, "content-type": f"multipart/form-data; boundary={boundary}"},
        body=http_values.multipart(options.form_data or {}, file, boundary),
        timeout=host.settings.network_timeout,
        lane=host.api,
        limit=_LIMIT,
    )
    with network.failing_with({"trace": trace}):
        answer = yield from network.exchange(host, request)
    return {
        "statusCode": answer.status,
        "data": answer.body.decode("utf-8-sig", "replace"),
        "trace": trace,
    }


APIS = (
    Api(
        name="uploadFile",
        summary="Send a file to a server as multipart/form-data.",
        source=_PAGE,
        options=Options,
        results=(
            Result("statusCode", "number", "HTTP status of the answer."),
            Result("data", "string", "The answer as text."),
            Result("trace", "string", "An identifier of the request."),
        ),
        errors=(*network.ERRORS, *images.FILE_ERRORS),
        task=Task(
            "UploadTask",
            _PAGE,
            Errno.NETWORK_CANCELLED,
            {"trace": ""},
            Progress("sent", "totalBytesSent", "totalBytesExpectedToSend"),
        ),
        rules=(
            *network.rules(_LIMIT, _PAGE),
            package.RULE,
            Rule(
                "The method is POST, the content-type multipart/form-data, which `header` cannot "
                "change.",
                _PAGE,
            ),
            Rule(
                "The file's part has the file's own name and the media type of its suffix, and "
                "comes after the fields of `formData`.",
                assumed("As browsers do; no page says otherwise."),
            ),
            Rule(
                "Progress counts the bytes of the whole form.",
                assumed("These are what is sent, and the page does not tell the parts apart."),
            ),
        ),
        run=run,
    ),
)
