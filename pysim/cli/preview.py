"""`pysim preview DIR`: show a mini-program in the browser and follow its changes."""

import threading
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

import click

from pysim.cli.terminal import Terminal
from pysim.core.errors import SettingError
from pysim.core.policy import Settings
from pysim.server import address, folder, run, site
from pysim.server.live import LiveProject


@click.command(short_help="Show a mini-program in the browser.")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--page", metavar="PATH", help="Open this page, for example pages/a/a?id=1.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8010,
    show_default=True,
    help="Serve here, or at the next free port. 0: any free one.",
)
@click.option(
    "--host",
    default=address.LOOPBACK,
    show_default=True,
    help="Serve at this address of the machine. 0.0.0.0 lets other devices in.",
)
@click.option("--open/--no-open", "open_browser", default=True, help="Open the browser, or not.")
@click.option("--profile", metavar="NAME", help="The device, for example android.")
@click.option("--pixel-ratio", metavar="N", help="Device px per logical px; else the device's own.")
def preview(
    *,
    directory: Path,
    page: str | None,
    port: int,
    host: str,
    open_browser: bool,
    profile: str | None,
    pixel_ratio: str | None,
) -> None:
    """Show the mini-program in DIR in the browser, and show its changes as they are saved.

    DIR holds app.json, or a project.config.json whose miniprogramRoot names the folder that does.
    Nothing is built and nothing is written.
    """
    terminal = Terminal()
    try:
        query = {"page": page, "profile": profile, "pixelRatio": pixel_ratio}
        _check_settings(query)
        folder.check(directory)
        built = site.find()
        listener = address.listen(host, port)
    except (SettingError, folder.FolderError, site.SiteError, address.AddressError) as error:
        raise _Refusal(str(error)) from error
    try:
        project = LiveProject(directory, terminal)
        told = {"project": run.project_address(project), **query}
        url = f"{address.origin(listener)}/preview.html?{_encoded(told)}"

        def started() -> None:
            terminal.greet(project.listing, url, open_to_all=not address.is_loopback(listener))
            if open_browser:
                # Some browsers return only when they are closed.
                threading.Thread(target=webbrowser.open, args=[url], daemon=True).start()

        run.serve(project, built, listener, host, started)
    except KeyboardInterrupt:
        terminal.end()


def _check_settings(query: Mapping[str, str | None]) -> None:
    """Raise SettingError if the preview would refuse one of its settings."""
    settings = {name: value for name, value in query.items() if name != "page" and value}
    Settings().changed(settings)


def _encoded(query: Mapping[str, str | None]) -> str:
    given = {name: value for name, value in query.items() if value}
    return urlencode(given, quote_via=quote, safe="/")


class _Refusal(click.ClickException):
    """The arguments make no sense; the sentence says what to do."""

    exit_code = 2
