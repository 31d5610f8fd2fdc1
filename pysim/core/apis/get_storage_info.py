"""tt.getStorageInfo: the keys, and how much room they take."""

from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions, Result
from pysim.core.storage import KILOBYTE, MAX_TOTAL
from pysim.core.sync_api import storage_twin


def run(options: NoOptions, host: Host) -> dict[str, object]:
    """Add them up."""
    del options
    return {
        "keys": host.storage.keys(),
        "currentSize": host.storage.size() / KILOBYTE,
        "limitSize": MAX_TOTAL // KILOBYTE,
    }


APIS = (
    api := Api(
        name="getStorageInfo",
        summary="Tell the keys and the room they take.",
        source=documented("cache/getstorageinfo"),
        results=(
            Result("keys", "string[]", "The keys, sorted."),
            Result("currentSize", "number", "What is kept, in KB; may be a fraction."),
            Result("limitSize", "number", "What may be kept, in KB."),
        ),
        run=run,
    ),
    storage_twin(api),
)
