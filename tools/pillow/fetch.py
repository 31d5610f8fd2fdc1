"""Download the pinned archives and wheels; a file whose hash differs is never used."""

import subprocess
import sys
import venv
from pathlib import Path

from tools.command import ToolError, run
from tools.pillow.recipe import CACHE, REQUIREMENTS, Source, sha256

PURE = ("--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def source(wanted: Source) -> Path:
    """Return the path of the source archive, downloaded unless it is there already."""
    folder = CACHE / "sources"
    path = folder / wanted.file
    if not path.exists():
        # pip would run the package's own build code to learn its name and version.
        wanted_version = f"{wanted.package}=={wanted.version}"
        command = (_unearth(), "--no-binary", "--download", folder, wanted_version)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if not path.exists():
        raise ToolError(f"the source archive {wanted.file} could not be downloaded from PyPI")
    if (found := sha256(path)) != wanted.sha256:
        path.unlink()
        raise ToolError(
            f"{wanted.file} has SHA-256 {found}, but the recipe wants {wanted.sha256}: "
            "it was removed; run this again, and if it happens again do not use that archive"
        )
    return path


def wheels(name: str, python: str) -> Path:
    """Return a folder with the wheels of `pillow/requirements/<name>.txt` for Python `python`."""
    requirements = REQUIREMENTS / f"{name}.txt"
    folder = CACHE / "wheels" / f"{name}-{sha256(requirements)[:16]}"
    stamp = folder / "complete"
    if not stamp.exists():
        command = [*PIP, "download", *PURE, f"--python-version={python}", "--require-hashes"]
        command += ["--no-deps", f"--requirement={requirements}", f"--dest={folder}"]
        run(command, why=f"the wheels of {requirements.name} could not be downloaded")
        stamp.touch()
    return folder


def _unearth() -> Path:
    """Return the program that finds and downloads archives, installed in a place of its own."""
    requirements = REQUIREMENTS / "fetch.txt"
    folder = CACHE / f"fetch-{sha256(requirements)[:16]}"
    program = folder / "bin" / "unearth"
    if not program.exists():
        venv.create(folder, clear=True, with_pip=True)
        pip = (folder / "bin" / "python", *PIP[1:], "install", "--require-hashes", "--no-deps")
        run((*pip, f"--requirement={requirements}"), why="the downloader could not be installed")
    return program
