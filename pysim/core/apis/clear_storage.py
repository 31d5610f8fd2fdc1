"""tt.clearStorage: forget everything that is kept."""

from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions
from pysim.core.sync_api import storage_twin


def run(options: NoOptions, host: Host) -> dict[str, object]:
    """Forget it."""
    del options
    host.storage.clear()
    return {}


APIS = (
    api := Api(
        name="clearStorage",
        summary="Forget everything that setStorage has kept.",
        source=documented("cache/clearstorage"),
        run=run,
    ),
    storage_twin(api),
)
