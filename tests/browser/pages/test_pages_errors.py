"""What goes wrong in a mini-program's code: who hears of it, and with which place."""

import json
from typing import Any

import pytest

from tests.support.mini_program import Bench, MiniProgram

COMPONENT = json.dumps({"component": True})
HANDLERS = {
    "throws": "throws() {\n throw new Error('thrown'); }",
    "throwsObject": "throwsObject() { throw { errMsg: 'act:fail', errno: 7 }; }",
    "throwsList": "throwsList() { throw [1, 2]; }",
    "inTimer": "inTimer() { setTimeout(() => {\n throw new Error('in a timer'); }); }",
    "rejects": "rejects() {\n Promise.reject({ message: 'rejected' }); }",
    "awaits": "async awaits() {\n\n await tt.getStorage({ key: 'none' }); }",
    "calls": "calls() { tt.getStorage({ key: 'none',\n fail() { throw new Error('told'); } }); }",
    "sets": "sets() { this.setData({ a: 1 }, () => { throw new Error('after'); }); }",
}
FILES = {
    "app.js": """
      globalThis.log = [];
      globalThis.tt = tt;
      App({ async onError(text) { log.push(text.split('\\n')[0]); throw new Error('its own'); } });
    """,
    "pages/a": "".join(f"<view id='{name}' bindtap='{name}'>x</view>" for name in HANDLERS)
    + "\n<view id='missing' bindtap='nowhere'>x</view><view id='idiom' catchtap='true'>x</view>"
    + "<view id='dynamic' bindtap='{{on ? 1 : \"noMethod\"}}'>x</view>",
    "pages/a.js": f"Page({{ noMethod: 5, {', '.join(HANDLERS.values())} }})",
}


@pytest.fixture(scope="module")
def broken(bench: Bench) -> MiniProgram:
    return bench.run(FILES, keep=True)


def tap(program: MiniProgram, name: str) -> None:
    program.forget()
    program.do("log.length = 0;")
    program.frame.locator(f"#{name}").tap()


@pytest.mark.parametrize(
    ("handler", "where", "message", "line"),
    [
        ("throws", "throws of pages/a", "Error: thrown", 2),
        ("throwsObject", "throwsObject of pages/a", "act:fail", None),
        ("throwsList", "throwsList of pages/a", "[1,2]", None),
        ("inTimer", "a callback", "Error: in a timer", 3),
        ("rejects", "a promise", "rejected", None),
        ("awaits", "a promise", 'Error: getStorage:fail key: nothing is stored under "none"', 6),
        ("calls", "a callback of tt", "Error: told", 7),
        ("sets", "SetData Callback (anonymous) of pages/a", "Error: after", 7),
    ],
)
def test_an_error_is_told_with_its_place_and_to_the_app(
    broken: MiniProgram, handler: str, where: str, message: str, line: int | None
) -> None:
    tap(broken, handler)
    heard = broken.wait_for_log("log.length > 0")
    # What `onError` itself throws is not told to it, or there would be no end.
    broken.wait("message.type === 'failure' && message.failure.where === 'onError of app.js'")

    failure, own = [message["failure"] for message in broken.messages("failure")]
    assert (failure["where"], failure["message"]) == (where, message)
    assert (failure.get("file"), failure.get("line")) == (line and "pages/a.js", line)
    assert heard == [message.removeprefix("Error: ")]
    assert own["message"] == "Error: its own"


def test_a_method_that_is_missing_is_told_once(broken: MiniProgram) -> None:
    broken.forget()
    for name in ("missing", "missing", "idiom", "dynamic"):
        broken.frame.locator(f"#{name}").tap()
    broken.wait("message.type === 'console' && message.line.text.includes('noMethod')")

    assert broken.warnings() == [
        'pages/a has no method "nowhere", which bindtap names in pages/a.ttml:2.',
        'pages/a has no method "noMethod", which an event is for.',
    ]


def test_a_file_may_have_any_name(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/my page": "<view id='go' bindtap='go'>x</view>",
            "pages/my page.js": "const { act } = require('../50% #1 (b)'); Page({ go: act })",
            "50% #1 (b).js": "exports.act = () => {\n throw new Error('here'); };",
        }
    )
    program.frame.locator("#go").tap()
    program.wait("message.type === 'failure'")

    [message] = program.messages("failure")
    failure = message["failure"]
    assert (failure["file"], failure["line"], failure["column"]) == ("50% #1 (b).js", 2, 8)


