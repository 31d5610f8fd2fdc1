"""What a handler works with: settings, files, console."""

from dataclasses import dataclass, field
from typing import Literal

from pysim.core.addresses import CanonicalHost
from pysim.core.effects import Commit
from pysim.core.errors import ApiError, Errno
from pysim.core.files import Files
from pysim.core.network import Traffic
from pysim.core.permissions import Permissions
from pysim.core.policy import Settings
from pysim.core.profiles import Profile
from pysim.core.storage import Storage


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """A line for the developer's console, never seen by the mini-program."""

    level: Literal["info", "warn", "error"]
    text: str


@dataclass(slots=True)
class Host:
    """The surroundings of one call."""

    api: str
    settings: Settings
    files: Files
    storage: Storage
    permissions: Permissions
    traffic: Traffic
    canonical_host: CanonicalHost
    console: list[ConsoleLine] = field(default_factory=list)
    commit: Commit | None = None
    """What a synchronous call has changed, to be kept without anybody waiting."""

    @property
    def profile(self) -> Profile:
        """The simulated device."""
        return self.settings.profile

    def store(self, area: Literal["temp", "user"], suffix: str, data: bytes) -> str:
        """Keep `data` as a new file and return its path."""
        return str(self.writable_files.add(area, suffix, data))

    @property
    def writable_files(self) -> Files:
        """The files, to be changed; raise ApiError 208 if that is a fault."""
        if self.settings.fault(self.api) == "quotaFull":
            raise ApiError(Errno.TOTAL_SIZE_EXCEEDED, "the fault quotaFull refuses every write")
        return self.files

    @property
    def writable_storage(self) -> Storage:
        """The storage, to be filled; raise ApiError 1801002 if that is a fault."""
        if self.settings.fault(self.api) == "quotaFull":
            raise ApiError(Errno.STORAGE_FULL, "the fault quotaFull refuses every write")
        return self.storage

    def warn(self, text: str) -> None:
        """Tell the developer, not the mini-program."""
        self.console.append(ConsoleLine("warn", f"{self.api}: {text}"))
