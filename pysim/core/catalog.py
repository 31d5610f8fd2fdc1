"""Every API by name: what the modules of `pysim.core.apis` declare. A file there is an entry."""

import pkgutil
from importlib import import_module

from pysim.core import apis, unsimulated
from pysim.core.spec import Api


def _rows() -> list[Api]:
    names = sorted(module.name for module in pkgutil.iter_modules(apis.__path__))
    modules = [import_module(f"{apis.__name__}.{name}") for name in names]
    return [row for module in modules for row in module.APIS]


CATALOG: dict[str, Api] = {row.name: row for row in _rows()}

UNSIMULATED = unsimulated.without(CATALOG)
"""The rest of the vendor's list, by name."""
