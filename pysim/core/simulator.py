"""Runs calls: support, faults, options, handler; every way out is one reply."""

import inspect
import traceback
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pysim.core import addresses, package, unsimulated
from pysim.core.canvas import UnansweredError
from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.effects import Commit, Effect, EffectError, Wait
from pysim.core.errors import ApiError, Errno, SettingError
from pysim.core.files import Files
from pysim.core.host import ConsoleLine, Host
from pysim.core.kept import Committer
from pysim.core.media_types import type_of
from pysim.core.network import Traffic
from pysim.core.paths import parse_path
from pysim.core.permissions import Permissions
from pysim.core.policy import Settings
from pysim.core.spec import parse
from pysim.core.storage import Storage
from pysim.core.values import describe

Steps = Generator[Effect, Any, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Success:
    """The call succeeded; `fields` join `errMsg` in the success object."""

    api: str
    fields: Mapping[str, object]
    console: list[ConsoleLine]
    commit: Commit | None = None
    """Of a synchronous call: what the host is to keep; `posted` hears of the end of that."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The call failed."""

    api: str
    errno: Errno
    err_string: str
    detail: str
    console: list[ConsoleLine]
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Silence:
    """The call gets no answer, because a fault or policy wants that."""

    console: list[ConsoleLine]


@dataclass(slots=True)
class Pending:
    """The call waits for the page to do `effect`, then goes on with its result."""

    effect: Effect
    console: list[ConsoleLine]
    resume: Callable[[Any], "Step"]
    fail: Callable[[str], "Step"]
    """Go on with the reason why the page could not do it."""


End = Success | Failure | Silence
Step = End | Pending

EFFECT_FAILED = ApiError(
    Errno.INTERNAL_ERROR, "the simulator's page could not do its part; see the console"
)
FAULT_ERRORS = {
    "permissionDenied": (Errno.USER_DENIED, "the fault permissionDenied refuses this API"),
    "once": (Errno.INTERNAL_ERROR, "the fault once makes the first call fail"),
}
"""How the faults fail that do so at once."""
_TAKES_TIME = ("never", "slow")
"""The faults that a synchronous call cannot show: it has nobody to answer later."""


class Simulator:
    """One mini-program's platform: its settings and files, and the calls on them."""

    def __init__(
        self,
        files: Files,
        storage: Storage,
        settings: Settings,
        canonical_host: addresses.CanonicalHost = addresses.canonical_host,
        *,
        has_pages: bool = False,
    ) -> None:
        """`has_pages`: the host runs the pages of the mini-program, too."""
        self.has_pages = has_pages
        self.files = files
        self.storage = storage
        self.permissions = Permissions()
        self.settings = settings
        self._traffic = Traffic()
        self._canonical_host = canonical_host
        self._committer = Committer(files, storage)
        self._failed_once: set[str] = set()

    def configure(self, values: object) -> Settings:
        """Change settings for later calls; raise SettingError and change nothing if one is bad."""
        if not isinstance(values, Mapping):
            raise SettingError(
                f"Settings are given as an object, such as {{jpgMatte: 'white'}}, but these are "
                f"{describe(values)}."
            )
        changed = self.settings.changed(values)
        unknown = changed.faulty_apis() - CATALOG.keys() - UNSIMULATED.keys()
        if unknown:
            raise SettingError(f"faults: there is no API {', '.join(sorted(unknown))}.")
        self.settings = changed
        if "faults" in values:
            self._failed_once.clear()
        if "permissions" in values:
            self.permissions.clear()
        return self.settings

    def clear(self) -> None:
        """Forget files, storage and permissions; the host forgets what it keeps."""
        self.files.clear()
        self.storage.clear()
        self.permissions.clear()
        self._committer.forget()

    def call(
        self,
        name: str,
        options: object,
        canvases: Mapping[str, object],
        settings: Settings | None = None,
    ) -> Step:
        """Run the API `name` as far as its first effect or its end.

        `settings` are those in force when the call was made, if they have changed since.
        """
        host = self.host(name, settings)
        steps = self._steps(name, options, canvases, host)
        step = self._advance(steps, host, lambda: steps.send(None))
        if isinstance(step, Pending) and _is_sync(name):
            return step.fail("a synchronous call cannot wait for it")
        return step

    def posted(self) -> None:
        """Hear that the host is done with the `commit` of a synchronous call, well or not."""
        self._committer.posted()

    def file(self, path: str) -> Step:
        """Get a file for the page itself: no API, so that no limit and no fault applies.

        Success has its `contents` as the host passes them on, and its `mediaType`.
        """
        host = self.host("file")
        steps = self._file(path, host)
        return self._advance(steps, host, lambda: steps.send(None))

    def host(self, name: str, settings: Settings | None = None) -> Host:
        """Return the surroundings of a call of `name`."""
        return Host(
            name,
            settings or self.settings,
            self.files,
            self.storage,
            self.permissions,
            self._traffic,
            self._canonical_host,
        )

    def _advance(self, steps: Steps, host: Host, go_on: Callable[[], Effect]) -> Step:
        console, host.console = host.console, []
        settings = host.settings
        try:
            effect = go_on()
        except StopIteration as end:
            return Success(host.api, end.value, console + host.console, host.commit)
        except ApiError as error:
            return _failure(host.api, error, settings, console + host.console)
        except UnansweredError:
            return Silence(console + host.console)
        except EffectError as error:
            story = ConsoleLine("error", f"{host.api}: the page could not do its part: {error}")
            return _failure(host.api, EFFECT_FAILED, settings, [*console, *host.console, story])
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets an answer
            story = ConsoleLine("error", f"{host.api}: {traceback.format_exc()}")
            return _failure(host.api, _internal(error), settings, [*console, *host.console, story])
        return Pending(
            effect,
            console + host.console,
            resume=lambda result: self._advance(steps, host, lambda: steps.send(result)),
            fail=lambda reason: self._advance(
                steps, host, lambda: steps.throw(EffectError(f"{effect.kind}: {reason}"))
            ),
        )

    def _steps(
        self, name: str, options: object, canvases: Mapping[str, object], host: Host
    ) -> Steps:
        if name in UNSIMULATED:
            host.warn(unsimulated.HINT)
            yield from self._fault(name, host)
            raise ApiError(Errno.NOT_SUPPORTED, unsimulated.DETAIL)
        api = CATALOG.get(name)
        if api is None or api.run is None:
            raise ApiError(Errno.NOT_SUPPORTED, f"there is no API of the name {name}")
        if api.needs_pages and not self.has_pages:
            host.warn(unsimulated.NO_PAGES_HINT)
            raise ApiError(Errno.NOT_SUPPORTED, unsimulated.NO_PAGES)
        if not host.profile.has(api.support):
            raise unsupported(host.settings)
        yield from self._fault(name, host)
        result = api.run(parse(api.options, options, host.settings, canvases), host)
        if inspect.isgenerator(result):
            result = yield from result
        if api.form == "sync":
            host.commit = self._committer.post()
        else:
            yield from self._committer.commit()
        return result  # type: ignore[return-value]  # isgenerator narrows too little

    def _file(self, text: str, host: Host) -> Steps:
        path = parse_path(text)
        yield from package.provide(path, host)
        return {"contents": self.files.handle(path), "mediaType": type_of(path.name)}

    def _fault(self, api: str, host: Host) -> Generator[Effect, Any, None]:
        fault = host.settings.fault(api)
        if fault in _TAKES_TIME and _is_sync(api):
            return
        if fault == "never":
            raise UnansweredError
        if fault == "slow":
            yield Wait(host.settings.fault_delay)
        if fault not in FAULT_ERRORS or (fault == "once" and api in self._failed_once):
            return
        self._failed_once.add(api)
        raise ApiError(*FAULT_ERRORS[fault])


def _is_sync(name: str) -> bool:
    return name in CATALOG and CATALOG[name].form == "sync"


def unsupported(settings: Settings) -> ApiError:
    """Return the error for an API that the simulated client lacks."""
    profile = settings.profile
    return ApiError(
        Errno.NOT_SUPPORTED,
        f"the client of the profile {settings.profile_name} "
        f"({profile.title}, version {profile.client_version}) does not have this API",
    )


def err_string(errno: Errno, settings: Settings) -> str:
    """Return the `errString` of `errno`: the table's, but for one that two pages dispute."""
    if errno is Errno.NOT_SUPPORTED and settings.unsupported_text == "harmony":
        return "API not available"
    return errno.err_string


def _failure(api: str, error: ApiError, settings: Settings, console: list[ConsoleLine]) -> Failure:
    text = err_string(error.errno, settings)
    return Failure(api, error.errno, text, error.detail, console, error.fields)


def _internal(error: Exception) -> ApiError:
    if isinstance(error, MemoryError):
        return ApiError(Errno.INTERNAL_ERROR, "there is not enough memory for what this call needs")
    return ApiError(Errno.INTERNAL_ERROR, "an unexpected error in the simulator; see the console")
