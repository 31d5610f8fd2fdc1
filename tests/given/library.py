"""The published libraries: installed from npm, bundled for a plain page or put into a project."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from tools.command import WEB, npm_program, run

Sizes = dict[str, tuple[int, int]]
"""Of canvases by their ids, in logical px."""

FOLDER = Path(__file__).parent

# A mini-program's script sees `wx` or `uni` and its page stack, but nothing of a browser's page.
_BEFORE = "globalThis.given = (function (wx, uni, getCurrentPages, window, document, navigator) {"
_AFTER = "return given; })(tt, tt, () => [{}]);"

# What those who move to this platform change outside of scripts.
_RENAMED = {".wxml": ".ttml", ".wxss": ".ttss"}


def install() -> None:
    """Install what the lock file names, unless that is what is there."""
    stamp = FOLDER / "node_modules" / ".complete"
    wanted = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    run(["npm", "ci", "--loglevel=error"], cwd=FOLDER)
    stamp.write_text(wanted)


def bundle(driver: str, folder: Path) -> Path:
    """Bundle `drivers/<driver>.js` with its library into a classic script that sets `given`."""
    script = folder / f"{driver}.js"
    entry = FOLDER / "drivers" / f"{driver}.js"
    form = ["--bundle", "--format=iife", "--global-name=given", "--charset=utf8"]
    places: list[str | Path] = [entry, f"--outfile={script}", "--log-level=error"]
    run([npm_program("esbuild"), *form, *places], cwd=WEB)
    script.write_text(f"{_BEFORE}\n{script.read_text('utf-8')}\n{_AFTER}\n", "utf-8")
    return script


def lay_out(folder: Path) -> None:
    """Put the project, the drivers and the libraries, with their scripts as they are, there."""
    shutil.copytree(FOLDER / "project", folder, dirs_exist_ok=True)
    shutil.copytree(FOLDER / "drivers", folder / "drivers")
    for name in _manifest(FOLDER)["dependencies"]:
        root = FOLDER / "node_modules" / name
        for file in root.rglob("*"):
            if file.is_file():
                _port(file, folder / "node_modules" / name / file.relative_to(root))
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    (folder / "project.json").write_text(json.dumps({"files": sorted(files)}), encoding="utf-8")


def _port(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    suffix = _RENAMED.get(file.suffix)
    if suffix is None:
        shutil.copyfile(file, place)
        return
    text = file.read_text(encoding="utf-8").replace("wx:", "tt:")
    place.with_suffix(suffix).write_text(text, encoding="utf-8")


def _manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return manifest
