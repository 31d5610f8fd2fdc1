"""Import what a page will need; runs inside Pyodide, whose memory snapshot.mjs saves."""

import gc
import sys
from importlib import import_module
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import module_from_spec
from pathlib import PurePosixPath

# Of libraries.
PACKAGE = "PIL"
# What reads and writes pictures is needed at the first one; better now than then.
MODULES = [
    *(f"PIL.{name}ImagePlugin" for name in ("Png", "Jpeg", "Gif", "Bmp")),
    "pysim.browser",
]


def fill(libraries: list[str], wheels: list[str]) -> None:
    """Import from these paths; the libraries are linked already."""
    sys.path += wheels
    import_module(PACKAGE)
    for library in libraries:
        import_library(library)
    for module in MODULES:
        import_module(module)
    gc.collect()


def import_library(path: str) -> None:
    """Import a library from outside its package, since nothing in a zip can be linked."""
    name = f"{PACKAGE}.{PurePosixPath(path).name.partition('.')[0]}"
    loader = ExtensionFileLoader(name, path)
    module = module_from_spec(ModuleSpec(name, loader, origin=path))
    sys.modules[name] = module
    loader.exec_module(module)
