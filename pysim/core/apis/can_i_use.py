"""tt.canIUse: tell whether the device's client has an API, parameter, result or value."""

from pysim.core.provenance import WECHAT, documented, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import Support

APIS = (
    Api(
        name="canIUse",
        summary="Tell whether an API, one of its parameters, results or values is available.",
        source=documented("version-compatibility"),
        support=Support(android="5.28.0", ios="5.28.0", pc=None),
        form="table",
        signature="(schema: string): boolean",
        rules=(
            Rule(
                "`api`, `api.object.parameter`, `api.object.parameter.value` and "
                "`api.success.field` are understood.",
                peer(WECHAT + "api/base/wx.canIUse.html"),
            ),
            Rule(
                "A name that is not simulated answers false, so the answer is true to the "
                "simulator.",
                peer(WECHAT + "api/base/wx.canIUse.html"),
            ),
        ),
    ),
)
