"""Run other programs; a failure becomes one sentence that names the program."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
BUILD = ROOT / "build"


class ToolError(Exception):
    """A chore cannot go on; the text says what to do and is all that the terminal shows."""


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    why: str = "",
) -> None:
    """Run `command` with its output on the terminal; raise ToolError unless it succeeds."""
    words = [str(word) for word in command]
    try:
        code = subprocess.run(words, cwd=cwd, env=env, check=False).returncode
    except FileNotFoundError as error:
        raise ToolError(f"{words[0]} is not installed{why and f' ({why})'}") from error
    if code:
        raise ToolError(f"`{' '.join(words)}` ended with exit code {code}{why and f' ({why})'}")


def npm_program(name: str) -> Path:
    """Return the path of a program that an npm package brings."""
    suffix = ".cmd" if sys.platform == "win32" else ""
    return WEB / "node_modules" / ".bin" / f"{name}{suffix}"


def output(command: Sequence[str | Path], *, cwd: Path = ROOT) -> str:
    """Return what `command` prints; empty if it cannot be run or fails."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=cwd, check=False, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
