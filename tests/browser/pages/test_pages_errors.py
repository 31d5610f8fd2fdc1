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