def test_a_template_goes_on_without_what_throws_in_its_scripts(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": """<sjs module="own">
              module.exports = {
                half: function (n) { return n > 3 ? null.x : n / 2; },
                deep: { twice: function (n) { return n * 2; } },
                list: [7, 8],
              };
            </sjs>
            <sjs module="whole">module.exports = function (n) { return n + 1; };</sjs>
            <sjs module="broken" src="broken.sjs"></sjs>
            <view id="shown">{{own.half(n)}} {{own.deep.twice(n)}} {{whole(n)}}</view>
            <view tt:for="{{own.list}}" tt:key="*this" class="item">{{item}}</view>
            <view tt:if="{{n > 4}}" id="late">late{{broken.f(1)}}{{broken.g}}</view>""",
            "pages/broken.sjs": "\nnull.y;\nmodule.exports.f = function () {};",
            "pages/a.js": "Page({ data: { n: 2 }, onLoad() { globalThis.page = this; } });",
        }
    )
    shown = program.frame.locator("#shown")
    assert shown.inner_text() == "1 4 3"
    assert program.frame.locator(".item").all_inner_texts() == ["7", "8"]

    change = "return new Promise((done) => page.setData(given, () => done(true)));"
    assert program.do(change, {"n": 5})
    assert program.do(change, {"n": 6})

    assert shown.inner_text() == "12 7"
    assert program.frame.locator("#late").inner_text() == "late"
    assert [place(message) for message in program.messages("failure")] == [
        ("pages/a.ttml", 3, "pages/a.ttml#own"),
        ("pages/broken.sjs", 2, "pages/broken.sjs"),
    ]


def place(message: dict[str, Any]) -> tuple[str, int, str]:
    failure = message["failure"]
    return failure["file"], failure["line"], failure["where"]


def test_an_app_can_be_asked_for_before_it_is_there(bench: Bench) -> None:
    program = bench.run(
        {
            "app.js": "require('./early'); globalThis.log = []; App({ own: 1, onLaunch() {"
            " log.push(require('./early').own(), getApp() === this); } });",
            "early.js": "const app = getApp(); exports.own = () => app.own;",
            "pages/a": "<view></view>",
        }
    )

    assert program.log() == [1, True]


def test_components_are_ready_when_they_are_shown_first(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": "<c name='first'></c><c tt:if='{{on}}' name='later'></c>"
            "<c tt:for='{{list}}' tt:key='*this' name='{{item}}'></c>",
            "pages/a.json": json.dumps({"usingComponents": {"c": "/c/c"}}),
            "pages/a.js": """Page({
              data: { on: false, list: ['l1'] },
              onReady() {
                log.push('onReady');
                this.setData({ on: true }, () => {
                  log.push('shown');
                  this.setData({ list: ['l1', 'l2', 'l3'] });
                  this.setData({ list: ['l1', 'l2'] });
                });
              },
            })""",
            "c/c.json": COMPONENT,
            "c/c.ttml": "<text id='in'>{{name}}</text>",
            "c/c.js": """Component({
              properties: { name: String },
              lifetimes: { ready() {
                this.createSelectorQuery().select('#in').boundingClientRect(({ width }) => {
                  log.push('measured ' + (width > 0));
                }).exec();
                log.push('ready ' + this.data.name);
              } },
            })""",
        }
    )
    log = program.wait_for_log("log.filter((line) => line === 'measured true').length === 4")

    assert [line for line in log if not line.startswith("measured")] == [
        *("ready l1", "ready first", "onReady", "ready later", "shown", "ready l2"),
    ]


def test_scripts_that_define_something_else_say_so(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": "<none></none><page></page><view id='x'>{{x}}</view>",
            "pages/a.json": json.dumps({"usingComponents": {"none": "/c/none", "page": "/c/page"}}),
            "pages/a.js": "Page({ data: { x: 1 } }); Page({ data: { x: 2 } });",
            **{f"c/{name}.json": COMPONENT for name in ("none", "page")},
            **{f"c/{name}.ttml": "<view></view>" for name in ("none", "page")},
            "c/none.js": "exports.forgotten = {};",
            "c/page.js": "Page({});",
        }
    )

    assert program.warnings() == [
        "pages/a.js calls Page() after it has called Page(): only the last one counts.",
        "c/none.js does not call Component({...}), so c/none stays empty.",
        "c/page.js calls Page(), but it is the script of a component: call Component().",
    ]
    assert program.frame.locator("#x").inner_text() == "2"


def test_a_component_without_end_is_named(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": "<view></view>",
            "pages/b": "<c></c>",
            "pages/b.json": json.dumps({"usingComponents": {"c": "/c/c"}}),
            "c/c.json": json.dumps({"component": True, "usingComponents": {"d": "/c/d"}}),
            "c/c.ttml": "<d></d>",
            "c/c.js": "Component({})",
            "c/d.json": json.dumps({"component": True, "usingComponents": {"c": "/c/c"}}),
            "c/d.ttml": "<c></c>",
            "c/d.js": "Component({})",
        }
    )
    program.call("navigateTo", {"url": "b"})

    [told] = [text for text in program.warnings() if "overflowed" in text]
    assert "while c/" in told
    assert "tt:if" in told


DATA = """Page({
  data: { at: new Date(0), plain: { list: [1, null, undefined, 'x', true] } },
  onLoad() { globalThis.page = this; },
});"""


def test_data_that_is_no_json_is_told_once_for_each_key(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": "<view id='shown'>{{fn}}|{{many[0].fn}}|{{n}}</view>",
            "pages/a.js": DATA,
        }
    )
    program.do(
        """
        const fn = () => 'source text';
        for (let turn = 0; turn < 2; turn += 1) {
          page.setData({ fn, n: turn, 'a.b[0]': new Map(), many: [{ fn }, { fn }] });
        }
        page.setData({ when: new Set(), big: 1n, mark: Symbol('m') });
        await new Promise((done) => page.setData({ n: 2 }, done));
        """
    )

    told = [text.split(". ")[0] for text in program.warnings()]
    assert told == [
        "data of pages/a: at is of type Date",
        "setData of pages/a: fn is of type function",
        "setData of pages/a: a.b[0] is of type Map",
        "setData of pages/a: many[0].fn is of type function",
        "setData of pages/a: when is of type Set",
        "setData of pages/a: big is of type bigint",
        "setData of pages/a: mark is of type symbol",
    ]
    assert program.frame.locator("#shown").inner_text() == "||2"


def test_data_that_holds_itself_is_named(bench: Bench) -> None:
    program = bench.run({"pages/a": "<view></view>", "pages/a.js": DATA})

    told = program.do(
        """
        const list = [{}];
        list[0].parent = list;
        try { page.setData({ n: 1, list }); } catch (error) { return String(error); }
        """
    )

    assert told == (
        "TypeError: setData of pages/a: list[0].parent is what it lies in, which no JSON can hold."
    )


BROWSERS = """
window document self name location navigator close postMessage importScripts fetch XMLHttpRequest
WebSocket EventSource indexedDB caches Worker SharedWorker BroadcastChannel addEventListener
onmessage WorkerGlobalScope
"""


def test_nothing_of_a_browser_or_a_worker_is_there(bench: Bench) -> None:
    names = BROWSERS.split()
    program = bench.run(
        {
            "app.js": f"""
              globalThis.log = [];
              globalThis.tt = tt;
              const has = (scope, name) => scope[name] !== undefined;
              log.push({", ".join(f"typeof {name}" for name in names)});
              for (const name of {json.dumps(names)}) {{
                log.push(has(globalThis, name), has(Function('return this')(), name));
              }}
              log.push(typeof setTimeout, typeof console, typeof JSON, typeof queueMicrotask);
              App({{}});
            """,
            "pages/a": "<view></view>",
        }
    )

    log = program.log()
    assert log[: len(names)] == ["undefined"] * len(names)
    assert log[len(names) : -4] == [False] * 2 * len(names)
    assert log[-4:] == ["function", "object", "object", "function"]
    assert program.call("setStorage", {"key": "a", "data": 1})["errMsg"] == "setStorage:ok"
