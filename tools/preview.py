"""Build the site and run `pysim preview` on it."""

from pysim.cli.commands import pysim
from tools import site


def main(arguments: list[str]) -> int:
    """Preview what `arguments` name; a refusal ends the process with its own exit code."""
    site.build()
    pysim(["preview", *arguments], prog_name="build.py")
    return 0
