"""Build the wheel from nothing but archives: C libraries first, then pyodide-build."""

import shutil
import tarfile
from pathlib import Path

from tools.command import ToolError
from tools.pillow import crossenv, fetch, sid
from tools.pillow.recipe import CACHE, Recipe, Source

# Paths inside the root: the same for every build, so that no path can make two builds differ.
WORK = "/build"
VENV = f"{WORK}/venv"
CROSS = f"{WORK}/cross"
WHEELS = f"{WORK}/wheels"


def wheel(recipe: Recipe, name: str) -> Path:
    """Build once, in an emptied work folder; return the wheel's path. `name` names the log."""
    log = CACHE / f"build-{name}.log"
    log.unlink(missing_ok=True)
    work = sid.inside(WORK)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    _python(recipe, log)
    crossenv.make(recipe, CROSS)
    for library, target in ((recipe.zlib, "zlib-ng"), (recipe.jpeg, "jpeg-static")):
        _library(recipe, library, target, log)
    return _pillow(recipe, log)


def unpack(source: Source, into: Path) -> Path:
    """Unpack the archive below `into`; return the folder of the library that is used."""
    with tarfile.open(fetch.source(source)) as archive:
        archive.extractall(into, filter="data")
    return into / source.file.removesuffix(".tar.gz") / source.folder


def _environment(recipe: Recipe, *flags: str) -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": str(recipe.source_date_epoch), "CFLAGS": " ".join(flags)}


def _python(recipe: Recipe, log: Path) -> None:
    """Install pyodide-build and what Pillow's build needs, offline."""
    shutil.copytree(fetch.wheels("build", recipe.target.python_minor), sid.inside(WHEELS))
    wheels = [f"{WHEELS}/{path.name}" for path in sorted(sid.inside(WHEELS).glob("*.whl"))]
    python = f"python{recipe.target.python_minor}"
    sid.call(python, "-m", "venv", VENV, cwd=WORK, env={}, log=log)
    pip = (f"{VENV}/bin/python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    sid.call(*pip, *wheels, cwd=WORK, env={}, log=log)


def _library(recipe: Recipe, source: Source, target: str, log: Path) -> None:
    """Build a static C library with CMake into its folder's `out`."""
    folder = unpack(source, sid.inside(f"{WORK}/{source.package}"))
    path = _path(folder)
    env = _environment(recipe, *recipe.target.compile, *recipe.optimise)
    configure = ["emcmake", "cmake", "-S", path, "-B", f"{path}/out", "-DCMAKE_BUILD_TYPE=Release"]
    sid.call(*configure, *source.settings, cwd=WORK, env=env, log=log)
    build = ("cmake", "--build", f"{path}/out", "--target", target, "--parallel", "2")
    sid.call(*build, cwd=WORK, env=env, log=log)
    _prefix(folder)


def _prefix(folder: Path) -> None:
    """Gather headers and archives the way Pillow's setup.py looks for a library's root."""
    for kind, pattern in (("include", "*.h"), ("lib", "*.a")):
        into = folder / "prefix" / kind
        into.mkdir(parents=True)
        places = (
            (folder, folder / "src", folder / "out") if kind == "include" else (folder / "out",)
        )
        for place in places:
            for file in place.glob(pattern):
                shutil.copy(file, into)


def _pillow(recipe: Recipe, log: Path) -> Path:
    folder = unpack(recipe.pillow, sid.inside(f"{WORK}/pillow"))
    env = {
        **_environment(recipe, *recipe.optimise),
        "PATH": f"{sid.EMSCRIPTEN}:{VENV}/bin:{sid.PATH}",
        "PYODIDE_XBUILDENV_PATH": CROSS,
        "SKIP_EMSCRIPTEN_VERSION_CHECK": "1",
        "ZLIB_ROOT": _root(recipe.zlib),
        "JPEG_ROOT": _root(recipe.jpeg),
    }
    command = [f"{VENV}/bin/pyodide", "build", "--no-isolation", "--exports", "pyinit"]
    command += ["--outdir", f"{WORK}/dist"]
    for setting in recipe.pillow.settings:
        command += ["-C", setting]
    sid.call(*command, cwd=_path(folder), env=env, log=log)
    built = list(sid.inside(f"{WORK}/dist").glob("*.whl"))
    if [path.name for path in built] != [recipe.wheel.name]:
        raise ToolError(f"expected {recipe.wheel.name}, but pyodide-build made {built}")
    return built[0]


def _root(source: Source) -> str:
    name = source.file.removesuffix(".tar.gz")
    return f"{WORK}/{source.package}/{name}/{source.folder}/prefix"


def _path(folder: Path) -> str:
    """Return the path inside the root of a folder seen from here."""
    return f"/{folder.relative_to(sid.ROOT)}"
