"""tt.login and tt.checkSession: a login code for the mini-program's server, and its session."""

import secrets

from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, NoOptions, Result, Rule

_LOGIN = documented("open-ability/login/login")
_CHECK = documented("open-ability/login/checksession")


def login(options: NoOptions, host: Host) -> dict[str, object]:
    """Answer with the code of the setting, or with a new one each time."""
    del options
    code = host.settings.login_code
    return {"code": secrets.token_hex(8) if code == "random" else code}


def check_session(options: NoOptions, host: Host) -> dict[str, object]:
    """Succeed while the session lasts."""
    del options
    require_session(host)
    return {}


def require_session(host: Host) -> None:
    """Raise ApiError 105 if the setting says that the session has expired."""
    if host.settings.session == "expired":
        raise ApiError(Errno.AUTHENTICATION_FAILED, "the session has expired; log in again")


APIS = (
    Api(
        name="login",
        summary="Get a code that the mini-program's server can exchange for the user's identity.",
        source=_LOGIN,
        results=(Result("code", "string", "Valid once and for three minutes on the platform."),),
        rules=(
            Rule(
                "The code is new each time, or the one that the setting gives; no server knows it.",
                assumed("Only the platform can issue real ones."),
                "loginCode",
            ),
        ),
        run=login,
    ),
    Api(
        name="checkSession",
        summary="Succeed if the user's session is still valid.",
        source=_CHECK,
        errors=(Errno.AUTHENTICATION_FAILED,),
        rules=(
            Rule(
                "An expired session fails with 105.",
                assumed("The table's code for a failed authentication; the page names none."),
                "session",
            ),
        ),
        run=check_session,
    ),
)
