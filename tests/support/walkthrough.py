"""A page of docs that people follow: its files are written, its commands run, in their order."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 300
"""s for the commands of one block."""

# A block of code; the line above a file says its path.
_BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_MODULES = {"pysim": "pysim", "pytest": "pytest -p pysim.testing.plugin"}
"""Commands of an installed package, as what Python is asked to run."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code; of a file, `path` is where it is, else empty."""

    kind: str
    text: str
    path: str


def read(page: Path, *sections: str) -> list[Block]:
    """Return the blocks below the headings that begin like that; none: of all of them."""
    parts = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for section in sections:
        assert any(part.startswith(section) for part in parts), f"{page} has no {section}"
    chosen = [part for part in parts if not sections or part.startswith(sections)]
    return [
        Block(found["kind"], found["text"], found["path"] or "")
        for part in chosen
        for found in _BLOCK.finditer(part)
    ]


def follow(blocks: Sequence[Block], folder: Path, environment: Mapping[str, str]) -> None:
    """Do in `folder` what the blocks say; fails where a command prints something else."""
    printed = ""
    for block in blocks:
        place = folder / block.path
        if block.path and block.kind == "diff":
            place.write_text(_changed(place.read_text("utf-8"), block.text), "utf-8")
        elif block.path:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block.text, "utf-8")
        elif block.kind == "sh":
            printed = _run(block.text, folder, environment)
        elif block.kind == "text":
            _compare(block.text, printed)


def from_checkout(folder: Path) -> dict[str, str]:
    """Return the surroundings in which the commands of the package are those of this checkout."""
    programs = folder / "bin"
    programs.mkdir()
    for name, module in _MODULES.items():
        command = f'exec {shlex.quote(sys.executable)} -P -m {module} "$@"'
        (programs / name).write_text(f"#!/bin/sh\n{command}\n")
        (programs / name).chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**inherited, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def _changed(text: str, difference: str) -> str:
    old, new = (
        "".join(line[1:] for line in difference.splitlines(keepends=True) if line[0] == sign)
        for sign in "-+"
    )
    assert text.count(old) == 1, f"this is not there once:\n{old}"
    return text.replace(old, new)


def _run(commands: str, folder: Path, environment: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  the page is ours
        ["bash", "-c", commands],  # noqa: S607  as a person has it
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    return done.stdout


def _compare(expected: str, printed: str) -> None:
    """Fail unless the lines were printed in that order; `…` stands for anything in a line."""
    lines = iter(printed.splitlines())
    for line in expected.splitlines():
        assert _comes(line, lines), f"{line!r} was not printed:\n{printed}"


def _comes(line: str, printed: Iterator[str]) -> bool:
    pattern = ".*".join(map(re.escape, line.split("…")))
    return any(re.fullmatch(pattern, each) for each in printed)
