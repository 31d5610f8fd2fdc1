"""tt.getStorage: read what is kept under a key."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, Result, param
from pysim.core.sync_twin import sync_twin
from pysim.core.types import Text

_PAGE = documented("cache/getstorage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    key: str = param(Text(), "Key of the item, not empty.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Look it up."""
    return {"data": host.storage.get(options.key)}


APIS = (
    api := Api(
        name="getStorage",
        summary="Read what is kept under a key.",
        source=_PAGE,
        options=Options,
        results=(Result("data", "unknown", "The value, of the type that was kept."),),
        errors=(Errno.KEY_NOT_FOUND,),
        run=run,
    ),
    sync_twin(api),
)
