"""tt.removeStorage: forget what is kept under a key."""

from dataclasses import dataclass

from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, param
from pysim.core.sync_api import storage_twin
from pysim.core.types import Text

_PAGE = documented("cache/removestorage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    key: str = param(Text(), "Key of the item, not empty.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Forget it."""
    host.storage.remove(options.key)
    return {}


APIS = (
    api := Api(
        name="removeStorage",
        summary="Forget what is kept under a key; none is no error.",
        source=_PAGE,
        options=Options,
        run=run,
    ),
    storage_twin(api),
)
