"""The synchronous twin of a file or storage API, for hosts that cannot answer at once."""

from dataclasses import replace

from pysim.core.provenance import assumed
from pysim.core.spec import Api, Rule
from pysim.core.support import Support


def sync_twin(api: Api) -> Api:
    """Return the `…Sync` row of `api`: on PC it does not exist; in a page it always throws.

    A page talks to the core in a worker and cannot wait for it; the logic worker can.
    """
    return replace(
        api,
        name=f"{api.name}Sync",
        summary=f"{api.name}, returned at once. Throws in a page: use {api.name} there.",
        form="refused",
        signature="(...args: unknown[]): never",
        support=Support(android="5.23.0", ios="5.23.0", pc=None),
        run=None,
        errors=(),
        rules=(
            Rule(
                "In a page it throws errno 103, as a PC client does.",
                assumed("A page cannot wait for the core without blocking."),
            ),
        ),
    )
