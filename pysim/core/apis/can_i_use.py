"""tt.canIUse: tell whether the device's client has an API, parameter, result or value."""

from pysim.core.provenance import FEISHU_GADGET, WECHAT, assumed, documented, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import Support

_PAGE = documented("component-component/native-component", FEISHU_GADGET)

APIS = (
    Api(
        name="canIUse",
        summary="Tell whether an API, one of its parameters, results or values is available.",
        source=documented("version-compatibility"),
        support=Support(android="5.28.0", ios="5.28.0", pc=None, source=_PAGE),
        form="table",
        signature="(schema: string): boolean",
        rules=(
            Rule(
                "`isRenderInSameLayer.<component>` is true of input, textarea, video, map and "
                "camera: in a browser they are elements like all others.",
                _PAGE,
            ),
            Rule(
                "`api`, `api.object.parameter`, `api.object.parameter.value` and "
                "`api.success.field` are understood; methods of the file manager are called "
                "`FileSystemManager.method`.",
                peer(WECHAT + "api/base/wx.canIUse.html"),
            ),
            Rule(
                "A name that is not simulated answers false.",
                assumed("The answer is true to what a call would do here."),
            ),
        ),
    ),
)
