"""`pysim doctor`: check what the commands need, and say what to do."""

import json

import click
from rich.console import Console
from rich.text import Text

from pysim.cli import checks
from pysim.cli.exits import Exit, described, errors_as

_MARKS = {"ok": ("ok", "green"), "note": ("note", "yellow"), "problem": ("missing", "bold red")}


@click.command(
    short_help="Check what the other commands need.",
    epilog=described(Exit.DONE, Exit.PARTLY, Exit.INTERRUPTED),
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Check Python, packages, the site, browsers, fonts, memory and disk, a line for each.

    A note tells of what not everybody needs; what is missing ends the command with 1.
    """
    console = Console(highlight=False, soft_wrap=True)
    found: list[checks.Check] = []
    with errors_as({}):
        for check in checks.every():
            found.append(check)
            if not as_json:
                word, style = _MARKS[check.state]
                line = Text(f"{word:<8}", style).append(f"{check.name}: {check.found}", "default")
                console.print(line.append(f" {check.todo}" if check.todo else "", "default"))
    if as_json:
        facts = [
            {"name": each.name, "state": each.state, "found": each.found, "todo": each.todo}
            for each in found
        ]
        click.echo(json.dumps({"ok": checks.good(found), "checks": facts}, ensure_ascii=False))
    context.exit(Exit.DONE if checks.good(found) else Exit.PARTLY)
