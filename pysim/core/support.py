"""Which client, from which version on, has an API."""

from dataclasses import dataclass
from typing import Literal

from pysim.core.provenance import Source, assumed

Family = Literal["android", "ios", "pc", "harmony", "web_app"]

ALWAYS = "0"
NEVER = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Smallest client version per family; `NEVER` where the API does not exist.

    The default is what the canvas pages document; for an API whose own page was not seen it is
    assumed to be the same, and `source` says so.
    """

    source: Source = assumed("As the canvas APIs, whose pages say so.")

    android: str | None = ALWAYS
    ios: str | None = ALWAYS
    pc: str | None = ALWAYS
    harmony: str | None = "7.35.0"
    web_app: str | None = NEVER

    def has(self, family: Family, version: str) -> bool:
        """Tell whether a client of `family` at `version` has the API."""
        smallest: str | None = getattr(self, family)
        return smallest is not None and _numbers(version) >= _numbers(smallest)


EVERYWHERE = Support(
    harmony=ALWAYS, web_app=ALWAYS, source=assumed("It needs nothing of the client.")
)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
