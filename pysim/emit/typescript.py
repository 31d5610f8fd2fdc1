"""`tt.d.ts`: types of the simulated platform for a mini-program's editor."""

from pysim.core.canvas_context import METHODS, PROPERTIES
from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.spec import Api, Param, Task
from pysim.emit.page_types import RETURNED
from pysim.emit.signature import signature

_HEAD = """\
// Types of the simulated `tt`, generated from the API table. Lengths are logical px.

declare namespace tt {
  /** What every callback receives. */
  interface Result {
    errMsg: string;
  }

  interface Failure extends Result {
    /** Number in the platform's errno table. */
    errno: number;
    errString: string;
  }

  /** Options of a call that returns a Promise, because it names no callback. */
  type WithoutCallbacks<Options> = Omit<Options, 'success' | 'fail' | 'complete'> & {
    success?: undefined;
    fail?: undefined;
    complete?: undefined;
  };

  interface Rectangle {
    left: number;
    top: number;
    right: number;
    bottom: number;
    width: number;
    height: number;
  }

  interface Stats {
    mode: number;
    /** Bytes. */
    size: number;
    /** Seconds since 1970. */
    lastAccessedTime: number;
    lastModifiedTime: number;
    isDirectory(): boolean;
    isFile(): boolean;
  }

  /** True or false by scope, such as `scope.writePhotosAlbum`. */
  interface AuthSetting {
    [scope: string]: boolean | undefined;
  }

  interface UserInfo {
    nickName: string;
    avatarUrl: string;
    /** `male`, `female` or empty. */
    gender: string;
    country: string;
    city: string;
    language: string;
  }

  interface CanvasGradient {
    addColorStop(offset: number, color: string): void;
  }

  interface CanvasPattern {}
"""
_UNSIMULATED = """\
  /** Options of an API that is not simulated: it always fails with errno 103. */
  interface UnsimulatedOptions {
    success?: (result: Result & Record<string, unknown>) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result & Record<string, unknown>) => void;
    [option: string]: unknown;
  }

  type UnsimulatedListener = (event: Record<string, unknown>) => void;
"""
_SIGNATURES = {
    "async": "(options?: UnsimulatedOptions): Promise<never>",
    "refused": "(...args: unknown[]): never",
    "listener": "(listener?: UnsimulatedListener | UnsimulatedOptions): void",
}


def render() -> str:
    """Return the text of `web/generated/tt.d.ts`."""
    parts = [_HEAD, RETURNED, _context()]
    rows = list(CATALOG.values())
    for api in rows:
        if api.form == "async":
            parts.append(_options(api))
        if api.results and not api.name.endswith("Sync"):
            parts.append(_results(api))
        if api.task:
            parts.append(_task(api.task))
    manager = [_member(api) for api in rows if api.owner == "FileSystemManager"]
    parts.append("  interface FileSystemManager {\n" + _indented(manager, 4) + "  }\n")
    parts.append("  interface SystemInfo extends GetSystemInfoResult {}\n")
    functions = [_member(api, "function ") for api in rows if api.owner == "tt" or api.also_on_tt]
    parts.append(_indented(functions, 2))
    stubs = [f"function {each.name}{_SIGNATURES[each.form]};" for each in UNSIMULATED.values()]
    parts += [_UNSIMULATED, _indented(stubs, 2)]
    return "\n".join(parts) + "}\n"


def _context() -> str:
    members = [f"/** {member.doc} */\n{member.typescript};" for member in (*METHODS, *PROPERTIES)]
    return "  interface CanvasContext {\n" + _indented(members, 4) + "  }\n"


def _type_name(api: Api, suffix: str) -> str:
    return api.name[0].upper() + api.name[1:] + suffix


def _options(api: Api) -> str:
    success = _type_name(api, "Result") if api.results else "Result"
    members = [_option(param) for param in api.params]
    members += [
        f"success?: (result: {success}) => void;",
        "fail?: (error: Failure) => void;",
        f"complete?: (result: {success} | Failure) => void;",
    ]
    return f"  interface {_type_name(api, 'Options')} {{\n" + _indented(members, 4) + "  }\n"


def _option(param: Param) -> str:
    default = f" Default: {param.default}." if param.default else ""
    mark, absent = ("", "") if param.required else ("?", " | undefined")
    return f"/** {param.doc}{default} */\n{param.name}{mark}: {param.type.typescript}{absent};"


def _results(api: Api) -> str:
    members = [f"/** {result.doc} */\n{result.name}: {result.type};" for result in api.results]
    name = _type_name(api, "Result")
    return f"  interface {name} extends Result {{\n" + _indented(members, 4) + "  }\n"


def _task(task: Task) -> str:
    members = [f"/** Ends the call: it fails with {task.cancelled.code}. */\nabort(): void;"]
    if task.progress:
        fields = ("progress", task.progress.done, task.progress.expected)
        event = " ".join(f"{name}: number;" for name in fields)
        members.append(
            "/** `progress` in per cent, the others in bytes. */\n"
            f"onProgressUpdate(callback: (event: {{ {event} }}) => void): void;"
        )
    return f"  interface {task.name} {{\n" + _indented(members, 4) + "  }\n"


def _member(api: Api, keyword: str = "") -> str:
    if api.form == "value":
        keyword = "const "
    if api.form != "async":
        return f"/** {api.summary} */\n{keyword}{api.name}{signature(api)};"
    success = _type_name(api, "Result") if api.results else "Result"
    mark = "" if any(p.required for p in api.params) else "?"
    options = _type_name(api, "Options")
    plain = f"{keyword}{api.name}(options{mark}: WithoutCallbacks<{options}>, scope?: unknown)"
    called = f"{keyword}{api.name}(options: {options}, scope?: unknown)"
    comment = f"/** {api.summary} */"
    promise, nothing = f"Promise<{success}>", "void"
    if api.task:
        promise, nothing = f"{promise} & {api.task.name}", api.task.name
    return f"{comment}\n{plain}: {promise};\n{comment}\n{called}: {nothing};"


def _indented(members: list[str], width: int) -> str:
    lines = "\n".join(members).splitlines()
    return "".join(f"{' ' * width}{line}\n" for line in lines)
