"""What a project consists of at one moment, and how two moments differ."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from pysim.server import folder as folders
from pysim.server.contents import Digests
from pysim.server.packages import Packages
from pysim.server.places import real
from pysim.server.problem import Problem
from pysim.server.tree import Tree

LISTING = "project.json"
EVENTS = "events"
"""Beside the files: the address of the listing, and of the stream of changes."""


@dataclass(frozen=True, slots=True)
class File:
    """`place` is the real path on disk, `size` in bytes; equal digests mean equal contents."""

    place: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """Paths of files that came or have other contents, and of those that are gone."""

    changed: list[str]
    removed: list[str]


@dataclass(frozen=True)
class Listing:
    """The files by their paths, in order."""

    name: str
    files: Mapping[str, File]
    problems: tuple[Problem, ...]

    @cached_property
    def digests(self) -> dict[str, str]:
        """Those of all files by path."""
        return {path: file.digest for path, file in self.files.items()}

    @cached_property
    def revision(self) -> str:
        """Names this state of the project, in later runs of the server, too."""
        state = [self.name, self.digests, [asdict(problem) for problem in self.problems]]
        return hashlib.blake2b(json.dumps(state).encode(), digest_size=16).hexdigest()


def scan(folder: Path, digests: Digests) -> Listing:
    """Look at everything below `folder` that the mini-program in it has."""
    boundary = real(folder)
    program = folders.find(folder)
    packages = Packages(program.root, boundary)
    tree = Tree(boundary)
    tree.add(program.root, "")
    for package in packages.found.values():
        tree.add(package.disk, f"{package.path}/", package=True)
    files: dict[str, File] = {}
    problems = [*program.problems, *packages.problems, *tree.problems]
    for path, (place, info) in sorted(tree.files.items()):
        if path in {LISTING, EVENTS}:
            problems.append(Problem(path, "The preview needs that name itself. Rename the file."))
            continue
        try:
            files[path] = File(place, info.st_size, digests.of(place, info, boundary))
        except FileNotFoundError:
            continue  # It has been removed just now.
        except OSError as error:
            problems.append(Problem(path, f"It cannot be read: {error.strerror}."))
    return Listing(program.name, files, tuple(problems))


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    """Compare digests by path."""
    return Change(
        changed=[path for path, digest in after.items() if before.get(path) != digest],
        removed=_without(before, after),
    )


def _without(paths: Iterable[str], others: Mapping[str, str]) -> list[str]:
    return [path for path in paths if path not in others]
