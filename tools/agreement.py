"""Find what is said in two places and differs: versions, pins, locks."""

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

import pysim
from tools.command import ROOT, WEB


def problems() -> list[str]:
    """Return one sentence per disagreement."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [*_versions(), *_pins(project), *_pillow_wheel(project), *_hosts()]


def _versions() -> Iterator[str]:
    """Everything that states the project's version states the same."""
    for path in ("web/package.json", "web/package-lock.json", "web/generated/catalog.json"):
        stated = _json(ROOT / path)["version"]
        if stated != pysim.__version__:
            yield f"{path} says version {stated}, pysim/__init__.py says {pysim.__version__}"


def _pins(project: dict[str, Any]) -> Iterator[str]:
    """Every requirement of pyproject.toml is locked at a version that it allows.

    Those of the project's own set-up are exact; extras have ranges, for they go into the
    environments of others.
    """
    lock = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", _lock(), flags=re.MULTILINE))
    groups = project["dependency-groups"].values()
    exact = [*project["project"]["dependencies"], *chain.from_iterable(groups)]
    extras = chain.from_iterable(project["project"]["optional-dependencies"].values())
    for wanted in [*exact, *extras]:
        requirement = Requirement(wanted)
        if not requirement.specifier.contains(lock.get(requirement.name, "0.dev0")):
            yield (
                f"pyproject.toml asks for {wanted}, but requirements/dev.txt does not have "
                "that: make it anew with the command in its first lines"
            )
    for wanted in exact:
        if "==" not in wanted:
            yield f"pyproject.toml asks for {wanted}, which is not exact: write it with =="


def _pillow_wheel(project: dict[str, Any]) -> Iterator[str]:
    """Pillow is the same version on both sides."""
    (pin,) = (pin for pin in project["project"]["dependencies"] if pin.startswith("pillow=="))
    version = pin.removeprefix("pillow==")
    for wheel in (ROOT / "pillow").glob("*.whl"):
        if not wheel.name.startswith(f"pillow-{version}-"):
            yield f"pyproject.toml asks for {pin}, but the browser gets pillow/{wheel.name}"


def _hosts() -> Iterator[str]:
    """Locks name packages, not where one machine happened to find them."""
    packages = _json(WEB / "package-lock.json")["packages"].values()
    if any("resolved" in package for package in packages):
        yield "web/package-lock.json names registry hosts: make it anew inside web/"
    if "://" in _lock():
        yield "requirements/dev.txt names a registry host: remove that line"


def _lock() -> str:
    return (ROOT / "requirements" / "dev.txt").read_text()


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {"version": "none"}
    return content
