"""The commands of `pysim`, each in a module of its own, which is imported when it is asked for."""

import importlib
from dataclasses import dataclass

import click

import pysim as package
from pysim.cli.exits import Exit, refuse


@dataclass(frozen=True, slots=True)
class _Command:
    summary: str
    extra: str
    """What to install for it, as in `pysim-gadget[extra]`."""


_COMMANDS = {
    "preview": _Command("Show a mini-program in the browser.", "preview"),
    "export": _Command("Export a canvas to an image file.", "test"),
    "batch": _Command("Export a canvas once per row of a table.", "batch"),
    "doctor": _Command("Check what the other commands need.", "preview"),
}


class _Commands(click.Group):
    """Commands whose packages may not be installed, and need not be for the other ones."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; end with what to install if something misses."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        try:
            module = importlib.import_module(f"pysim.cli.{cmd_name}")
        except ModuleNotFoundError as error:
            missing = (error.name or "").partition(".")[0]
            if missing in {"", "pysim"}:
                raise
            refuse(
                f"The Python package {missing} is not installed; `pysim {cmd_name}` needs it. "
                f"Install it with: pip install 'pysim-gadget[{_COMMANDS[cmd_name].extra}]'",
                Exit.SETUP,
            )
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.summary) for name, each in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package.__version__, prog_name="pysim")
def pysim() -> None:
    """Simulate Feishu/Lark mini-programs in a browser."""
