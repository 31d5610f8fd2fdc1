"""tt.getSetting: what the user has granted and refused so far."""

from pysim.core.host import Host
from pysim.core.permissions import SUPPORT
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions, Result, Rule

_PAGE = documented("open-ability/setting/getsetting")


def run(options: NoOptions, host: Host) -> dict[str, object]:
    """Answer from what this run recorded."""
    del options
    return {"authSetting": host.permissions.answers()}


APIS = (
    Api(
        name="getSetting",
        summary="Tell which scopes the user has granted or refused.",
        source=_PAGE,
        support=SUPPORT,
        results=(
            Result("authSetting", "AuthSetting", "True or false by scope; only those asked for."),
        ),
        rules=(Rule("A scope that the user was never asked for is not in it.", _PAGE),),
        run=run,
    ),
)
