"""Settings: the profile, the pixel ratio, and a named policy for each rule nobody has written.

A `Settings` object is immutable; `Settings.changed` makes another one from names and values
as they come from a query string or from `pysim.configure`, and refuses unknown ones.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Literal, cast

from pysim.core.errors import SettingError
from pysim.core.naming import camel_case
from pysim.core.openings import FAULTS, OPENINGS, Kind
from pysim.core.profiles import DEFAULT_PROFILE, PROFILES, Profile
from pysim.core.provenance import (
    DOUYIN,
    DOUYIN_GAME,
    FEISHU_GADGET,
    WECHAT,
    Source,
    assumed,
    documented,
)
from pysim.core.provenance import peer as by_peer
from pysim.core.values import describe

UnsupportedText = Literal["table", "harmony"]
UNSUPPORTED_TEXTS: tuple[UnsupportedText, ...] = ("table", "harmony")


@dataclass(frozen=True, slots=True)
class Setting:
    """One named choice, as the reference and the page's forms show it."""

    name: str
    choices: tuple[str, ...]
    opening: Kind | None
    """What a value may be besides the choices."""
    default: str | float
    doc: str
    source: Source


def _setting(
    default: str | float | None,
    *choices: str,
    opening: Kind | None = None,
    doc: str,
    source: Source,
) -> Any:
    return field(
        default=default,
        metadata={"choices": choices, "opening": opening, "doc": doc, "source": source},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default. Times in ms."""

    profile_name: str = _setting(
        DEFAULT_PROFILE,
        *PROFILES,
        doc="The device. Its family and client version decide which APIs exist.",
        source=documented("interface/canvas-drawing/canvastotempfilepath"),
    )
    orientation: Literal["profile", "portrait", "landscape"] = _setting(
        "profile",
        "profile",
        "portrait",
        "landscape",
        doc="How the device is held: `profile` is as it is described. A desktop does not turn.",
        source=assumed(
            "The vendor names the field `pageOrientation`, but does not say what else changes: the "
            "sides of the screen change places, and its bars stay at the top and the bottom, but "
            "that a phone with iOS shows no status bar on its side."
        ),
    )
    pixel_ratio_override: float | Literal["profile"] = _setting(
        "profile",
        "profile",
        opening="number",
        doc="Device px per logical px, 0.5 to 8, in place of the profile's. "
        "The default size of an export does not depend on it.",
        source=assumed("How dense the real backing store is, is unknown."),
    )
    outside_region: Literal["pad", "clip"] = _setting(
        "pad",
        "pad",
        "clip",
        doc="A region that overhangs the canvas: `pad` fills the rest with transparent black, "
        "`clip` shrinks the region to the canvas.",
        source=assumed(
            "The default width is the whole canvas even when x > 0, and the vendor's own sample "
            "overhangs, so it cannot be an error; the HTML canvas reads transparent black outside."
        ),
    )
    invalid_numbers: Literal["fail", "default"] = _setting(
        "fail",
        "fail",
        "default",
        doc="A number that cannot be meant (NaN, an infinity, a size of 0 or less): `fail` "
        "answers 104, `default` treats the parameter as not given.",
        source=assumed(
            "The client's V5.10 notice announces strict validation; peers fall back instead."
        ),
    )
    empty_values: Literal["absent", "invalid"] = _setting(
        "absent",
        "absent",
        "invalid",
        doc='`""` and `null` in a parameter: as if it were not given, or a value of the wrong '
        "type. `undefined` is never given. An option that is not looked at is not judged.",
        source=assumed("The page of uploadFile says absent; the others say nothing."),
    )
    types: Literal["strict", "coerce"] = _setting(
        "strict",
        "strict",
        "coerce",
        doc="A value of the wrong type: `strict` answers 104, `coerce` reads numeric strings as "
        "numbers and numbers as strings.",
        source=assumed("The page of uploadFile says that a wrong type fails; others say nothing."),
    )
    fractions: Literal["round", "floor", "fail"] = _setting(
        "round",
        "round",
        "floor",
        "fail",
        doc="A fractional region or size: rounded half up, rounded down (both at least 1 px), or "
        "refused with 104.",
        source=assumed("An image has whole pixels; one WeChat report tells of a failure."),
    )
    scaling: Literal["smooth", "nearest", "lanczos"] = _setting(
        "smooth",
        "smooth",
        "nearest",
        "lanczos",
        doc="How an export is scaled: `smooth` is the exact area average when shrinking and "
        "bilinear when enlarging. All but `nearest` work on premultiplied alpha.",
        source=assumed("Area average is what a device's downscaling looks like; no page tells."),
    )
    quality_out_of_range: Literal["one", "fail"] = _setting(
        "one",
        "one",
        "fail",
        doc="A `quality` outside (0, 1] for a jpg: treated as 1, or refused with 104.",
        source=by_peer(WECHAT + "api/canvas/wx.canvasToTempFilePath.html"),
    )
    unknown_file_type: Literal["png", "fail"] = _setting(
        "png",
        "png",
        "fail",
        doc="A `fileType` that is neither `png` nor `jpg`: png with a console warning, or 104.",
        source=by_peer(DOUYIN + "api/canvas/v1/canvas-to-temp-file-path"),
    )
    jpg_matte: str = _setting(
        "black",
        "black",
        "white",
        opening="colour",
        doc="The colour under transparent pixels of a jpg.",
        source=assumed(
            "The HTML standard composites on opaque black for formats without alpha, and users "
            "of peers report black areas."
        ),
    )
    jpg_subsampling: Literal["auto", "444", "420"] = _setting(
        "auto",
        "auto",
        "444",
        "420",
        doc="Chroma subsampling of a jpg: `auto` keeps full chroma at quality 1 only.",
        source=assumed("As Chromium's canvas encoder does."),
    )
    unknown_canvas: Literal["fail", "silent"] = _setting(
        "fail",
        "fail",
        "silent",
        doc="A `canvasId` that is not on the page: 104 with the id named, or no answer at all.",
        source=assumed(
            "104 is the fitting code of the table; WeChat-derived layers answer nothing."
        ),
    )
    result_path: Literal["temp", "user"] = _setting(
        "temp",
        "temp",
        "user",
        doc="Where an exported image lies: `ttfile://temp/…` or `ttfile://user/…`.",
        source=assumed(
            "The page's prose says temporary file and the file system page puts those under "
            "temp; only the page's sample object shows user."
        ),
    )
    max_canvas_area: float = _setting(
        16_777_216,
        opening="pixels",
        doc="The largest area of a canvas, region or image, in px².",
        source=by_peer(DOUYIN + "component/canvas/canvas"),
    )
    max_canvas_side: float = _setting(
        16_384,
        opening="pixels",
        doc="The longest side of a canvas, region or image, in px.",
        source=assumed("The vendor speaks of a device limit without a number."),
    )
    promise: Literal["yes", "no"] = _setting(
        "yes",
        "yes",
        "no",
        doc="Whether an asynchronous API that got no callback returns a Promise.",
        source=assumed("A third of real calls use one; the vendor's pages do not mention it."),
    )
    state_after_reserve: Literal["keep", "reset"] = _setting(
        "keep",
        "keep",
        "reset",
        doc="The drawing state after `draw(true)`: kept, or reset as after `draw(false)`.",
        source=assumed("WeChat documents reset; code written for this platform needs keep."),
    )
    composite_operations: Literal["documented", "browser"] = _setting(
        "documented",
        "documented",
        "browser",
        doc="`globalCompositeOperation`: only what the device's list has, or all of the browser's.",
        source=documented("interface/canvas-drawing/canvas-drawing"),
    )
    duplicate_canvas: Literal["first", "last"] = _setting(
        "first",
        "first",
        "last",
        doc="Which canvas is meant when several have one `canvas-id`.",
        source=by_peer(WECHAT + "component/canvas.html"),
    )
    album_saving: Literal["allowed", "forbidden"] = _setting(
        "allowed",
        "allowed",
        "forbidden",
        doc="Whether the organization lets users save to the album; `forbidden` answers 1300010.",
        source=documented("errno"),
    )
    image_timeout: float = _setting(
        10_000,
        opening="milliseconds",
        doc="How long an image or a file of the package may take (ms). In a draw it is then "
        "skipped and named in the console; a call fails.",
        source=assumed("A draw callback that never runs would hang the page."),
    )
    fonts: Literal["system", "bundled"] = _setting(
        "system",
        "system",
        "bundled",
        doc="What text is written in: `system` takes the fonts of this machine, `bundled` takes "
        "one that pysim brings along (Noto Sans SC) for every family that the project itself does "
        "not load, so that text has the same pixels wherever that browser runs. It has Latin, "
        "Greek, Cyrillic, kana, and the hanzi of GB 2312 and Big5 level 1; other characters are "
        "boxes.",
        source=assumed("No device has it: pictures of tests must not depend on the machine."),
    )
    missing_key: Literal["empty", "fail"] = _setting(
        "empty",
        "empty",
        "fail",
        doc="`getStorageSync` of a key that is not there: an empty string, or an Error with "
        "1802001, with which `getStorage` fails.",
        source=by_peer(DOUYIN_GAME + "api/data-caching/tt-get-storage-sync"),
    )
    network: str = _setting(
        "allow",
        "allow",
        "refuse",
        opening="hosts",
        doc="Which addresses the project may reach: all, none, or those of hosts separated by "
        "commas, such as `example.com,localhost:8000`. It counts for images that are drawn or "
        "previewed, too; a browser tells where a redirection led to only under CORS headers.",
        source=assumed("A list of allowed domains is kept for each app, outside the package."),
    )
    network_timeout: float = _setting(
        60_000,
        opening="milliseconds",
        doc="A request, upload or download that takes longer (ms) fails with 302; `networkTimeout` "
        "of app.json, whose default this is.",
        source=documented("introduction/global-settings", FEISHU_GADGET),
    )
    network_overflow: Literal["queue", "fail"] = _setting(
        "queue",
        "queue",
        "fail",
        doc="A request, upload or download beyond those that may run at a time: it waits for its "
        "turn, or fails with 111.",
        source=assumed("The pages name the limits only; code that sends more expects all answers."),
    )
    selectors: Literal["all", "id"] = _setting(
        "all",
        "all",
        "id",
        doc="Selectors of queries and observers: all of them work, with a note in the console "
        "where a phone would find nothing, or on phones `#id` alone, as documented.",
        source=assumed(
            "The page of select says that phones know ids alone; code that is developed on a "
            "desktop uses others, and a preview that finds nothing would not tell why."
        ),
    )
    unsupported_text: UnsupportedText = _setting(
        "table",
        *UNSUPPORTED_TEXTS,
        doc="`errString` of errno 103: `feature not support` as the errno table prints it, or "
        "`API not available` as the Harmony guide does.",
        source=assumed("Two of the vendor's pages differ; the table is the newer one."),
    )
    permissions: Literal["ask", "grant", "deny"] = _setting(
        "ask",
        "ask",
        "grant",
        "deny",
        doc="What happens when a scope is first needed: the page asks the user, or it is granted "
        "or refused at once. Setting it forgets all earlier answers.",
        source=documented("api-scopes"),
    )
    session: Literal["valid", "expired"] = _setting(
        "valid",
        "valid",
        "expired",
        doc="Whether the user's session lasts: `expired` answers 105 where one is needed.",
        source=assumed("The vendor does not say for how long a session is valid."),
    )
    login_code: str = _setting(
        "random",
        "random",
        opening="text",
        doc="The `code` that `login` answers: a new one each time, or this text.",
        source=documented("open-ability/login/login"),
    )
    user_info: str = _setting(
        "{}",
        opening="JSON object",
        doc="Fields of the user that `getUserInfo` answers, as JSON; others keep their defaults.",
        source=documented("open-ability/userinfo/getuserinfo"),
    )
    faults: str = _setting(
        "none",
        "none",
        *FAULTS,
        opening="faults",
        doc="Faults to inject: into every API, or `api:fault` pairs separated by commas. A "
        "synchronous call obeys none that takes time: neither `never` nor `slow`.",
        source=assumed("Real code arms watchdogs against clients that never answer."),
    )
    fault_delay: float = _setting(
        3_000,
        opening="milliseconds",
        doc="How long the fault `slow` waits before the answer, in ms.",
        source=assumed("Long enough to see a loading state."),
    )

    @property
    def profile(self) -> Profile:
        """The simulated device."""
        profile = PROFILES[self.profile_name]
        return profile if self.orientation == "profile" else profile.held(self.orientation)

    @property
    def pixel_ratio(self) -> float:
        """Device px per logical px."""
        override = self.pixel_ratio_override
        return self.profile.pixel_ratio if override == "profile" else override

    def fault(self, api: str) -> str | None:
        """Return the fault to inject into `api`, if any."""
        if self.faults in FAULTS:
            return self.faults
        return next((kind for name, kind in self._fault_pairs() if name == api), None)

    def faulty_apis(self) -> set[str]:
        """Return the names of the APIs for which `faults` wants one."""
        return {name for name, _ in self._fault_pairs()}

    def _fault_pairs(self) -> list[tuple[str, str]]:
        pairs = [pair.partition(":") for pair in self.faults.split(",") if ":" in pair]
        return [(name, kind) for name, _, kind in pairs]

    def changed(self, values: Mapping[str, object]) -> "Settings":
        """Return settings with `values` put in; raise SettingError if one does not exist."""
        known = _fields()
        changes: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise SettingError(
                    f"There is no setting {describe(name)}. The settings are: {', '.join(known)}."
                )
            changes[known[name].name] = _parse(setting_of(known[name]), value)
        return replace(self, **changes)

    def as_dict(self) -> dict[str, str | float]:
        """Return every setting's value by its public name."""
        return {name: getattr(self, each.name) for name, each in _fields().items()}


_PUBLIC_NAMES = {"profile_name": "profile", "pixel_ratio_override": "pixelRatio"}


@lru_cache
def _fields() -> dict[str, Field[Any]]:
    return {_PUBLIC_NAMES.get(each.name, camel_case(each.name)): each for each in fields(Settings)}


def setting_of(spec: Field[Any]) -> Setting:
    """Return the public description of one field of `Settings`."""
    if spec.default is MISSING:
        raise TypeError(f"{spec.name} has no default")
    name = _PUBLIC_NAMES.get(spec.name, camel_case(spec.name))
    return Setting(name=name, default=cast("str | float", spec.default), **spec.metadata)


def all_settings() -> list[Setting]:
    """Return the description of every setting, in the order of the class."""
    return [setting_of(each) for each in _fields().values()]


def _parse(setting: Setting, value: object) -> str | float:
    if isinstance(value, str) and value in setting.choices:
        return value
    allowed = list(setting.choices)
    if setting.opening:
        opening = OPENINGS[setting.opening]
        parsed = opening.parse(value)
        if parsed is not None:
            return parsed
        allowed.append(opening.allowed)
    raise SettingError(
        f"{setting.name}: {describe(value)} is not allowed. Allowed: {', '.join(allowed)}."
    )
