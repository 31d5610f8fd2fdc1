"""`pysim export DIR`: make one picture of a canvas."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Error

from pysim.batch.picture import Picture, Request, take
from pysim.cli import options as common
from pysim.cli.exits import Exit, described, errors_as, refuse
from pysim.driver import browsers
from pysim.driver.errors import DriverError
from pysim.driver.session import Session
from pysim.server import folder, site

_ERRORS: dict[type[Exception], Exit] = {
    folder.FolderError: Exit.START,
    site.SiteError: Exit.SETUP,
    # Of a page that does not start there is a Picture.
    DriverError: Exit.SETUP,
    Error: Exit.SETUP,
    OSError: Exit.SETUP,
}


@click.command(
    short_help="Export a canvas to an image file.",
    epilog=described(Exit.DONE, Exit.USAGE, Exit.START, Exit.API, Exit.SETUP, Exit.INTERRUPTED),
)
@common.canvas
@common.query
@common.data
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Its suffix, .png or .jpg, says the type unless --option fileType does.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def export(
    *,
    directory: Path,
    page: str,
    canvas: str,
    within: str,
    options: Mapping[str, Any],
    settings: Mapping[str, Any],
    wait: str,
    timeout: float,
    browser: browsers.Name,
    query: Mapping[str, str],
    data: Mapping[str, Any] | None,
    out: Path,
    as_json: bool,
) -> None:
    """Open a page of the mini-program in DIR and export one of its canvases.

    The page is opened in a headless browser, and tt.canvasToTempFilePath is called in it. What the
    mini-program's code throws and does not catch is told on stderr, with file and line.
    """
    path, asked = common.split(page)
    request = Request(
        page=path,
        query=asked,
        canvas=canvas,
        within=within,
        options=options,
        settings=settings,
        wait=wait,
        patience=round(timeout * 1000),
    )
    try:
        request = request.named(out.name)
    except ValueError as error:
        refuse(str(error))
    with errors_as(_ERRORS):
        folder.check(directory)
        if not out.absolute().parent.is_dir():
            refuse(f"There is no folder {out.parent} to write {out.name} into.")
        with Session.start(browser) as session:
            picture = take(session, directory, request, query, data)
        for line in picture.errors:
            click.echo(line, err=True)
        if picture.status == "ok":
            _write(out, picture.data)
        _tell(picture, out, as_json=as_json)


def _write(out: Path, data: bytes) -> None:
    """Write the file as a whole, or leave what there was."""
    part = out.with_name(f".pysim-{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _tell(picture: Picture, out: Path, *, as_json: bool) -> None:
    """Print what came of it; ends the command if that is not good."""
    code = {"ok": Exit.DONE, "api": Exit.API}.get(picture.status, Exit.START)
    if as_json:
        click.echo(json.dumps(_facts(picture, out), ensure_ascii=False))
    if code is Exit.DONE and not as_json:
        width, height = picture.size
        size = f"{width} × {height} px, {len(picture.data)} bytes"
        click.echo(f"{out}: {size}, in {picture.ms} ms")
    if code is not Exit.DONE:
        refuse(picture.err_msg, code)


def _facts(picture: Picture, out: Path) -> dict[str, Any]:
    facts = {"errMsg": picture.err_msg, **picture.answer, "ms": picture.ms}
    facts.pop("tempFilePath", None)
    if picture.status == "ok":
        width, height = picture.size
        sha256 = hashlib.sha256(picture.data).hexdigest()
        size = {"width": width, "height": height, "bytes": len(picture.data)}
        facts |= {**size, "sha256": sha256, "file": str(out)}
    return facts
