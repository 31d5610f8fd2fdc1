"""tt.nextTick: run something once the running script is done; an extra."""

from pysim.core.provenance import WECHAT, peer
from pysim.core.spec import Api
from pysim.core.support import EVERYWHERE

APIS = (
    Api(
        name="nextTick",
        summary="Run `callback` after the running script, before anything else.",
        source=peer(WECHAT + "api/ui/custom-component/wx.nextTick.html"),
        support=EVERYWHERE,
        form="local",
        signature="(callback: () => void): void",
        extra=True,
    ),
)
