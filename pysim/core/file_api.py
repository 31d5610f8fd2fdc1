"""What the rows of the file manager share."""

from dataclasses import replace

from pysim.core.provenance import assumed
from pysim.core.spec import Api, NoOptions, Rule
from pysim.core.support import Support

PACKAGE_RULE = Rule(
    "In a plain page the package has no files here; `getImageInfo` and `drawImage` look a package "
    "path up relative to the page.",
    assumed("A page's folder cannot be listed."),
)


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
        options=NoOptions,
        results=(),
        errors=(),
        rules=(
            Rule(
                "In a page it throws errno 103, as a PC client does.",
                assumed("A page cannot wait for the core without blocking."),
            ),
        ),
    )
