"""`docs/api.md`: the reference, with the basis of every rule."""

from collections.abc import Sequence

from pysim.core import unsimulated
from pysim.core.canvas_context import METHODS, PROPERTIES
from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.errors import Errno
from pysim.core.openings import OPENINGS
from pysim.core.policy import Setting, all_settings
from pysim.core.profiles import PROFILES
from pysim.core.provenance import FEISHU, Source
from pysim.core.spec import Api, Param, Rule, Task
from pysim.emit.signature import signature

_HEAD = """\
# Reference

Generated from the API table by `python3 build.py emit`; do not edit.

Every rule carries its basis: **documented** (the vendor's page, linked), **peer** (a sibling
platform documents or shows it, linked) or **assumed** (nobody writes it; the reason is given, and
where there is a choice a setting switches it). A basis without a link is the page of the API
itself.

Every asynchronous call takes `success`, `fail` and `complete` and, without any of them, returns a
Promise (setting `promise`). `success` receives `errMsg` = `<api>:ok` and the results; `fail`
receives `errMsg` = `<api>:fail <what is wrong>`, `errno` and `errString`; `complete` runs last
with the same object ([documented](https://open.feishu.cn/document/client-docs/gadget/\
-web-app-api/standard-object-input)). Callbacks never run before the call has returned (assumed).

A `…Sync` call takes its parameters by position, and returns its only result or an object of several
([documented](https://open.feishu.cn/document/client-docs/gadget/-web-app-api/cache/\
getstorageinfosync)). It follows the rules of its asynchronous form, comes after every asynchronous
call made before it, and throws an Error with `errMsg`, `errno` and `errString` (assumed: the
vendor's samples catch what it throws and do not say what that is). It does not wait until a change
is on the disk: changes are kept in order, and those of the last moments are lost if the
mini-program is ended or its page closed before; a later asynchronous call succeeds only once they
are kept. These calls work in a preview, where the core is in the mini-program's own thread; in a
plain page they throw 103 (assumed: a page cannot wait for a worker).

Any API can fail with 102 (internal error), 103 (the simulated client lacks it) and 104 (a
parameter is wrong), and with 107 or 208 if the setting `faults` asks for it.
"""
_UNSIMULATED = f"""\
## Not simulated

Every other name of the vendor's list ({unsimulated.SOURCE.certainty}: \
[API overview]({unsimulated.SOURCE.where})) exists on `tt`, so that a test for its existence goes as
on a device. It fails with 103 and a hint in the console, and `canIUse` says no. Those whose result
is used at once (`create…`, `get…Manager`, `…Sync`, network tasks) throw; `on…` and `off…` given a
function only warn, and the event never comes (assumed: nobody is there to be told).
"""
_FAMILIES = (
    ("android", "Android"),
    ("ios", "iOS"),
    ("pc", "PC"),
    ("harmony", "Harmony"),
    ("web_app", "web app"),
)


# By the folder of the vendor's page.
_CHAPTERS = {
    "interface/canvas-drawing": "Canvas",
    "interface/interaction-feedback": "Messages and dialogs",
    "interface": "Pages",
    "navigation": "Pages",
    "ttml": "Pages",
    "open-ability/feishu-launch-parameters": "Pages",
    "file": "Files",
    "media": "Images",
    "network": "Network",
    "cache": "Storage",
    "device": "Device",
    "open-ability": "User and permissions",
}
_OTHERS = "Base"
_EXTRAS = "Extras"
_INTRODUCTIONS = {
    "Pages": "These work in a preview alone, where there are pages. In a plain page they fail with "
    "103 and a hint in the console, as what is not simulated does, and `canIUse` says no.\n",
    _EXTRAS: "On no list of the vendor, but used by code that also runs on sibling platforms. "
    "`canIUse` says no.\n",
}


def render() -> str:
    """Return the text of `docs/api.md`."""
    parts = [_HEAD]
    for chapter in [*dict.fromkeys(_CHAPTERS.values()), _OTHERS, _EXTRAS]:
        rows = [api for api in CATALOG.values() if _chapter(api) == chapter]
        head = [f"## {chapter}\n", *filter(None, [_INTRODUCTIONS.get(chapter)])]
        parts += [*head, *map(_api, rows)] if rows else []
    parts += [_unsimulated(), _context(), _settings(), _profiles(), _errnos()]
    return "\n".join(parts)


def _chapter(api: Api) -> str:
    if api.extra:
        return _EXTRAS
    page = api.source.where.removeprefix(FEISHU)
    return next((name for folder, name in _CHAPTERS.items() if page.startswith(folder)), _OTHERS)


