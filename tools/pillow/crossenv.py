"""Make by hand the cross-build environment that pyodide-build would otherwise download."""

import ast
import re
import shutil
import zipfile
from pathlib import Path

from tools.command import WEB, ToolError
from tools.pillow import sid
from tools.pillow.recipe import Recipe, Target

SYSCONFIG = "_sysconfigdata__emscripten_wasm32-emscripten"
# Both spellings of an option in autoconf's result: `/* #undef NAME */` and `#define NAME value`.
OPTION = re.compile(r"^(?:/\* #undef (\w+) \*/|#define (\w+)(?: .*)?)$", re.MULTILINE)


def make(recipe: Recipe, path: str) -> None:
    """Lay out the environment at the absolute `path` inside the root."""
    target = recipe.target
    top = sid.inside(path)
    version = top / target.pyodide
    root = version / "xbuildenv" / "pyodide-root"
    install = root / "cpython" / "installs" / f"python-{target.python}"
    install.mkdir(parents=True)
    (top / "xbuildenv").symlink_to(target.pyodide)
    (version / ".build-python-version").write_text(target.python_minor)
    (version / "xbuildenv" / "requirements.txt").touch()
    (root / "Makefile.envs").write_text(_makefile(target))
    (install / "sysconfigdata").mkdir()
    sysconfig = _sysconfig(target)
    (install / "sysconfigdata" / f"{SYSCONFIG}.py").write_text(sysconfig)
    _headers(target, install, sysconfig)


def _sysconfig(target: Target) -> str:
    """Return the module in which this Pyodide's Python states how it was configured."""
    runtime = WEB / "node_modules" / "pyodide"
    if f'"version": "{target.pyodide}"' not in (runtime / "package.json").read_text():
        raise ToolError(f"web/package.json must pin pyodide {target.pyodide}, as the recipe does")
    with zipfile.ZipFile(runtime / "python_stdlib.zip") as archive:
        return archive.read(f"{SYSCONFIG}.py").decode()


def _headers(target: Target, install: Path, sysconfig: str) -> None:
    """Copy Debian's headers and set their options to what Pyodide's Python was built with."""
    name = f"python{target.python_minor}"
    include = install / "include" / name
    shutil.copytree(sid.inside(f"/usr/include/{name}"), include)
    (template,) = sid.inside("/usr/include").glob(f"*-linux-gnu/{name}/pyconfig.h")
    values = _constants(sysconfig)

    def option(match: re.Match[str]) -> str:
        key = match[1] or match[2]
        if key not in values:
            return match[0]
        # Python's own parser of pyconfig.h stores an undefined option as 0.
        return f"#define {key} {values[key]}" if values[key] != 0 else f"/* #undef {key} */"

    (include / "pyconfig.h").write_text(OPTION.sub(option, template.read_text()))


def _constants(sysconfig: str) -> dict[str, object]:
    """Read the plain values of `build_time_vars` without running the module."""
    for statement in ast.parse(sysconfig).body:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id="build_time_vars")], value=ast.Dict(keys=keys, values=values)
            ):
                return {
                    str(key.value): value.value
                    for key, value in zip(keys, values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
                }
    raise ToolError(f"{SYSCONFIG}.py has no build_time_vars: is this still Pyodide's layout?")


def _makefile(target: Target) -> str:
    major, minor, micro = target.python.split(".")
    install = f"$(PYODIDE_ROOT)/cpython/installs/python-{target.python}"
    variables = {
        "PYODIDE_EMSCRIPTEN_VERSION": target.emscripten,
        "PYODIDE_ABI_VERSION": target.abi,
        "PLATFORM_TRIPLET": "wasm32-emscripten",
        "SYSCONFIG_NAME": SYSCONFIG,
        "PYVERSION": target.python,
        "PYMAJOR": major,
        "PYMINOR": minor,
        "PYMICRO": micro,
        "CPYTHONINSTALL": install,
        "TARGETINSTALLDIR": install,
        "PYTHONINCLUDE": f"{install}/include/python{target.python_minor}",
        "CFLAGS_BASE": " ".join(target.compile),
        "LDFLAGS_BASE": " ".join(target.link),
    }
    lines = [f"export {name} = {value}" for name, value in variables.items()]
    return "\n".join([*lines, ".output_vars:", "\tenv", ""])
