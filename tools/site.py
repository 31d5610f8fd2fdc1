"""Build the static site: bundles, the Python core, Pillow, fonts, and the runtime they need."""

import filecmp
import gzip
import json
import shutil
import zipfile
from pathlib import Path

from tools import core_wheel, fonts, licences, sizes
from tools.command import BUILD, ROOT, WEB, ToolError, npm_program, run
from tools.steps import CACHE, step

SITE = BUILD / "site"

_PYODIDE = WEB / "node_modules" / "pyodide"
_PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
_WASM = ROOT / "tools" / "wasm"
_COMPILED = CACHE / "compiled"
_LIBRARIES = ("_imaging", "_imagingmath")
# The runtime changes only with its pinned version.
_RUNTIME = (WEB / "package-lock.json", _WASM / "pyodide.mjs")

# What is bundled: entry point, bundle, format.
_BUNDLES = (
    ("page/main.ts", "pysim.js", "iife"),
    ("core/worker.ts", "core.js", "esm"),
    ("start/main.ts", "start.js", "esm"),
    ("compile/worker.ts", "compile.js", "esm"),
    ("compile/script/es-modules.ts", "es-modules.js", "esm"),
    ("shell/main.ts", "shell.js", "esm"),
    ("driver/main.ts", "driver.js", "esm"),
    # What tests give plain pages, and are given.
    ("driver/values.ts", "test-values.js", "esm"),
    # The shell hands these two over to its frames.
    ("view/main.ts", "view.js", "iife"),
    ("logic/worker.ts", "logic.js", "iife"),
)
_TEMPLATE_COMPILER = WEB / "node_modules" / "glass-easel-template-compiler"
_STATIC = (WEB / "start", WEB / "embed", WEB / "shell", WEB / "driver")
_SOURCES = {".ts", ".md"}


def main(out: str) -> int:
    """Build the site into folder `out` and print how large its files are."""
    target = Path(out)
    build(target)
    print(sizes.table(target))
    return 0


def build(out: Path = SITE) -> Path:
    """Bring `out` up to date and return it; raise ToolError if a step fails."""
    wheels = _wheels()
    # Linked in this order, in the build as in browsers.
    libraries = _libraries()
    snapshot = _snapshot(libraries, wheels)
    runtime = [_PYODIDE / name for name in _PYODIDE_FILES] + [snapshot, *libraries, *wheels]

    (out / "runtime").mkdir(parents=True, exist_ok=True)
    for old in set((out / "runtime").iterdir()) - {out / "runtime" / f.name for f in runtime}:
        old.unlink()
    for file in runtime:
        _copy(file, out / "runtime" / file.name)
    manifest = [{"name": file.name, "bytes": file.stat().st_size} for file in runtime]
    (out / "runtime" / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")

    (out / "fonts").mkdir(exist_ok=True)
    for file in fonts.build():
        _copy(file, out / "fonts" / file.name)
    _bundle(out)
    _copy(_TEMPLATE_COMPILER / "pkg/glass_easel_template_compiler_bg.wasm", out / "compile.wasm")
    for file in _static_files():
        _copy(file, out / file.name)
    return out


def _wheels() -> list[Path]:
    """Return the byte-compiled wheels of Pillow and of the core."""
    pillow = _pillow()
    source = CACHE / core_wheel.NAME
    compiled = [_COMPILED / pillow.name, _COMPILED / core_wheel.NAME]
    compiler = _WASM / "compile_wheels.py"

    def compile_wheel(plain: Path, result: Path) -> None:
        _COMPILED.mkdir(parents=True, exist_ok=True)
        names = [path.relative_to(ROOT) for path in (compiler, plain, result)]
        run(["node", _WASM / "run.mjs", *names])

    def compile_core() -> None:
        core_wheel.write(source)
        compile_wheel(source, compiled[1])

    tools = [*_RUNTIME, _WASM / "run.mjs", compiler]
    step(
        "pillow",
        inputs=[*tools, pillow],
        outputs=[compiled[0]],
        action=lambda: compile_wheel(pillow, compiled[0]),
    )
    step(
        "core",
        inputs=[*tools, *core_wheel.PARTS, ROOT / "tools" / "core_wheel.py"],
        outputs=[compiled[1]],
        action=compile_core,
    )
    return compiled


def _pillow() -> Path:
    wheels = sorted((ROOT / "pillow").glob("pillow-*.whl"))
    if len(wheels) != 1:
        raise ToolError(
            f"pillow/ must hold one wheel of Pillow for Pyodide, but has {len(wheels)}: "
            "build it with `python3 build.py pillow`"
        )
    return wheels[0]


def _libraries() -> list[Path]:
    """Return those libraries of Pillow that the core uses."""
    with zipfile.ZipFile(_pillow()) as wheel:
        names = [
            next(name for name in wheel.namelist() if name.startswith(f"PIL/{library}."))
            for library in _LIBRARIES
        ]
        libraries = [_COMPILED / Path(name).name for name in names]
        for name, library in zip(names, libraries, strict=True):
            library.write_bytes(wheel.read(name))
    return libraries


def _snapshot(libraries: list[Path], wheels: list[Path]) -> Path:
    """Return a gzipped snapshot of the memory of a Python that has imported the core."""
    raw = CACHE / "snapshot.raw"
    snapshot = CACHE / "snapshot.bin"

    def save_memory() -> None:
        run(["node", _WASM / "snapshot.mjs", raw, *libraries, *wheels])
        # Half of the memory is zeros, and few hosts compress a type that they do not know.
        snapshot.write_bytes(gzip.compress(raw.read_bytes(), mtime=0))
        raw.unlink()

    step(
        "snapshot",
        inputs=[
            *_RUNTIME,
            *(_WASM / name for name in ("snapshot.mjs", "fill.py")),
            *libraries,
            *wheels,
            Path(__file__),
        ],
        outputs=[snapshot],
        action=save_memory,
    )
    return snapshot


def _bundle(out: Path) -> None:
    """Bundle each entry point, and say whose code that is; quick enough to do every time."""
    options = ["--bundle", "--target=es2022", "--charset=utf8", "--log-level=warning"]
    metafiles = []
    for entry, name, form in _BUNDLES:
        metafiles.append((CACHE / name).with_suffix(".meta.json"))
        files = [entry, f"--outfile={out.resolve() / name}", f"--metafile={metafiles[-1]}"]
        run([npm_program("esbuild"), *options, f"--format={form}", *files], cwd=WEB)
    others = [_PYODIDE, _TEMPLATE_COMPILER, *fonts.PACKAGES]
    licences.write(out / "licences.txt", metafiles, others, WEB / "node_modules")


def _static_files() -> list[Path]:
    files = [file for folder in _STATIC for file in sorted(folder.iterdir())]
    return [
        *(file for file in files if file.is_file() and file.suffix not in _SOURCES),
        WEB / "generated" / "tt.d.ts",
    ]


def _copy(source: Path, target: Path) -> None:
    """Copy unless the contents are the same, so that caches keyed by time stay valid."""
    if not target.exists() or not filecmp.cmp(source, target, shallow=False):
        shutil.copyfile(source, target)
