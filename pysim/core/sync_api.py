"""The `…Sync` rows: an API answered at once, where the core lives in the caller's thread.

In a plain page the core is in a worker, which cannot be waited for; there they throw.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pysim.core.host import Host
from pysim.core.provenance import Source, documented
from pysim.core.spec import Api, Outcome, Rule
from pysim.core.support import Support

_FILE_SUPPORT = Support(
    android="5.23.0",
    ios="5.23.0",
    pc=None,
    source=documented("file/tt_get_file_system_manager"),
)


def file_twin(api: Api) -> Api:
    """Return the `…Sync` row of a method of the file manager; on PC it does not exist."""
    return _twin(api, api.source, _FILE_SUPPORT)


def storage_twin(
    api: Api,
    *,
    run: Callable[[Any, Host], Outcome] | None = None,
    rules: tuple[Rule, ...] = (),
) -> Api:
    """Return the `…Sync` row of an API of the storage; `run` if it does not do just the same."""
    page = documented(f"cache/{api.name.lower()}sync")
    row = _twin(api, page, Support(source=page))
    return replace(row, run=run or api.run, rules=rules)


def _twin(api: Api, source: Source, support: Support) -> Api:
    return replace(
        api,
        name=f"{api.name}Sync",
        summary=f"{api.name}, answered at once.",
        form="sync",
        source=source,
        support=support,
        # The vendor's list has the asynchronous form alone.
        also_on_tt=False,
        rules=(),
    )
