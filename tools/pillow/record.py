"""Write what the wheel was made of next to it, and check that the two still agree."""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tools.command import ROOT, WEB
from tools.pillow import compile as compiling
from tools.pillow import sid
from tools.pillow.recipe import CACHE, FOLDER, REQUIREMENTS, Recipe, described, sha256

RECORD = FOLDER / "record.json"
TESTS = FOLDER / "tests.json"
LICENCES = FOLDER / "licences"
TOOLCHAIN = ("binaryen", "clang-[0-9]*", "cmake", "emscripten", "lld-[0-9]*", "llvm-[0-9]*")


def write(recipe: Recipe, wheel: Path, hashes: list[str]) -> None:
    """Put the wheel, its record and the licences of what is inside it into pillow/."""
    for old in FOLDER.glob("*.whl"):
        old.unlink()
    shutil.copyfile(wheel, recipe.wheel)
    _licences(recipe)
    python = recipe.target.python_minor
    versions = sid.versions(*TOOLCHAIN, "nodejs", f"python{python}", f"libpython{python}-dev")
    record = {
        "wheel": described(recipe.wheel),
        "builds": hashes,
        "debian": {"suite": recipe.suite, "versions": versions},
        "python packages": {
            "sha256": sha256(REQUIREMENTS / "build.txt"),
            "versions": _pinned(REQUIREMENTS / "build.txt"),
        },
        "recipe": _plain(recipe),
    }
    save(RECORD, record)


def check(recipe: Recipe) -> list[str]:
    """Return what disagrees between wheel, record, recipe and the project's pins, as sentences."""
    if not (recipe.wheel.exists() and RECORD.exists()):
        return [f"{recipe.wheel.name} or its record is missing: run `python3 build.py pillow`"]
    record = json.loads(RECORD.read_text())
    tests = json.loads(TESTS.read_text()) if TESTS.exists() else {}
    wheel = described(recipe.wheel)
    again = "run `python3 build.py pillow`"
    agreements = {
        f"the wheel is not the one in record.json: {again}": record["wheel"] == wheel,
        "record.json does not show two builds with one hash": (
            len(record["builds"]) > 1 and set(record["builds"]) == {wheel["sha256"]}
        ),
        f"recipe.toml has changed since the wheel was built: {again}": (
            record["recipe"] == _plain(recipe)
        ),
        f"requirements/build.txt has changed since the wheel was built: {again}": (
            record["python packages"]["sha256"] == sha256(REQUIREMENTS / "build.txt")
        ),
        f"there is more than one wheel in pillow/: {again}": len(list(FOLDER.glob("*.whl"))) == 1,
        "tests.json is of another wheel: run `python3 build.py pillow --test`": (
            tests.get("wheel") == wheel
        ),
        f"pyproject.toml must pin pillow=={recipe.pillow.version}": (
            f'"pillow=={recipe.pillow.version}"' in (ROOT / "pyproject.toml").read_text()
        ),
        f"web/package.json must pin pyodide {recipe.target.pyodide}": (
            f'"pyodide": "{recipe.target.pyodide}"' in (WEB / "package.json").read_text()
        ),
    }
    return [sentence for sentence, agreed in agreements.items() if not agreed]


def save(path: Path, value: object) -> None:
    """Write `value` as JSON for people to read."""
    path.write_text(json.dumps(value, indent=2) + "\n")


def _plain(recipe: Recipe) -> Any:  # noqa: ANN401  whatever JSON makes of it
    return json.loads(json.dumps(asdict(recipe)))


def _pinned(requirements: Path) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", requirements.read_text(), re.MULTILINE)
    return dict(pins)


def _licences(recipe: Recipe) -> None:
    """Copy the licences of everything that is linked into the wheel."""
    shutil.rmtree(LICENCES, ignore_errors=True)
    for source in recipe.sources:
        folder = compiling.unpack(source, CACHE / "unpacked")
        into = LICENCES / source.contains.split(" ")[0].lower()
        into.mkdir(parents=True)
        for name in source.licences:
            shutil.copy(folder / name, into)
