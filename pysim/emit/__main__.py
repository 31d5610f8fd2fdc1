"""`python -m pysim.emit [--check]`: write the generated files, or fail if one is stale."""

import sys
from pathlib import Path

from pysim.emit import catalog_json, parameters_json, reference, typescript

_ROOT = Path(__file__).parents[2]
_FILES = {
    _ROOT / "web/generated/catalog.json": catalog_json.render,
    _ROOT / "web/generated/parameters.json": parameters_json.render,
    _ROOT / "web/generated/tt.d.ts": typescript.render,
    _ROOT / "docs/api.md": reference.render,
}


def main(arguments: list[str]) -> int:
    """Write or check; return the exit code."""
    stale = [
        path
        for path, render in _FILES.items()
        if not path.exists() or path.read_text(encoding="utf-8") != render()
    ]
    for path in stale:
        name = path.relative_to(_ROOT)
        if "--check" in arguments:
            sys.stderr.write(f"{name} is stale; run: python3 build.py emit\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_FILES[path](), encoding="utf-8")
            sys.stdout.write(f"wrote {name}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
