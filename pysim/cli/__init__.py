"""The command `pysim`. Its packages are extras, so it says what to install where they miss."""

import sys


def main() -> None:
    """Run the command that the arguments name; ends the process with its exit code."""
    try:
        import click  # noqa: F401, PLC0415  it may not be there
    except ModuleNotFoundError:
        sys.exit(
            "pysim: the Python package click is not installed; the commands need it. "
            "Install it with: pip install 'pysim-gadget[preview]'"
        )
    from pysim.cli.commands import pysim  # noqa: PLC0415

    pysim()
