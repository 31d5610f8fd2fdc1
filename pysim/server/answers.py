"""What a preview can ask of a project: its listing, each file, and a stream of its changes."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from pysim.server.contents import digest
from pysim.server.listing import EVENTS, LISTING
from pysim.server.live import LiveProject
from pysim.server.media_types import media_type

_FILE_HEADERS = {
    # A page of the project that is opened by itself is none of this origin.
    "Content-Security-Policy": "sandbox",
}
_RETRY = 500
"""ms after which a browser takes up the stream again."""


def project_routes(project: LiveProject) -> list[BaseRoute]:
    """Return the routes below the address of `project`."""

    async def listing(request: Request) -> Response:
        await project.refresh()
        return _unless_known(request, f'"{project.listing.revision}"', _listing(project))

    async def file(request: Request) -> Response:
        # Only what is in the listing can be asked for, so no path leads anywhere else.
        path = request.path_params["path"]
        try:
            data = await project.read(path)
        except KeyError:
            return PlainTextResponse(f"The project has no file {path}.\n", 404)
        except OSError as error:
            return PlainTextResponse(f"{path} cannot be read: {error.strerror}.\n", 404)
        response = Response(data, media_type=media_type(path), headers=_FILE_HEADERS)
        return _unless_known(request, f'"{digest(data)}"', response)

    async def events(request: Request) -> Response:
        revision = request.headers.get("last-event-id") or request.query_params.get("since")
        stream = _stream(project, revision or project.listing.revision)
        return StreamingResponse(stream, media_type="text/event-stream")

    return [
        Route(f"/{LISTING}", listing),
        Route(f"/{EVENTS}", events),
        Route("/{path:path}", file),
    ]


def _listing(project: LiveProject) -> Response:
    """Return project.json, as `Listing` of the preview's protocol has it."""
    listing = project.listing
    return JSONResponse(
        {
            "name": listing.name,
            "files": list(listing.files),
            "live": True,
            "revision": listing.revision,
            "problems": [asdict(problem) for problem in listing.problems],
        }
    )


async def _stream(project: LiveProject, revision: str) -> AsyncIterator[str]:
    # An id alone is no event, but where a browser goes on from if the line breaks now.
    yield f"retry: {_RETRY}\nid: {revision}\n\n"
    async for news in project.follow(revision):
        if news is None:
            yield ": nothing new\n\n"
        else:
            current, change = news
            yield f"id: {current}\ndata: {json.dumps(asdict(change))}\n\n"


def _unless_known(request: Request, tag: str, response: Response) -> Response:
    """Return `response`, or 304 if the browser has it already; `tag` is its ETag."""
    response.headers["ETag"] = tag
    known = request.headers.get("if-none-match", "").split(",")
    if tag not in [each.strip().removeprefix("W/") for each in known]:
        return response
    return Response(status_code=304, headers={"ETag": tag})
