"""tt.getUpdateManager: hear of new versions, of which there are none here."""

from pysim.core.provenance import DOUYIN, assumed, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import EVERYWHERE
from pysim.core.unsimulated import SOURCE

_PEER = peer(DOUYIN + "api/foundation/update/updatemanager")

APIS = (
    Api(
        name="getUpdateManager",
        summary="Return the one object that tells of new versions of the mini-program.",
        source=SOURCE,
        support=EVERYWHERE,
        form="local",
        signature="(): UpdateManager",
        rules=(
            Rule(
                "Its methods are `onCheckForUpdate`, `onUpdateReady`, `onUpdateFailed` and "
                "`applyUpdate`.",
                _PEER,
            ),
            Rule("`onCheckForUpdate` calls its callback with `{ hasUpdate }`.", _PEER),
            Rule(
                "There is no new version: `hasUpdate` is false, the other callbacks are never "
                "called, and `applyUpdate` does nothing.",
                assumed("What is simulated has not been published."),
            ),
        ),
    ),
)
