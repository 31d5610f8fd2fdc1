"""Scopes: what the user must allow before some APIs work, and what was answered in this run.

Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/api-scopes
"""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from pysim.core.effects import Effect, Modal
from pysim.core.errors import ApiError, Errno
from pysim.core.provenance import documented
from pysim.core.support import Support

if TYPE_CHECKING:
    from pysim.core.host import Host

SCOPES_PAGE = documented("api-scopes")
SUPPORT = Support(web_app="3.44.0", source=SCOPES_PAGE)
"""Of the APIs of settings and users, which web apps have, too."""

ALBUM = "scope.writePhotosAlbum"
USER_INFO = "scope.userInfo"
SCOPES = {
    USER_INFO: "Read your name, picture, gender and region",
    "scope.userLocation": "Read your location",
    "scope.camera": "Use your camera",
    "scope.record": "Use your microphone",
    ALBUM: "Save images and videos to your album",
    "scope.clipboard": "Read your clipboard",
    "scope.appBadge": "Show a badge on the app",
    "scope.bluetooth": "Use Bluetooth",
    "scope.runData": "Read your step count",
}
"""What each scope allows, as the user is asked."""
_QUESTION = "This mini-program asks for your permission"


class Permissions:
    """The user's answers by scope; a scope that was never asked for is not there."""

    def __init__(self) -> None:
        self._answers: dict[str, bool] = {}

    def answers(self) -> dict[str, bool]:
        """Return what was granted and what was refused."""
        return dict(self._answers)

    def granted(self, scope: str) -> bool | None:
        """Return the answer; None if the user has not been asked."""
        return self._answers.get(scope)

    def record(self, scope: str, granted: bool) -> None:  # noqa: FBT001 - the answer itself
        """Remember the user's answer."""
        self._answers[scope] = granted

    def clear(self) -> None:
        """Forget every answer, so that the next use asks again."""
        self._answers.clear()


def require(scope: str, host: "Host") -> Generator[Effect, Any, None]:
    """Go on if the user grants `scope`, asking at its first use; raise ApiError 107 if refused."""
    # https://open.feishu.cn/document/client-docs/gadget/-web-app-api/open-ability/setting/authsetting
    if scope == ALBUM and host.profile.family == "pc":
        return
    if host.permissions.granted(scope) is None:
        host.permissions.record(scope, (yield from _asked(scope, host)))
    if not host.permissions.granted(scope):
        raise ApiError(
            Errno.USER_DENIED,
            f"the user refused {scope}; tt.openSetting lets them change their mind",
        )


def _asked(scope: str, host: "Host") -> Generator[Effect, Any, bool]:
    if host.settings.permissions != "ask":
        return host.settings.permissions == "grant"
    content = f"{SCOPES[scope]} ({scope})"
    answer = yield Modal(_QUESTION, content, "Allow", "Refuse", shared=True)
    return answer.get("confirm") is True
