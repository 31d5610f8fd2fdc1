"""Check formats, lint, types and whatever must agree; run all checks, then sum up."""

import contextlib
import io
import subprocess
import sys
from collections.abc import Callable

from tools import agreement, pillow
from tools.command import ROOT, WEB, npm_program

Outcome = tuple[bool, str]


def main() -> int:
    """Run every check; 1 if any failed."""
    outcomes = [(name, check()) for name, check in _CHECKS.items()]
    for name, (good, text) in outcomes:
        if not good:
            print(f"── {name} ──\n{text.rstrip()}\n")
    for name, (good, _) in outcomes:
        print(f"{'ok    ' if good else 'FAILED'} {name}")
    return 0 if all(good for _, (good, _) in outcomes) else 1


def _python(*arguments: str) -> Callable[[], Outcome]:
    return lambda: _run([sys.executable, "-m", *arguments])


def _npm(name: str, *arguments: str) -> Callable[[], Outcome]:
    return lambda: _run([str(npm_program(name)), *arguments], folder="web")


def _run(command: list[str], folder: str = ".") -> Outcome:
    done = subprocess.run(
        command,
        cwd=ROOT / folder,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode == 0, done.stdout


def _pillow() -> Outcome:
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        code = pillow.main(["--check"])
    return code == 0, text.getvalue()


def _agreement() -> Outcome:
    problems = agreement.problems()
    return not problems, "\n".join(problems)


# The rest of that last folder are parts of pages, which are none by themselves.
_REPORT = "../pysim/testing/goldens/page"
_WEB_PARTS = (
    *(".", "../tests/browser", "../tests/given"),
    *(f"{_REPORT}/report.js", f"{_REPORT}/report.css"),
)
_CHECKS: dict[str, Callable[[], Outcome]] = {
    "Python format (ruff)": _python("ruff", "format", "--check", "."),
    "Python lint (ruff)": _python("ruff", "check", "."),
    "Python types (mypy)": _python("mypy"),
    "web format and lint (biome)": _npm("biome", "check", "--error-on-warnings", *_WEB_PARTS),
    **{
        f"web types ({config.name})": _npm("tsc", "--project", config.name)
        for config in sorted(WEB.glob("tsconfig*.json"))
    },
    "generated files are current": _python("pysim.emit", "--check"),
    "Pillow's wheel": _pillow,
    "versions and locks agree": _agreement,
}
