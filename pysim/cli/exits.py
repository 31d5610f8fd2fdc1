"""The exit codes of the commands, and how errors become codes. One owner of that."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

import click


class Exit(IntEnum):
    """What the code with which a command ends says."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    START = 3
    API = 4
    SETUP = 5
    INTERRUPTED = 130


_MEANINGS = {
    Exit.DONE: "done.",
    Exit.PARTLY: "done, but not all is good.",
    Exit.USAGE: "the arguments, or what they name, make no sense.",
    Exit.START: "the project or the page does not start, or does not get as far as --wait.",
    Exit.API: "the API failed; its errMsg is printed.",
    Exit.SETUP: "something is missing, such as the browser; `pysim doctor` says what.",
    Exit.INTERRUPTED: "interrupted.",
}


def described(*codes: Exit) -> str:
    """Return the part of a command's help that tells its exit codes."""
    # \b: click leaves the lines as they are.
    lines = [f"  {code.value:>3}  {_MEANINGS[code]}" for code in codes]
    return "\b\nExit codes:\n" + "\n".join(lines)


def refuse(message: str, code: Exit = Exit.USAGE) -> NoReturn:
    """End the command with a code; the text says why and what to do."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)


@contextmanager
def errors_as(codes: dict[type[Exception], Exit]) -> Iterator[None]:
    """End the command with the code for an error, and with its text; Ctrl+C has a code, too."""
    try:
        yield
    except KeyboardInterrupt:
        # Else the next command stands on the line on which the terminal shows ^C.
        click.echo(err=True)
        sys.exit(Exit.INTERRUPTED)
    except tuple(codes) as error:
        refuse(str(error), next(codes[kind] for kind in codes if isinstance(error, kind)))
