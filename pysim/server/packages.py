"""Find the packages in node_modules that a mini-program needs, as its package.json says.

Node follows links and then looks upwards on disk; a preview looks upwards among the paths that it
was given. So each package gets a path at which the preview finds it: where it lies if it is found
there, else one of its own. That also brings in packages that are linked to a common store.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pysim.server.places import is_file, is_folder, leads_into, real
from pysim.server.problem import Problem

_FOLDER = "node_modules"
_OF_PACKAGES = ("dependencies", "optionalDependencies", "peerDependencies")
_OF_THE_PROJECT = ("dependencies",)
# It can name a folder in node_modules, and no other.
_NAME = re.compile(r"(?:@[\w~-][\w.~-]*/)?[\w~-][\w.~-]*")


@dataclass(frozen=True, slots=True)
class Package:
    """A package, or the project itself, whose path is empty."""

    path: str
    """From the root, as the preview sees it."""
    disk: Path
    """Where it was found; it may be a link."""
    holder: "Package | None" = None
    """The one in whose node_modules it is."""

    def inner(self, name: str) -> str:
        """Return the path of the package `name` in this one's node_modules."""
        return f"{self.path}/{_FOLDER}/{name}".lstrip("/")

    def outwards(self) -> Iterator["Package"]:
        """Yield this one, and those around it, the nearest first."""
        each: Package | None = self
        while each is not None:
            yield each
            each = each.holder


class Packages:
    """What is needed of the node_modules at and above `root`, within the real folder `boundary`."""

    def __init__(self, root: Path, boundary: Path) -> None:
        self.found: dict[str, Package] = {}
        self.problems: list[Problem] = []
        self._boundary = boundary
        self._project = Package("", real(root))
        self._waiting = deque([self._project])
        while self._waiting:
            package = self._waiting.popleft()
            for name in self._wanted(package):
                self._need(name, package)

    def _wanted(self, package: Package) -> list[str]:
        """Return the names of the packages that `package` asks for."""
        if package is not self._project:
            return _dependencies(package.disk / "package.json", _OF_PACKAGES)
        for folder in self._upwards(package.disk):
            if is_file(folder / "package.json"):
                return _dependencies(folder / "package.json", _OF_THE_PROJECT)
        return []

    def _need(self, name: str, package: Package) -> None:
        """Give the package `name` a path at which `package` finds it, unless it has one."""
        wanted = self._nearest(real(package.disk), name)
        if wanted is None:
            self._miss(name, package)
            return
        for holder in package.outwards():
            path = holder.inner(name)
            seen = self.found[path].disk if path in self.found else self._look(holder, name)
            if seen is not None:
                if real(seen) != real(wanted):
                    self._put(name, package, wanted)
                elif path not in self.found:
                    self._put(name, holder, seen)
                return
        self._put(name, self._project, wanted)

    def _look(self, holder: Package, name: str) -> Path | None:
        """Return what is in the node_modules of `holder`; the project may use those above it."""
        if holder is self._project:
            return self._nearest(holder.disk, name)
        place = holder.disk / _FOLDER / name
        return place if is_folder(place) else None

    def _nearest(self, folder: Path, name: str) -> Path | None:
        """Return what Node finds from `folder` on."""
        places = (each / _FOLDER / name for each in self._upwards(folder))
        return next((place for place in places if is_folder(place)), None)

    def _upwards(self, folder: Path) -> list[Path]:
        return [each for each in (folder, *folder.parents) if each.is_relative_to(self._boundary)]

    def _put(self, name: str, holder: Package, disk: Path) -> None:
        path = holder.inner(name)
        if not leads_into(disk, self._boundary):
            self.problems.append(
                Problem(path, "The package is a link that leads out of the project's folder.")
            )
            return
        self.found[path] = Package(path, disk, holder)
        self._waiting.append(self.found[path])

    def _miss(self, name: str, package: Package) -> None:
        """Note what the project asks for in vain; what a package misses may be optional."""
        if package is self._project:
            message = f'"{name}" is not in node_modules. Install it: npm install'
            self.problems.append(Problem("package.json", message))


def _dependencies(path: Path, kinds: tuple[str, ...]) -> list[str]:
    """Return the names that a package.json lists; none if it cannot be read."""
    try:
        manifest: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []
    lists = [manifest.get(kind) for kind in kinds] if isinstance(manifest, dict) else []
    names = [name for each in lists if isinstance(each, dict) for name in each]
    return [name for name in dict.fromkeys(names) if _NAME.fullmatch(name)]