def _basis(source: Source, page: Source | None = None) -> str:
    """Return the basis with its link, which the `page` of the API itself does not need again."""
    if source == page:
        return source.certainty
    if source.where.startswith("https://"):
        return f"[{source.certainty}]({source.where})"
    return f"{source.certainty}: {source.where}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines: list[tuple[str, ...]] = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _api(api: Api) -> str:
    owner = "tt.getFileSystemManager()" if api.owner == "FileSystemManager" else "tt"
    call = f"{owner}.{api.name}"
    parts = [f"### {call}{'' if api.form == 'async' else signature(api)}\n"]
    parts.append(f"{api.summary} ({_basis(api.source)})\n")
    parts.append(_support(api))
    if api.params:
        parts.append(_table(("parameter", "type", "default", "meaning", "basis"), _params(api)))
    if api.results:
        rows = [(f"`{each.name}`", f"`{each.type}`", each.doc) for each in api.results]
        parts.append(_table(("result", "type", "meaning"), rows))
    if api.task:
        parts.append(_task(api.task, api.source))
    if api.errors:
        named = ", ".join(f"{each.code} `{each.err_string}`" for each in api.errors)
        parts.append(f"Errors besides the common ones: {named}.\n")
    if api.rules:
        parts.append("".join(f"- {_rule(rule, api.source)}\n" for rule in api.rules))
    return "\n".join(parts)


def _task(task: Task, page: Source) -> str:
    members = "`abort()`"
    if task.progress:
        members += (
            " and `onProgressUpdate(callback)`, whose callback receives `progress` (per cent), "
            f"`{task.progress.done}` and `{task.progress.expected}` (bytes)"
        )
    return (
        f"Returns at once a {task.name} ({_basis(task.source, page)}) with {members}. An aborted "
        f"call fails at once with {task.cancelled.code}. Without callbacks and with the setting "
        "`promise` it is a Promise that has these methods (assumed: a task is no Promise where "
        "there are callbacks, and one that is not looked at may be rejected quietly).\n"
    )


def _rule(rule: Rule, page: Source) -> str:
    switch = f", setting `{rule.setting}`" if rule.setting else ""
    return f"{rule.text} ({_basis(rule.source, page)}{switch})"


def _params(api: Api) -> list[tuple[str, ...]]:
    return [
        (
            f"`{each.name}`",
            f"`{each.type.typescript}`",
            _default(each),
            each.doc,
            _basis(each.source, api.source),
        )
        for each in api.params
    ]


def _default(param: Param) -> str:
    return "required" if param.required else param.default


def _support(api: Api) -> str:
    words = []
    for attribute, title in _FAMILIES:
        smallest = getattr(api.support, attribute)
        since = {"0": "yes", None: "no"}.get(smallest, f"from {smallest}")
        words.append(f"{title} {since}")
    return f"Clients: {', '.join(words)} ({_basis(api.support.source, api.source)}).\n"


def _unsimulated() -> str:
    names: dict[str, list[str]] = {}
    for each in UNSIMULATED.values():
        names.setdefault(each.group, []).append(f"`{each.name}`")
    rows = [(group, ", ".join(listed)) for group, listed in names.items()]
    return f"{_UNSIMULATED}\n{_table(('group', 'names'), rows)}"


def _context() -> str:
    members = [(f"`{each.typescript}`", each.doc, _basis(each.source)) for each in METHODS]
    members += [(f"`{each.typescript}`", each.doc, _basis(each.source)) for each in PROPERTIES]
    return "## CanvasContext\n\n" + _table(("member", "meaning", "basis"), members)


def _settings() -> str:
    rows = [
        (f"`{each.name}`", _choices(each), each.doc, _basis(each.source)) for each in all_settings()
    ]
    return (
        "## Settings\n\nBy query (`embed.html?jpgMatte=white`) or by "
        "`pysim.configure({jpgMatte: 'white'})`. The first choice is the default.\n\n"
        + _table(("setting", "choices", "meaning", "basis"), rows)
    )


def _choices(setting: Setting) -> str:
    names = [f"`{choice}`" for choice in setting.choices]
    if f"`{setting.default}`" not in names:
        names.insert(0, f"`{setting.default}`")
    return " · ".join([*names, *([OPENINGS[setting.opening].allowed] if setting.opening else [])])


def _profiles() -> str:
    rows = [
        (
            f"`{name}`",
            each.title,
            each.client_version,
            f"{each.screen[0]}×{each.screen[1]}",
            f"{each.pixel_ratio:g}",
        )
        for name, each in PROFILES.items()
    ]
    head = ("profile", "device", "client", "screen, logical px", "device pixel ratio")
    return "## Profiles\n\n" + _table(head, rows)


def _errnos() -> str:
    rows = [(str(each.code), f"`{each.err_string}`", each.meaning) for each in Errno]
    return (
        "## Errno\n\n([documented](https://open.feishu.cn/document/client-docs/gadget/"
        "-web-app-api/errno))\n\n" + _table(("errno", "errString", "meaning"), rows)
    )
