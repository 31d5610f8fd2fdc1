"""Write down whose code the site's bundles carry, and under which licences."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

_PACKAGE = re.compile(r"(?:.*/)?node_modules/((?:@[^/]+/)?[^/]+)/")
_HEAD = "The site holds code and fonts of these packages, each under its own licence.\n"


def write(out: Path, metafiles: Iterable[Path], others: Iterable[Path], modules: Path) -> None:
    """Write the texts for all packages below `modules` that are in bundles, or in `others`.

    `metafiles` are what esbuild tells of its bundles; their paths are relative to the folder that
    holds `modules`.
    """
    inputs = (path for file in metafiles for path in json.loads(file.read_text())["inputs"])
    named = {match[1] for path in inputs if (match := _PACKAGE.match(path))}
    packages = {modules / name for name in named} | set(others)
    texts = [_text(package) for package in sorted(packages)]
    out.write_text("\n".join([_HEAD, *texts]), encoding="utf-8")


def _text(package: Path) -> str:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    head = f"{'─' * 80}\n{about['name']} {about['version']}: {about['license']}"
    if homepage := about.get("homepage"):
        head = f"{head}, {homepage}"
    licences = [file.read_text(encoding="utf-8") for file in sorted(package.glob("LICENSE*"))]
    return "\n\n".join([head, *(text.strip() for text in licences)]) + "\n"
