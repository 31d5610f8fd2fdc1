"""Find the mini-program in the folder that a person names."""

import json
from dataclasses import dataclass
from pathlib import Path

from pysim.server.places import is_file, is_folder, leads_into, printable, real
from pysim.server.problem import Problem

_CONFIG = "project.config.json"
_OFFERED = 3


class FolderError(Exception):
    """The folder cannot be previewed; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class MiniProgram:
    """Where the files are, as far as the folder says it."""

    root: Path
    name: str
    problems: tuple[Problem, ...] = ()


def check(folder: Path) -> None:
    """Raise FolderError unless `folder` holds a mini-program."""
    if is_file(folder):
        raise FolderError(f"{folder} is a file. Name the folder of the mini-program.")
    if not is_folder(folder):
        raise FolderError(f"There is no folder {folder}.")
    program = find(folder)
    if is_file(program.root / "app.json"):
        return
    reasons = [f"{_CONFIG}: {problem.message}" for problem in program.problems]
    reasons.append(f"{program.root} has no app.json, so it is no mini-program.{_offer(folder)}")
    raise FolderError(" ".join(reasons))


def find(folder: Path) -> MiniProgram:
    """Return the mini-program of `folder`, which `miniprogramRoot` may put into a part of it.

    What is wrong with the configuration is a problem, and that part of it does not count.
    """
    path = folder / _CONFIG
    name = printable(real(folder).name)
    try:
        config = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return MiniProgram(folder, name)
    except (OSError, ValueError, RecursionError) as error:
        return MiniProgram(folder, name, (_problem(f"It cannot be read: {error}."),))
    if not isinstance(config, dict):
        return MiniProgram(folder, name, (_problem("It must hold an object, { … }."),))
    if isinstance(config.get("projectname"), str):
        name = printable(config["projectname"]) or name
    return _at(folder, name, config.get("miniprogramRoot", "."))


def _at(folder: Path, name: str, wanted: object) -> MiniProgram:
    """Return the mini-program at `wanted`, which is relative to `folder` and must stay in it."""
    if not isinstance(wanted, str):
        return MiniProgram(folder, name, (_problem("miniprogramRoot must be a string."),))
    root = folder / wanted.replace("\0", "").lstrip("/\\")
    if not leads_into(root, folder):
        problem = _problem(f"miniprogramRoot {wanted!r} leads out of the folder; name one inside.")
        return MiniProgram(folder, name, (problem,))
    return MiniProgram(root, name)


def _offer(folder: Path) -> str:
    """Name the folders that may have been meant."""
    meant = [str(found.parent) for found in sorted(folder.glob("*/app.json"))]
    around = folder.absolute().parents
    meant += [str(parent) for parent in around if is_file(parent / "app.json")][:1]
    return f" Did you mean {' or '.join(meant[:_OFFERED])}?" if meant else ""


def _problem(message: str) -> Problem:
    return Problem(_CONFIG, message)
