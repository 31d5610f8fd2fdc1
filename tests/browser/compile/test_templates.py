"""Templates do in the engine what the pages on TTML say."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.compiler import Bench

LIST = "Page({ data: { list: [{ id: 1, n: 'a' }, { id: 2, n: 'b' }], names: ['x', 'y'] } })"


def text(page: Page) -> str:
    """Return all text of the drawn page, without blanks."""
    return "".join((page.locator("body").text_content() or "").split())


SHOWN = {
    "{{ n + 1 }} {{ n > 1 ? 'many' : 'few' }}": "2few",
    "{{ o.a['b'][0] }}{{ !n }}{{ n === 1 && 's' }}": "7falses",
    "<text>tt:if sjs {{ 'tt:for' }}</text>": "tt:ifsjstt:for",
    "<view>&lt;&amp;&nbsp;{{ '}}' }}</view>": "<&}}",
    "<text>&lt;a&amp;<block tt:if='{{n}}'>&nbsp;</block></text>&gt;": "&lt;a&amp;&nbsp;>",
    "<text decode>&lt;</text><text><view>&lt;</view>&gt;</text>": "&lt;<&gt;",
    "{{ {'a': n}.a }}{{ { 'a-b': n, \"c d\": 'C', ...s }['c d'] }}": "1C",
    "<template name='k'>{{a}}{{o['x-y']}}</template>"
    "<template is='k' data=\"{{'a': 1, o: {'x-y': 2}}}\"/>": "12",
    "<text tt:if='{{n > 1}}'>1</text><text tt:elif='{{n}}'>2</text><text tt:else>3</text>": "2",
    "<block tt:if='{{!n}}'><view>1</view></block><block tt:else>2</block>": "2",
    "<view tt:for='{{l}}' tt:key='*this'>{{index}}{{item}};</view>": "0x;1y;",
    "<text tt:for='{{l}}' tt:for-item='e' tt:for-index='i'>{{i}}{{e}}</text>": "0x1y",
    "<text tt:for='{{[1, 2]}}'><text tt:for='{{l}}' tt:for-item='e'>{{item}}{{e}}</text></text>": (
        "1x1y2x2y"
    ),
    "<template name='t'>{{a}}{{b}}{{n}};</template><template is='t' data='{{a: n, ...s}}'/>": "1B;",
    "<template name='t1'>1</template><template name='t2'>2</template><template is='t{{n + 1}}'/>": (
        "2"
    ),
}


@pytest.mark.parametrize(("template", "shown"), SHOWN.items())
def test_template_shows(bench: Bench, template: str, shown: str) -> None:
    data = "{ n: 1, l: ['x', 'y'], o: { a: { b: [7] } }, s: { b: 'B' } }"

    page = bench.draw({"pages/a.ttml": template, "pages/a.js": f"Page({{ data: {data} }})"})

    assert shown == text(page)


def test_templates_are_imported_and_files_included(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.ttml": """<import src="../lib/t.ttml"/><import src="/lib/deep"/>
              <include src="./head.ttml"/><template is="card" data="{{...list[0]}}"/>
              <template is="deep"/>""",
            "pages/a.js": LIST,
            "pages/head.ttml": "<view>{{list.length}}!</view><template name='never'/>",
            "lib/t.ttml": '<import src="inner"/><template name="card">{{id}}{{n}}'
            '<template is="inner" data="{{n}}"/></template>',
            "lib/inner.ttml": '<template name="inner">({{n}})</template>',
            "lib/deep.ttml": '<template name="deep">deep</template>',
        }
    )

    assert text(page) == "2!1a(a)deep"


def test_templates_of_an_imported_file_are_not_handed_on(bench: Bench) -> None:
    problem = bench.problems(
        {
            "pages/a.ttml": '<import src="t.ttml"/><template is="inner"/>',
            "pages/t.ttml": '<import src="inner.ttml"/>',
            "pages/inner.ttml": '<template name="inner">x</template>',
        }
    )[0]

    assert "no template called inner" in problem["message"]


def test_sjs_runs_from_files_and_from_inside_with_its_own_modules(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.ttml": """<sjs module="inline">
              var count = require('../lib/count.sjs');
              module.exports = { twice: function (n) { return count.add(n, n) } };
            </sjs>
            <sjs module="file" src="/lib/count.sjs"></sjs>
            <sjs module="same" src="../lib/count.sjs" />
            {{inline.twice(list.length)}} {{file.add(1, 2)}} {{same.calls()}}""",
            "pages/a.js": LIST,
            "lib/count.sjs": """var sum = require('./sum.sjs'); var calls = 0;
              exports.add = function (a, b) { calls++; return sum(a, b) };
              exports.calls = function () { return calls };""",
            "lib/sum.sjs": "module.exports = function (a, b) { return a + b };",
        }
    )

    assert text(page) == "432"


def test_error_in_sjs_has_its_line_in_the_template(bench: Bench) -> None:
    bench.compile({"pages/a.ttml": '<view/>\n<sjs module="m">\n  nope();\n</sjs>{{m}}'})

    stack: str = bench.page.evaluate(
        """() => {
          try { draw(compiled, '/pages/a'); return ''; } catch (error) { return error.stack; }
        }"""
    )

    assert "mp://app/pages/a.ttml:3:" in stack


def test_attributes_have_the_values_that_are_documented(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.ttml": """<view class="c {{list[0].n}}" style="top: {{list[0].id}}px" hidden
              plain="{{false}}" title="{{list[0].n}}-{{list[1].n}}" rows="{{ {k: names} }}"/>""",
            "pages/a.js": LIST,
        }
    )

    element = page.locator(".c")
    assert "c a" == element.get_attribute("class")
    assert "a-b" == element.get_attribute("title")
    assert "top: 1px" in (element.get_attribute("style") or "")


def test_slots_take_what_the_page_gives_them(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.json": '{"usingComponents": {"my-box": "../c/box"}}',
            "pages/a.ttml": "<my-box title='{{list[0].n}}'><view slot='foot'>F</view>in</my-box>",
            "pages/a.js": LIST,
            "c/box.json": '{"component": true}',
            "c/box.js": "Component({ properties: { title: String } })",
            "c/box.ttml": "<view>{{title}}:<slot/>|<slot name='foot'/></view>",
        }
    )

    assert text(page) == "a:in|F"


def test_own_content_of_a_slot_is_not_shown(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.json": '{"usingComponents": {"my-box": "../c/box"}}',
            "pages/a.ttml": "<my-box>in</my-box>",
            "c/box.json": '{"component": true}',
            "c/box.js": "Component({})",
            "c/box.ttml": "<slot>\n<!-- what is given -->\n</slot>;",
        }
    )

    assert text(page) == "in;"


@pytest.mark.parametrize(
    "names", ["tt:key='index'", "tt:for-index='i' tt:key='i'", "tt:key='i' tt:for-index='i'"]
)
def test_index_is_no_key(bench: Bench, names: str) -> None:
    page = bench.draw(
        {
            "pages/a.ttml": f"<view class='i' bindtap='more' tt:for='{{{{l}}}}' {names}>"
            "{{item.n}}</view>",
            "pages/a.js": """Page({ data: { l: [{ n: 1 }, { n: 2 }] }, more() {
              this.setData({ l: [{ n: 3 }, ...this.data.l] }) } })""",
        }
    )

    warned: list[str] = page.evaluate(
        """() => {
          const warned = [];
          console.warn = (text) => warned.push(text);
          fire('i', 'tap');
          return warned;
        }"""
    )

    assert ("312", []) == (text(page), warned)


EVENTS = """Page({ data: { v: 7 }, ...Object.fromEntries(['outer', 'inner', 'box'].map((name) =>
  [name, function (event) {
    log.push([name, event.type, this.data.v, event.currentTarget.dataset, event.detail]) }])) })"""


@pytest.mark.parametrize(
    ("inner", "heard"),
    [
        ('bindtap="inner"', ["inner", "outer"]),
        ('bind:tap="inner"', ["inner", "outer"]),
        ('catchtap="inner"', ["inner"]),
        ('catch:tap="inner"', ["inner"]),
        ('catchtap="inner" hidden', ["inner"]),
        ('bindlongpress="inner"', ["outer"]),
        ("bindtap=\"{{ v > 1 ? 'inner' : '' }}\"", ["inner", "outer"]),
    ],
)
def test_handlers_hear_events_of_elements(bench: Bench, inner: str, heard: list[str]) -> None:
    page = bench.draw(
        {
            "pages/a.ttml": f'<view bindtap="outer"><view class="i" {inner} '
            'data-item-id="{{v}}" data-o="{{ {a: v} }}"/></view>',
            "pages/a.js": EVENTS,
        }
    )

    page.evaluate("fire('i', 'tap')")

    log: list[list[Any]] = page.evaluate("log")
    assert heard == [entry[0] for entry in log]
    assert all(entry[1:3] == ["tap", 7] for entry in log)
    if heard[0] == "inner":
        assert {"itemId": 7, "o": {"a": 7}} == log[0][3]


@pytest.mark.parametrize("binding", ['bindchange="box"', 'bind:change="box"'])
def test_handlers_hear_events_of_components(bench: Bench, binding: str) -> None:
    page = bench.draw(
        {
            "pages/a.json": '{"usingComponents": {"my-box": "../c/box"}}',
            "pages/a.ttml": f'<my-box {binding} data-k="1"/>',
            "pages/a.js": EVENTS,
            "c/box.json": '{"component": true}',
            "c/box.js": """Component({ methods: { tap() {
              this.triggerEvent('change', { value: 3 }) } } })""",
            "c/box.ttml": '<view class="i" bindtap="tap"/>',
        }
    )

    page.evaluate("fire('i', 'tap')")

    assert [["box", "change", 7, {"k": "1"}, {"value": 3}]] == page.evaluate("log")


@pytest.mark.parametrize(("new", "key"), [("false", "foobar"), ("true", "fooBar")])
def test_case_of_names_of_data_is_that_of_the_framework(bench: Bench, new: str, key: str) -> None:
    bench.compile(
        {
            "app.json": f'{{"pages": ["pages/a"], "newFramework": {{"enabled": {new}}}}}',
            "pages/a.ttml": '<view class="i" bindtap="inner" data-fooBar="1"/>',
            "pages/a.js": EVENTS,
        }
    )
    bench.page.evaluate("() => { log.length = 0; draw(compiled, '/pages/a'); }")

    bench.page.evaluate("fire('i', 'tap')")

    assert {key: "1"} == bench.page.evaluate("log[0][3]")


def test_component_may_use_itself_and_others_and_packages(bench: Bench) -> None:
    page = bench.draw(
        {
            "pages/a.json": '{"usingComponents": {"my-tree": "/c/tree", "ui-tag": "ui/tag"}}',
            "pages/a.ttml": "<my-tree depth='{{2}}'/><ui-tag/>",
            "c/tree.json": '{"component": true, "usingComponents": {"my-tree": "./tree"}}',
            "c/tree.js": "Component({ properties: { depth: Number } })",
            "c/tree.ttml": "{{depth}}<my-tree tt:if='{{depth}}' depth='{{depth - 1}}'/>",
            "node_modules/ui/package.json": '{"miniprogram": "dist"}',
            "node_modules/ui/dist/tag/index.json": '{"component": true}',
            "node_modules/ui/dist/tag/index.js": "Component({})",
            "node_modules/ui/dist/tag/index.ttml": "<text>tag</text>",
        }
    )

    assert text(page) == "210tag"
