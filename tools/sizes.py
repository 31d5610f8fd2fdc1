"""Tell how large the site's files are, as they are and as a host sends them compressed."""

import hashlib
import json
from pathlib import Path

import brotli

from tools.steps import CACHE

# What static hosts spend on a file; the highest, 11, takes a minute for the snapshot.
QUALITY = 9
_MEMORY = CACHE / "brotli.json"


def table(folder: Path) -> str:
    """Return one line per file below `folder` and a total, in bytes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    known: dict[str, int] = json.loads(_MEMORY.read_text()) if _MEMORY.exists() else {}
    rows = [(str(file.relative_to(folder)), *_measure(file, known)) for file in files]
    _MEMORY.parent.mkdir(parents=True, exist_ok=True)
    _MEMORY.write_text(json.dumps(known))
    rows.append(("total", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    width = max(len(name) for name, _, _ in rows)
    lines = [f"{'file':{width}} {'bytes':>12} {f'brotli {QUALITY}':>12}"]
    lines += [f"{name:{width}} {raw:>12,} {small:>12,}" for name, raw, small in rows]
    return "\n".join(lines)


def _measure(file: Path, known: dict[str, int]) -> tuple[int, int]:
    data = file.read_bytes()
    key = f"{hashlib.sha256(data).hexdigest()} {QUALITY}"
    if key not in known:
        known[key] = len(brotli.compress(data, quality=QUALITY))
    return len(data), known[key]
