"""Build steps that do nothing when their inputs are what they were."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.command import BUILD, ROOT

CACHE = BUILD / "cache"


def step(
    name: str, *, inputs: Iterable[Path], outputs: Iterable[Path], action: Callable[[], None]
) -> None:
    """Run `action` unless `outputs` exist and were made from inputs with the same contents.

    A file below `inputs` that is a folder counts, too. An interrupted action runs again.
    """
    stamp = CACHE / f"{name}.stamp"
    wanted = digest(inputs)
    if stamp.is_file() and stamp.read_text() == wanted and all(o.exists() for o in outputs):
        return
    print(f"Building {name} …", flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    action()
    stamp.write_text(wanted)


def digest(paths: Iterable[Path]) -> str:
    """Return one hash over the names and contents of all files at and below `paths`."""
    total = hashlib.sha256()
    for file in sorted(found for path in paths for found in files(path)):
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        total.update(f"{name}\0{file.stat().st_size}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def files(path: Path) -> list[Path]:
    """Return `path` if it is a file, else every file below it but for Python's caches."""
    if path.is_file():
        return [path]
    return [
        found
        for found in path.rglob("*")
        if found.is_file()
        and "__pycache__" not in found.parts
        and "node_modules" not in found.parts
    ]
