"""tt.getLaunchOptionsSync: how the mini-program was started."""

from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule
from pysim.core.support import Support

_PAGE = documented("open-ability/feishu-launch-parameters/getlaunchoptionssync")

APIS = (
    Api(
        name="getLaunchOptionsSync",
        summary="Return what `App.onLaunch` has been given.",
        source=_PAGE,
        support=Support(android="3.22.0", ios="3.22.0", pc="3.22.0", source=_PAGE),
        form="local",
        signature="(): { path: string; query: Record<string, string>; scene: string | number }",
        rules=(
            Rule("`path` and `query` are those of the page that it was started with.", _PAGE),
            Rule(
                "`scene` is 1000: text, and a number on PC clients.",
                assumed("A preview is none of the listed ways to start a mini-program."),
            ),
        ),
        needs_pages=True,
    ),
)
