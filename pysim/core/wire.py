"""The door of the core: one message in, one message out, in the shapes of `web/protocol`.

Only this module builds `<api>:ok` and `<api>:fail <detail>`, `errno` and `errString`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from pysim.core.addresses import CanonicalHost, canonical_host
from pysim.core.effects import Effect
from pysim.core.errors import ApiError, SettingError
from pysim.core.files import USER_QUOTA, Files
from pysim.core.host import ConsoleLine
from pysim.core.kept import NOTHING_KEPT, file_record, item_record, restore
from pysim.core.network import check
from pysim.core.package import mount
from pysim.core.policy import Settings
from pysim.core.simulator import End, Failure, Pending, Silence, Simulator, Step, Success
from pysim.core.storage import MAX_TOTAL, Storage
from pysim.core.store import Store
from pysim.core.values import ABSENT, JsonText, JsValue

Message = dict[str, Any]
_Encode = Callable[[End], Message]

# Changes of settings that a call can still be waiting behind.
_REMEMBERED = 256


class Wire:
    """Answers messages for one simulator."""

    def __init__(
        self,
        store: Store,
        settings: Mapping[str, object],
        kept: Mapping[str, Any] = NOTHING_KEPT,
        package: Iterable[Mapping[str, Any]] | None = None,
        canonical_host: CanonicalHost = canonical_host,
    ) -> None:
        """Start a mini-program's platform with what an earlier run left (see `kept.py`).

        `package` are all files of the package (see `package.py`), from a host that runs the whole
        mini-program, with its pages. Raise SettingError if a setting is bad.
        """
        files, storage = Files(store), Storage()
        restore(kept, files, storage)
        if package is not None:
            mount(package, files)
        self.simulator = Simulator(
            files, storage, Settings(), canonical_host, has_pages=package is not None
        )
        self.simulator.configure(settings)
        self._pending: dict[int, tuple[Pending, _Encode]] = {}
        self._revisions: dict[int | None, Settings] = {0: self.simulator.settings}
        self._answers: dict[str, Callable[[Message], Message]] = {
            "configure": self._configure,
            "posted": self._posted,
            "reach": self._reach,
            "contents": self._contents,
            "clear": self._clear,
        }

    def handle(self, message: Message) -> Message:
        """Answer one of the messages to the core in `web/protocol/messages.ts`, but `start`."""
        kind, call = message["type"], message["id"]
        if kind in self._answers:
            return {"type": kind, "id": call, **self._answers[kind](message)}
        encoded: _Encode = _reply
        if kind == "file":
            step, encoded = self.simulator.file(message["path"]), _file
        elif kind == "resume":
            pending, encoded = self._pending.pop(call)
            step = self._resume(pending, message)
        else:
            step = self._call(message)
        if isinstance(step, Pending):
            self._pending[call] = step, encoded
            answer = {"type": "effect", "effect": _fields(step.effect)}
        else:
            answer = encoded(step)
        return {"id": call, **answer, "console": [_line(each) for each in step.console]}

    # Steps of calls

    def _call(self, message: Message) -> Step:
        options = decode(message.get("options", ABSENT))
        # A call may have waited for its canvas while the settings changed.
        settings = self._revisions.get(message.get("revision"), self.simulator.settings)
        return self.simulator.call(message["api"], options, message["canvases"], settings)

    def _resume(self, pending: Pending, message: Message) -> Step:
        if "failed" in message:
            return pending.fail(message["failed"])
        return pending.resume(message["result"])

    # Answers to what is no call

    def _configure(self, message: Message) -> Message:
        answer: Message = {"type": "configured"}
        try:
            answer["settings"] = self.simulator.configure(decode(message["settings"])).as_dict()
        except SettingError as error:
            answer["error"] = str(error)
        revision = message.get("revision", 0)
        self._revisions[revision] = self.simulator.settings
        self._revisions.pop(revision - _REMEMBERED, None)
        return answer

    def _posted(self, message: Message) -> Message:
        """Hear that the host is done with the `commit` of the synchronous call of that id."""
        self.simulator.posted()
        if "problem" not in message:
            return {"console": []}
        text = f"a change of a synchronous call ends with this run: {message['problem']}"
        return {"console": [_line(ConsoleLine("error", text))]}

    def _reach(self, message: Message) -> Message:
        """Tell the page itself whether it may load an image from an address."""
        try:
            check("address", message["address"], self.simulator.host("reach"))
        except ApiError as error:
            return {"error": error.detail}
        return {}

    def _clear(self, _message: Message) -> Message:
        self.simulator.clear()
        return {"type": "cleared"}

    def _contents(self, _message: Message) -> Message:
        files, storage = self.simulator.files, self.simulator.storage
        return {
            "files": [file_record(path, files) for path in files.entries()],
            "items": [item_record(key, text) for key, text in storage.items().items()],
            "usage": {
                "user": {"used": files.used(), "quota": USER_QUOTA},
                "storage": {"used": storage.size(), "quota": MAX_TOTAL},
            },
        }


def decode(value: Any) -> Any:
    """Return a `WireValue` as core value: what is no plain value is marked by a key `$js`."""
    if isinstance(value, dict):
        if isinstance(value.get("$js"), str):
            return _decode_marked(value)
        return {key: decode(each) for key, each in value.items()}
    if isinstance(value, list):
        return [decode(each) for each in value]
    return value


def _decode_marked(value: Message) -> Any:
    match value:
        case {"$js": "json", "text": str(text)}:
            return JsonText(text)
        case {"$js": "object", "value": dict(fields)}:
            return {key: decode(each) for key, each in fields.items()}
        case {"$js": "undefined"}:
            return ABSENT
    data = value.get("bytes")
    data = data if isinstance(data, bytes | memoryview) else None
    return JsValue(value["$js"], data, value.get("at", ""))


def fail_object(failure: Failure) -> Message:
    """Return what the mini-program's `fail` receives."""
    return {
        **failure.fields,
        "errMsg": f"{failure.api}:fail {failure.detail}",
        "errno": failure.errno.code,
        "errString": failure.err_string,
    }


def _reply(end: End) -> Message:
    match end:
        case Silence():
            return {"type": "reply", "outcome": "silent", "result": {}}
        case Success(api=api, fields=fields, commit=commit):
            result: Message = {name: _result(each) for name, each in fields.items()}
            result["errMsg"] = f"{api}:ok"
            reply = {"type": "reply", "outcome": "success", "result": result}
            return {**reply, "commit": _fields(commit)} if commit else reply
        case Failure():
            return {"type": "reply", "outcome": "fail", "result": fail_object(end)}


def _file(end: End) -> Message:
    found = end.fields if isinstance(end, Success) else {}
    error = {"error": end.detail} if isinstance(end, Failure) else {}
    return {"type": "file", **found, **error}


def _fields(effect: Effect) -> Message:
    """Return an effect's fields as they are: `asdict` would copy what they hold."""
    return {each.name: getattr(effect, each.name) for each in fields(effect)}


def _result(value: object) -> object:
    """Return a result as it is sent: JSON as text, since JavaScript alone reads it as it should."""
    return {"$json": value.text} if isinstance(value, JsonText) else value


def _line(line: ConsoleLine) -> Message:
    return {"level": line.level, "text": line.text}
