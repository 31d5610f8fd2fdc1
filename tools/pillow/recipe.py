"""Read pillow/recipe.toml into frozen values."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.command import BUILD, ROOT

FOLDER = ROOT / "pillow"
CACHE = BUILD / "pillow"
FILE = FOLDER / "recipe.toml"
REQUIREMENTS = FOLDER / "requirements"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source archive from PyPI, and the library inside it that is used."""

    package: str
    version: str
    file: str
    sha256: str
    contains: str
    folder: str
    licences: tuple[str, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Target:
    """The Pyodide that the wheel is for, and how that was compiled."""

    pyodide: str
    python: str
    abi: str
    emscripten: str
    compile: tuple[str, ...]
    link: tuple[str, ...]

    @property
    def python_minor(self) -> str:
        """Python's version without its patch level: `3.14`."""
        return self.python.rpartition(".")[0]


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """Everything that decides what the wheel becomes, except the compiler's version."""

    source_date_epoch: int
    target: Target
    suite: str
    packages: tuple[str, ...]
    optimise: tuple[str, ...]
    pillow: Source
    zlib: Source
    jpeg: Source

    @property
    def sources(self) -> tuple[Source, ...]:
        """All archives, in the order in which they are built."""
        return (self.zlib, self.jpeg, self.pillow)

    @property
    def wheel(self) -> Path:
        """Where the finished wheel lies."""
        tag = "cp" + self.target.python_minor.replace(".", "")
        name = f"pillow-{self.pillow.version}-{tag}-{tag}-pyemscripten_{self.target.abi}_wasm32.whl"
        return FOLDER / name


def read(path: Path = FILE) -> Recipe:
    """Read the recipe; an unknown or missing key is a TypeError or KeyError naming it."""
    table = tomllib.loads(path.read_text())
    return Recipe(
        source_date_epoch=table["source_date_epoch"],
        target=Target(**_frozen(table["target"])),
        suite=table["toolchain"]["suite"],
        packages=tuple(table["toolchain"]["packages"]),
        optimise=tuple(table["optimise"]["compile"]),
        pillow=Source(**_frozen(table["sources"]["pillow"])),
        zlib=Source(**_frozen(table["sources"]["zlib"])),
        jpeg=Source(**_frozen(table["sources"]["jpeg"])),
    )


def sha256(path: Path) -> str:
    """Return the file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def described(wheel: Path) -> dict[str, str | int]:
    """Return what identifies a wheel in the records: name, SHA-256, size in bytes."""
    return {"file": wheel.name, "sha256": sha256(wheel), "bytes": wheel.stat().st_size}


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
