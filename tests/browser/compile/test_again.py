"""Compiling again, whatever has changed, gives what compiling from scratch gives."""

import random
from typing import Any

import pytest

from tests.support.compiler import COMMON, Bench, Files

PROJECT: Files = {
    **COMMON,
    "app.json": """{"pages": ["pages/a", "pages/b"], "window": {"navigationBarTitleText": "T"},
  "tabBar": {"list": [{"pagePath": "pages/a", "text": "A"}, {"pagePath": "pages/b", "text": "B"}]}}
""",
    "app.ttss": '@import "lib/s.ttss";\npage { color: red; padding: calc(1px + 2rpx) }\n',
    "pages/a.json": '{"usingComponents": {"my-c": "/c/c"}}',
    "pages/a.ttml": """<import src="/lib/t.ttml"/><include src="b"/>
<sjs module="m">var a = 1; module.exports = { f: function (x) { return x + a } };</sjs>
<sjs module="k" src="/lib/k.sjs"/>
<view tt:if="{{ a == 'b' }}" class="x {{c}}" bindtap="tap" data-a-b='{{ {d: [1, "}}"]} }}'>
{{m.f(1)}}</view><view tt:elif="{{!b}}"/><block tt:else><text>&lt;</text></block><!-- </view> -->
<my-c tt:for="{{list}}" tt:key="*this">{{item}}</my-c><template is="t" data="{{...a, b: 1}}"/>
""",
    "pages/a.js": "const { b } = require('../lib/u');\nPage({ data: { t: `x${b}`, r: /}/g } })\n",
    "pages/b.ttml": "<view hidden>{{ a ? b : c }}</view>",
    "pages/b.js": "import b from '../lib/v';\nexport const c = b, d = 1;\nPage({})\n",
    "lib/t.ttml": '<template name="t"><view>{{b}}</view></template>',
    "lib/k.sjs": "var l = require('./l.sjs'); exports.l = l;",
    "lib/l.sjs": "module.exports = [1, 2];",
    "lib/s.ttss": '.x > view:not(.y)::after { content: "}"; background: url(../i.png) }',
    "i.png": "",
    "lib/u.js": "exports.b = 1",
    "lib/v.js": "export default class {}",
    "c/c.json": '{"component": true}',
    "c/c.js": "Component({ properties: { v: Number } })",
    "c/c.ttml": '<view class="x"><slot name="a"/></view>',
    "c/c.ttss": ":host { top: 1rpx } @keyframes k { to { top: 0 } } .x { animation: k 1s }",
}
BOTH = """async ([first, second]) => {
  const blobs = (files) => Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, new Blob([text])]));
  const client = new CompilerClient('/compile.js');
  await client.compile(blobs(first));
  const again = await client.compile(blobs(second));
  client.stop();
  return [again, await compile(second)];
}"""


def both(bench: Bench, first: Files, second: Files) -> list[dict[str, Any]]:
    """Return `second` compiled after `first`, and by itself."""
    bench.page.evaluate("compile({})")
    results: list[dict[str, Any]] = bench.page.evaluate(BOTH, [first, second])
    # The template compiler orders names differently each time.
    return [{**each, "templates": sorted(each["templates"])} for each in results]


@pytest.mark.parametrize("changed", sorted(PROJECT))
def test_changed_file_is_compiled_anew(bench: Bench, changed: str) -> None:
    text = PROJECT[changed]
    other = {**PROJECT, changed: f"{text} " if text else "x"}

    again, fresh = both(bench, PROJECT, other)

    assert fresh == again


@pytest.mark.parametrize("removed", sorted(PROJECT))
def test_removed_file_is_missed(bench: Bench, removed: str) -> None:
    rest = {path: text for path, text in PROJECT.items() if path != removed}

    again, fresh = both(bench, PROJECT, rest)

    assert fresh == again


def test_templates_stay_the_same_text_when_a_sheet_changes(bench: Bench) -> None:
    before = bench.compile(PROJECT)["templates"]

    assert before == bench.compile({**PROJECT, "c/c.ttss": ".x { top: 2rpx }"})["templates"]


MANY = """async (projects) => {
  const wrong = [];
  for (const [index, files] of projects.entries()) {
    try {
      const compiled = await compile(files);
      const failed = failure(compiled);
      if (failed) wrong.push([index, failed]);
      const isPlaced = ({ line = 1, column = 1, message, file }) =>
        line >= 1 && column >= 1 && message.length > 9 && !/undefined|NaN/.test(message + file);
      const odd = compiled.problems.find((problem) => !isPlaced(problem));
      if (odd) wrong.push([index, JSON.stringify(odd)]);
    } catch (error) { wrong.push([index, String(error)]); }
  }
  return wrong;
}"""


@pytest.mark.parametrize("path", sorted(path for path, text in PROJECT.items() if text))
def test_no_damage_breaks_the_compiler_or_what_it_makes(bench: Bench, path: str) -> None:
    chance = random.Random(path)
    projects = [{**PROJECT, path: damaged(PROJECT[path], chance)} for _ in range(60)]

    wrong: list[Any] = bench.page.evaluate(MANY, projects)

    assert [] == [(projects[index][path], error) for index, error in wrong]


def damaged(text: str, chance: random.Random) -> str:
    """Take a piece away, put a character in, or repeat a piece."""
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.choice([1, 1, 2, 5, 20]))
    character = chance.choice("<>{}\"'/\\=&;:()[]!-*@ \n`xÄ😀")
    piece = chance.choice(["", character, text[start:end] * 2, "{{", "}}", "</", "/*", "-->"])
    return text[:start] + piece + text[end:]
