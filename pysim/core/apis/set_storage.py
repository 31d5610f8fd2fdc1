"""tt.setStorage: keep a value under a key."""

from dataclasses import dataclass

from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.sync_api import storage_twin
from pysim.core.types import AnyValue, Text
from pysim.core.values import ABSENT

_PAGE = documented("cache/setstorage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    key: str = param(Text(), "Key of the item, not empty.", _PAGE, required=True)
    data: object = param(AnyValue(), "What to keep.", _PAGE, default=ABSENT)


def run(options: Options, host: Host) -> dict[str, object]:
    """Keep it."""
    host.writable_storage.set(options.key, options.data)
    return {}


APIS = (
    api := Api(
        name="setStorage",
        summary="Keep a value under a key.",
        source=_PAGE,
        options=Options,
        errors=(Errno.STORAGE_ITEM_TOO_LARGE, Errno.STORAGE_FULL),
        rules=(
            Rule("1 MB at most under one key, 10 MB in all.", _PAGE),
            Rule(
                "Strings, objects, arrays, numbers, booleans, Dates, null and undefined keep their "
                "type.",
                documented("cache/setstorage"),
            ),
            Rule(
                "What else is inside an object becomes what JSON.stringify makes of it: functions "
                "are left out, instances of classes keep their own fields, toJSON counts. What "
                "JSON.stringify refuses (a cycle, a bigint) fails with 104, which names the place.",
                assumed("The page tells of types, but not of what is inside an object."),
            ),
        ),
        run=run,
    ),
    storage_twin(api),
)
