"""tt.env: where the user area lies; an extra."""

from pysim.core.paths import Path
from pysim.core.provenance import WECHAT, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import EVERYWHERE

_PAGE = peer(WECHAT + "api/base/wx.env.html")

APIS = (
    Api(
        name="env",
        summary="The root of the user area, to build paths from.",
        source=_PAGE,
        support=EVERYWHERE,
        form="value",
        signature=": { readonly USER_DATA_PATH: string }",
        value={"USER_DATA_PATH": str(Path("user", ())).removesuffix("/")},
        extra=True,
        rules=(Rule("`USER_DATA_PATH` ends without a slash.", _PAGE),),
    ),
)
