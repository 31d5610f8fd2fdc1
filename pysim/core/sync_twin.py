"""The synchronous form of an API that the core answers, which no page can wait for."""

from dataclasses import replace

from pysim.core.provenance import assumed
from pysim.core.spec import Api, NoOptions, Rule
from pysim.core.support import Support


def sync_twin(api: Api, support: Support | None = None) -> Api:
    """Return the `…Sync` row of `api`, on the same clients unless `support` names others.

    A page talks to the core in a worker and cannot wait for it; the logic worker can.
    """
    return replace(
        api,
        name=f"{api.name}Sync",
        summary=f"{api.name}, returned at once. Throws in a page: use {api.name} there.",
        form="refused",
        signature="(...args: unknown[]): never",
        support=support or api.support,
        run=None,
        options=NoOptions,
        results=(),
        errors=(),
        rules=(
            Rule(
                "In a page it throws errno 103.",
                assumed("A page cannot wait for the core without blocking."),
            ),
        ),
    )
