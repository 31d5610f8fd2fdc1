"""tt.getUserInfo: who is logged in, after the user has allowed it."""

import base64
import hashlib
import json
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.apis.login import require_session
from pysim.core.effects import Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.permissions import SUPPORT, USER_INFO, require
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.types import Flag
from pysim.core.user import DEFAULT_USER, user_of

_PAGE = documented("open-ability/userinfo/getuserinfo")
_OPTIONAL = "string | undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    with_credentials: bool = param(
        Flag(), "Whether to answer the sensitive fields, too.", _PAGE, default=False
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Answer the user of the setting."""
    require_session(host)
    yield from require(USER_INFO, host)
    user = user_of(host.settings.user_info) or DEFAULT_USER
    raw = json.dumps(user, ensure_ascii=False, separators=(",", ":"))
    result: dict[str, object] = {"userInfo": user, "rawData": raw}
    return {**result, **_sensitive(raw)} if options.with_credentials else result


def _sensitive(raw: str) -> dict[str, object]:
    """Return stand-ins of the right form; there is no session key that could decrypt them."""
    data = raw.encode()
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return {
        "signature": digest,
        "encryptedData": base64.b64encode(data).decode(),
        "iv": digest[:32],
    }


APIS = (
    Api(
        name="getUserInfo",
        summary="Tell who is logged in.",
        source=_PAGE,
        support=SUPPORT,
        options=Options,
        results=(
            Result("userInfo", "UserInfo", "Name, picture, gender, region and language."),
            Result("rawData", "string", "`userInfo` as JSON."),
            Result("signature", "string | undefined", "With `withCredentials`, as the rest."),
            Result("encryptedData", "string | undefined", "The user's data, encrypted."),
            Result("iv", _OPTIONAL, "Parameter of the encryption."),
        ),
        errors=(Errno.AUTHENTICATION_FAILED, Errno.USER_DENIED),
        rules=(
            Rule("The user must grant `scope.userInfo`.", _PAGE, "permissions"),
            Rule(
                "The user is that of the setting, whose fields replace those of a default one.",
                assumed("There is no real user."),
                "userInfo",
            ),
            Rule(
                "The sensitive fields have the right form, but no server can decrypt them.",
                assumed("Only the platform has the keys."),
            ),
            Rule(
                "Without a valid session it fails with 105.",
                assumed("The page asks for a login first and names no code."),
                "session",
            ),
        ),
        run=run,
    ),
)
