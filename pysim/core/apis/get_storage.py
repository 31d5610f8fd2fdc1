"""tt.getStorage: read what is kept under a key."""

from dataclasses import dataclass

from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import DOUYIN_GAME, documented, peer
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.sync_api import storage_twin
from pysim.core.types import Text

_PAGE = documented("cache/getstorage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    key: str = param(Text(), "Key of the item, not empty.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Look it up."""
    return {"data": host.storage.get(options.key)}


def run_sync(options: Options, host: Host) -> dict[str, object]:
    """Look it up; the setting `missingKey` says what is returned if it is not there."""
    try:
        return run(options, host)
    except ApiError:
        if host.settings.missing_key == "fail":
            raise
        return {"data": ""}


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
    storage_twin(
        api,
        run=run_sync,
        rules=(
            Rule(
                "A key that is not there gives an empty string.",
                peer(DOUYIN_GAME + "api/data-caching/tt-get-storage-sync"),
                "missingKey",
            ),
        ),
    ),
)
