"""Options that the commands have in common, and how their values are read."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import click

from pysim.core.catalog import CATALOG
from pysim.core.errors import SettingError
from pysim.core.policy import Settings

_Pairs = tuple[tuple[str, str], ...]
F = TypeVar("F", bound=Callable[..., Any])
_JSON = re.compile(r"true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_OWN = ("canvasId",)
"""Options of the API that have a name of their own here."""


def value_of(text: str) -> object:
    """Return numbers and true and false as such, anything else as text."""
    value: object = json.loads(text) if _JSON.fullmatch(text) else text
    return value


class _Pair(click.ParamType[tuple[str, str]]):
    """`name=value`."""

    name = "k=v"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        name, sign, rest = value.partition("=")
        if not (name and sign):
            self.fail(f"{value!r} is not of the form name=value.", param, ctx)
        return name, rest


def _query(_: click.Context, __: click.Parameter, pairs: _Pairs) -> dict[str, str]:
    return dict(pairs)


def _options(_: click.Context, __: click.Parameter, pairs: _Pairs) -> dict[str, object]:
    known = [each.name for each in CATALOG["canvasToTempFilePath"].params]
    known = [name for name in known if name not in _OWN]
    for name, _value in pairs:
        if name not in known:
            raise click.BadParameter(
                f"canvasToTempFilePath has no option {name!r} to be given here, but "
                f"{', '.join(known)}."
            )
    return {name: value_of(value) for name, value in pairs}


def _settings(_: click.Context, __: click.Parameter, pairs: _Pairs) -> dict[str, object]:
    settings = {name: value_of(value) for name, value in pairs}
    try:
        Settings().changed(settings)
    except SettingError as error:
        raise click.BadParameter(str(error)) from error
    return settings


def _data(_: click.Context, __: click.Parameter, text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    try:
        data = json.loads(Path(text[1:]).read_text("utf-8") if text.startswith("@") else text)
    except (OSError, ValueError, RecursionError) as error:
        raise click.BadParameter(f"{text}: {error}.") from error
    if not isinstance(data, dict):
        raise click.BadParameter("It must be an object, { … }.")
    return data


query = click.option(
    "--query", type=_Pair(), multiple=True, callback=_query, help="The page's query; repeatable."
)
data = click.option(
    "--data",
    metavar="JSON|@FILE",
    callback=_data,
    help="An object for the page's setData, once it is there.",
)


def canvas(command: F) -> F:
    """Add the options that say which canvas of which page is exported how."""
    for option in reversed(
        (
            click.argument("directory", metavar="DIR", type=click.Path(path_type=Path)),
            click.option("--page", metavar="PATH", required=True, help="Such as pages/a/a."),
            click.option("--canvas", metavar="ID", required=True, help="Its canvas-id."),
            click.option(
                "--within",
                metavar="SELECTOR",
                default="",
                help="The component that the canvas is in, such as '#card'.",
            ),
            click.option(
                "--option",
                "options",
                type=_Pair(),
                multiple=True,
                callback=_options,
                help="Of canvasToTempFilePath, such as destWidth=600; repeatable.",
            ),
            click.option(
                "--setting",
                "settings",
                type=_Pair(),
                multiple=True,
                callback=_settings,
                help="Of the simulator, such as pixelRatio=2; repeatable.",
            ),
            click.option(
                "--wait",
                metavar="JS",
                default="",
                help="Wait until this is true, such as page.data.ready.",
            ),
            click.option(
                "--timeout",
                type=click.FloatRange(0.1, 3600),
                default=10,
                show_default=True,
                help="Seconds for --wait, and for the export.",
            ),
            click.option(
                "--browser",
                type=click.Choice(["chromium", "firefox"]),
                default="chromium",
                show_default=True,
            ),
        )
    ):
        command = option(command)
    return command


def split(page: str) -> tuple[str, Mapping[str, str]]:
    """Return path and query of a page that may have both."""
    path, _, text = page.partition("?")
    return path, dict(parse_qsl(text, keep_blank_values=True))
