"""The page's catalogue: what JavaScript needs of the table, since it knows no rule itself."""

import json
from dataclasses import asdict

import pysim
from pysim.core import unsimulated
from pysim.core.canvas import DEFAULT_SIZE
from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.errors import Errno
from pysim.core.policy import UNSUPPORTED_TEXTS, Settings, all_settings
from pysim.core.profiles import ORIENTATIONS, PROFILES, Profile
from pysim.core.simulator import FAULT_ERRORS, Failure, err_string, unsupported
from pysim.core.spec import Api, Task
from pysim.core.types import CanvasId, FreeForm, OneOf
from pysim.core.wire import fail_object

_NATIVE_COMPONENTS = ("input", "textarea", "video", "map", "camera")

_REFUSAL = "in a plain page this API cannot answer at once; use its asynchronous form"
_DEAD = "the simulator's core is not running; see the console"


def render() -> str:
    """Return the text of `web/generated/catalog.json`."""
    catalog = {
        "version": pysim.__version__,
        "canvasDefault": {"width": DEFAULT_SIZE[0], "height": DEFAULT_SIZE[1]},
        "apis": [_row(api) for api in CATALOG.values()],
        "unsimulated": [
            {"name": each.name, "owner": "tt", "form": each.form} for each in UNSIMULATED.values()
        ],
        "unsimulatedHint": unsimulated.HINT,
        "noPagesHint": unsimulated.NO_PAGES_HINT,
        "failures": {
            "internal": _failure(Errno.INTERNAL_ERROR, _DEAD),
            "notSupported": _failure(Errno.NOT_SUPPORTED, _REFUSAL),
            "notSimulated": _failure(Errno.NOT_SUPPORTED, unsimulated.DETAIL),
            "noPages": _failure(Errno.NOT_SUPPORTED, unsimulated.NO_PAGES),
        },
        # Of the APIs that the page answers itself.
        "faults": {name: _failure(*error) for name, error in FAULT_ERRORS.items()},
        # The setting unsupportedText chooses among these.
        "unsupportedTexts": {
            choice: err_string(Errno.NOT_SUPPORTED, Settings(unsupported_text=choice))
            for choice in UNSUPPORTED_TEXTS
        },
        "settings": [_setting(each) for each in (asdict(each) for each in all_settings())],
        "profiles": {name: _profile(name, profile) for name, profile in PROFILES.items()},
    }
    return json.dumps(catalog, ensure_ascii=False, indent=2) + "\n"


def _row(api: Api) -> dict[str, object]:
    row: dict[str, object] = {"name": api.name, "owner": api.owner, "form": api.form}
    if api.also_on_tt:
        row["alsoOnTt"] = True
    for param in api.params:
        if isinstance(param.type, CanvasId):
            row["canvas"] = {"param": param.name, "reads": param.type.reads}
    texts = {each.name: each.type.dialect for each in api.params if isinstance(each.type, FreeForm)}
    if texts:
        row["texts"] = texts
    if api.form == "value":
        row["value"] = api.value
    if api.form == "sync":
        row["params"] = [param.name for param in api.params]
    if api.needs_pages:
        # How a call fails where there are none.
        row["withoutPages"] = unsimulated.form_of(api.name)
    row["results"] = {result.name: result.type for result in api.results}
    if api.task:
        row["task"] = _task(api, api.task)
    return row


def _task(api: Api, task: Task) -> dict[str, object]:
    cancelled = Failure(
        api.name,
        task.cancelled,
        task.cancelled.err_string,
        "the task was aborted",
        [],
        task.fail_fields,
    )
    progress = {"progress": asdict(task.progress)} if task.progress else {}
    return {"cancelled": fail_object(cancelled), **progress}


def _failure(errno: Errno, detail: str) -> dict[str, object]:
    return {"errno": errno.code, "errString": errno.err_string, "detail": detail}


def _setting(setting: dict[str, object]) -> dict[str, object]:
    return {
        "name": setting["name"],
        "choices": setting["choices"],
        "open": setting["opening"],
        "default": setting["default"],
        "doc": setting["doc"],
    }


def _profile(name: str, profile: Profile) -> dict[str, object]:
    settings = Settings(profile_name=name)
    info = profile.system_info(profile.pixel_ratio)
    return {
        "title": profile.title,
        "pixelRatio": profile.pixel_ratio,
        "compositeOperations": profile.composite_operations,
        "strokeComposite": profile.composites_strokes,
        "refused": {
            api.name: _refusal(api, settings)
            for api in CATALOG.values()
            if api.form != "async" and not profile.has(api.support)
        },
        "answers": {
            "getSystemInfoSync": {**info, "errMsg": "getSystemInfo:ok"},
            "canIUse": sorted(_names(profile)),
        },
        # What of getSystemInfo is other than above, by the setting orientation.
        "held": {
            orientation: {
                field: value
                for field, value in profile.held(orientation).system_info(0).items()
                if field != "pixelRatio" and value != info[field]
            }
            for orientation in ORIENTATIONS
        },
    }


def _refusal(api: Api, settings: Settings) -> dict[str, object]:
    error = unsupported(settings)
    text = err_string(error.errno, settings)
    return fail_object(Failure(api.name, error.errno, text, error.detail, []))


def _names(profile: Profile) -> list[str]:
    """Return everything about which `canIUse` says yes on that device."""
    if not profile.has(CATALOG["canIUse"].support):
        return []
    names = [f"isRenderInSameLayer.{name}" for name in _NATIVE_COMPONENTS]
    for api in CATALOG.values():
        if not profile.has(api.support) or api.extra:
            continue
        parts = _parts(api) if api.form != "sync" else []
        names += [f"{name}{part}" for name in _owned_names(api) for part in ("", *parts)]
    return names


def _owned_names(api: Api) -> list[str]:
    """Return what `canIUse` calls an API: with its owner, unless that is `tt`."""
    if api.owner == "tt":
        return [api.name]
    return [f"{api.owner}.{api.name}", *([api.name] if api.also_on_tt else [])]


def _parts(api: Api) -> list[str]:
    """Return how `canIUse` goes on after an API's name: results, parameters, their values."""
    parts = [f".success.{result.name}" for result in api.results]
    for param in api.params:
        parts.append(f".object.{param.name}")
        if isinstance(param.type, OneOf):
            parts += [f".object.{param.name}.{choice}" for choice in param.type.choices]
    return parts
