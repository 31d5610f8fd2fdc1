"""How one `tt` API is declared: its options, results, support, errors, sources and handler.

A row is an `Api`. Its options are a frozen dataclass whose fields are made by `param`; from
them derive validation, the page's catalogue, `tt.d.ts`, `docs/api.md` and `tt.canIUse`.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pysim.core.errors import ApiError, Errno
from pysim.core.naming import camel_case
from pysim.core.provenance import Source
from pysim.core.support import Support
from pysim.core.types import MismatchError, Type
from pysim.core.values import ABSENT, describe

if TYPE_CHECKING:
    from pysim.core.effects import Effect
    from pysim.core.host import Host
    from pysim.core.policy import Settings

Form = Literal["async", "sync", "table", "local", "value"]
"""`async`: callbacks, answered by the core. `sync`: answered at once by a core in the caller's
thread, elsewhere it throws; its parameters are positional, and it returns its only result, or an
object of several. `table`: a synchronous pure function of the settings, tabulated for the page.
`local`: synchronous, done by the page itself. `value`: no function, but the row's value."""

Outcome = Mapping[str, object] | Generator["Effect", Any, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Param:
    """One option of an API, as its page documents it."""

    name: str
    type: Type
    doc: str
    source: Source
    required: bool
    default: str
    """The default in words, empty if there is none."""
    only_if: tuple[str, object] | None
    """The option is looked at only if that other field has that value."""


@dataclass(frozen=True, slots=True)
class Result:
    """One field of the success object; `type` is its TypeScript type."""

    name: str
    type: str
    doc: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of behaviour that is no single parameter's, with its basis and its switch."""

    text: str
    source: Source
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What the listeners of a task's `onProgressUpdate` receive besides `progress`."""

    counted: Literal["sent", "received"]
    """Whether the bytes of the request or those of the answer count."""
    done: str
    expected: str


@dataclass(frozen=True, slots=True)
class Task:
    """The object that a call returns at once, to abort it and to follow its progress."""

    name: str
    source: Source
    cancelled: Errno
    """What an aborted call fails with."""
    fail_fields: Mapping[str, object] = field(default_factory=dict)
    progress: Progress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOptions:
    """The options of an API that has none besides the callbacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One row of the table. `signature` is for the forms `table`, `local` and `value` alone."""

    name: str
    summary: str
    source: Source
    run: Callable[[Any, "Host"], Outcome] | None = None
    options: type = NoOptions
    results: tuple[Result, ...] = ()
    support: Support = field(default_factory=Support)
    errors: tuple[Errno, ...] = ()
    rules: tuple[Rule, ...] = ()
    owner: Literal["tt", "FileSystemManager"] = "tt"
    also_on_tt: bool = False
    """Whether `tt` itself has the manager's method, too."""
    form: Form = "async"
    signature: str = ""
    task: Task | None = None
    value: object = None
    extra: bool = False
    """Whether it is on no list of the vendor: only there for code written for sibling platforms."""
    needs_pages: bool = False
    """Whether it works in a preview alone, whose host has the pages of a mini-program. A plain page
    has none: there it is as if it were not simulated, with a hint of its own."""

    @property
    def params(self) -> list[Param]:
        """The options in documented order."""
        return params_of(self.options)


def param(
    kind: Type,
    doc: str,
    source: Source,
    *,
    required: bool = False,
    default: object = None,
    default_text: str = "",
    only_if: tuple[str, object] | None = None,
) -> Any:
    """Declare a field of an options class. `default_text` describes a computed default."""
    metadata = {
        "type": kind,
        "doc": doc,
        "source": source,
        "required": required,
        "default": default_text or ("" if default is None else describe(default)),
        "only_if": only_if,
    }
    if required:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def params_of(options: type) -> list[Param]:
    """Return what `options` declares."""
    return [_param_of(each) for each in fields(options)]


def _param_of(spec: Field[Any]) -> Param:
    return Param(name=camel_case(spec.name), **spec.metadata)


OptionsT = TypeVar("OptionsT")


def parse(
    options: type[OptionsT],
    given: object,
    settings: "Settings",
    canvases: Mapping[str, object],
) -> OptionsT:
    """Return `given` as an `options` object, or raise ApiError 104 naming what is wrong.

    `canvases` holds the page's report on each canvas that a parameter names.
    """
    given = {} if given is ABSENT or given is None else given
    if not isinstance(given, dict):
        raise invalid("options", given, "an object")
    parsed: dict[str, object] = {}
    for spec in fields(options):  # type: ignore[arg-type]  # any dataclass; mypy has no such bound
        value = _parse_one(spec, given, parsed, settings, canvases)
        if value is not ABSENT:
            parsed[spec.name] = value
    return options(**parsed)


def _parse_one(
    spec: Field[Any],
    given: Mapping[str, object],
    parsed: Mapping[str, object],
    settings: "Settings",
    canvases: Mapping[str, object],
) -> object:
    declared = _param_of(spec)
    if declared.only_if and parsed.get(declared.only_if[0]) != declared.only_if[1]:
        return ABSENT
    value = given.get(declared.name, ABSENT)
    empty = (value is None or value == "") and not declared.type.keeps_empty
    if empty and settings.empty_values == "invalid":
        raise invalid(declared.name, value, declared.type.expected)
    if empty or value is ABSENT:
        if spec.default is MISSING:
            raise invalid(declared.name, value, f"{declared.type.expected} (required)")
        return ABSENT
    try:
        result = declared.type.parse(value, settings)
    except MismatchError as mismatch:
        if mismatch.part:
            name = declared.name + mismatch.part
            raise invalid(name, mismatch.value, mismatch.expected) from None
        raise invalid(declared.name, value, declared.type.expected) from None
    if result is ABSENT and declared.required:
        raise invalid(declared.name, value, declared.type.expected)
    return declared.type.with_report(result, canvases.get(declared.name))


def invalid(name: str, value: object, allowed: str) -> ApiError:
    """Return the error for a parameter: its name, its value, what is allowed."""
    return ApiError(
        Errno.INVALID_PARAMETER, f"{name}: expected {allowed}, but got {describe(value)}"
    )
