"""The command `pysim`. Its packages are an extra, so it says what to install where they miss."""

import sys

_EXTRA = ("click", "rich", "starlette", "uvicorn", "watchfiles")


def main() -> None:
    """Run the command that the arguments name; ends the process with its exit code."""
    try:
        from pysim.cli.commands import pysim  # noqa: PLC0415  what it needs may not be there
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.exit(
            f"pysim: the Python package {error.name} is not installed; the commands need it. "
            "Install them with: pip install 'pysim-gadget[preview]'"
        )
    pysim()
