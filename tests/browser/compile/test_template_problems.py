"""What is wrong with a template is told with its line and column, and with words that help."""

import pytest

from tests.support.compiler import Bench

ERROR, WARNING = "error", "warning"

CASES: list[tuple[str, str, int, int, str]] = [
    # Tags and attributes
    ('<view a="{{ b + }}"/>', ERROR, 1, 17, "cannot stand in an expression"),
    ('<view a="{{ b"/>', ERROR, 1, 10, "}} is missing"),
    ("<view>{{ a ? b }}</view>", ERROR, 1, 16, "a ? b : c"),
    ("<view>\n  <text>\n</view>", ERROR, 2, 4, "<text> is never closed"),
    ("<view/>\n</view>", ERROR, 2, 1, "</view> closes nothing"),
    ('<view a="b/>\n', ERROR, 1, 1, "closing quote is missing"),
    ("<view tt:else/>", ERROR, 1, 7, "must have tt:if or tt:elif"),
    ('<view tt:foor="{{a}}"/>', WARNING, 1, 7, "Did you mean tt:for?"),
    ('<view wx:if="{{a}}"/>', ERROR, 1, 7, "write tt:if"),
    ('<view @tap="x"/>', WARNING, 1, 7, 'bindtap="handler"'),
    ('<view tt:key="{{a}}" tt:for="{{b}}"/>', WARNING, 1, 15, "no binding"),
    (
        '<view data-fooBar="1"/>',
        WARNING,
        1,
        7,
        "write data-foo-bar for dataset.fooBar",
    ),
    ('<view data-A-B="1"/>', WARNING, 1, 7, "read as dataset.aB; write data-a-b."),
    ('<view hidden="false"/>', WARNING, 1, 7, 'write hidden="{{false}}"'),
    ("<view>\n\t<veiw/>\n</view>", WARNING, 2, 3, "Did you mean <view>?"),
    ("<map/>", WARNING, 1, 2, "<map> is not simulated"),
    ('<template is="x"/>', WARNING, 1, 15, "no template called x"),
    ('<import src="./x.ttml"/>', ERROR, 1, 14, "no file pages/x.ttml"),
    ('<include src="a.ttml"/>', ERROR, 1, 15, "pages/a.ttml → pages/a.ttml"),
    ('<import src="./x.wxml"/>', ERROR, 1, 14, "must name a .ttml file"),
    ("<sjs>var a</sjs>", ERROR, 1, 2, "needs the attribute module"),
    (
        '<view/>\n<sjs module="m">\n  var a = ;\n</sjs>',
        ERROR,
        3,
        11,
        "; cannot stand here",
    ),
    ('<sjs module="m">var f = () => 1</sjs>', WARNING, 1, 26, "use var, function"),
    ('<sjs module="m" src="/x.sjs"/>', ERROR, 1, 22, "no file x.sjs"),
    ('<sjs module="m" src="/x.js"/>', ERROR, 1, 22, "must name a .sjs file"),
    (
        '<sjs module="m"/><sjs module="m"/>',
        WARNING,
        1,
        31,
        "another <sjs> of the name m",
    ),
    ("<template>x</template>", ERROR, 1, 2, "<template> needs a name"),
    ('<template name="t"/><template name="t"/>', WARNING, 1, 37, "defined twice"),
    ("<view/>\n<!-- <view/>", ERROR, 2, 1, "write --> where it ends"),
    ("<view>x</view", ERROR, 1, 8, "</view has no >"),
    ("<view>1 < 2</view>", WARNING, 1, 9, "{{'<'}}"),
    ("<slot><view/></slot>", WARNING, 1, 7, "<slot> shows what is given"),
    ("<view>{{a.1}}b</view>", ERROR, 1, 11, '"1" is no name of a member'),
    ("<view a=\"{{ {'': 1} }}\"/>", ERROR, 1, 14, "cannot stand in an expression"),
    (
        '<view style="top: {{t}}; background: url(/img/p.png)"/>',
        WARNING,
        1,
        42,
        "no file /img/p.png",
    ),
    ("<view style='background: url(\"p.png\")'/>", WARNING, 1, 31, "no file p.png"),
    # Calls
    ("<view/>\n{{s.trim()}}", ERROR, 2, 3, "and {{tools.trim(s)}} here"),
    (
        '<view tt:for="{{l}}" a="{{ !item.p.toFixed(2) }}"/>',
        ERROR,
        1,
        29,
        "and {{tools.toFixed(item.p, 2)}} here",
    ),
    ("{{ l.map(x => x) }}", ERROR, 1, 4, "{{tools.map(l)}}"),
    ("{{ fn(1) }}", ERROR, 1, 4, "{{tools.fn(1)}}"),
    ("{{ l[0](1) }}", ERROR, 1, 4, "Work the value out in the script"),
    (
        '<sjs module="util">exports.f = function () {}</sjs>{{utils.f(1)}}',
        ERROR,
        1,
        54,
        "Did you mean util?",
    ),
    (
        '<sjs module="m">exports.f = function () {}</sjs>{{m.f(m.f(1).g())}}',
        ERROR,
        1,
        55,
        "{{m.g(m.f(1))}}",
    ),
    (
        '<template name="t"/><template is="t" data="{{a: b.trim(), ...c}}"/>',
        ERROR,
        1,
        49,
        "{{tools.trim(b)}}",
    ),
    # Directives
    ('<view tt:if="a"/>', WARNING, 1, 14, 'always true; write tt:if="{{a}}"'),
    ('<view tt:if="{{a}} "/>', WARNING, 1, 14, "nothing beside the braces"),
    ('<view tt:if=""/>', WARNING, 1, 14, "never true"),
    ("<view tt:if/>", WARNING, 1, 7, "tt:if needs a value"),
    ('<view tt:for="list"/>', WARNING, 1, 15, 'write tt:for="{{list}}"'),
    (
        '<view tt:for="(x, i) in list"/>',
        WARNING,
        1,
        15,
        'write tt:for="{{list}}" tt:for-item="x" tt:for-index="i"',
    ),
    ('<view tt:for="{{x of l}}"/>', ERROR, 1, 15, 'tt:for="{{l}}" tt:for-item="x"'),
    ('<view tt:key="a"/>', WARNING, 1, 7, "tt:key means something beside tt:for"),
    (
        '<view tt:if="{{a}}"/><view tt:else tt:for="{{b}}"/>',
        ERROR,
        1,
        28,
        "put it in a <block tt:else>",
    ),
    ('<view tt:if="{{a}}" tt:else/>', ERROR, 1, 21, "both tt:if and tt:else"),
    ('<view v-if="a"/>', WARNING, 1, 7, 'v-if is of Vue; write tt:if="{{…}}"'),
    ('<view tt-if="{{a}}"/>', WARNING, 1, 7, "write tt:if, with a colon"),
    ('<view a:if="{{a}}"/>', WARNING, 1, 7, "write tt:if"),
    ('<view bindtap="go()"/>', WARNING, 1, 16, 'write bindtap="go"'),
    ('<view catch:tap="go({{a}})"/>', WARNING, 1, 18, 'write catch:tap="go"'),
]


@pytest.mark.parametrize(
    ("text", "severity", "line", "column", "says"), CASES, ids=[case[4] for case in CASES]
)
def test_problem_has_its_place_and_says_what_to_do(
    bench: Bench, text: str, severity: str, line: int, column: int, says: str
) -> None:
    problem = bench.problem("pages/a.ttml", text)

    assert (severity, "pages/a.ttml") == (problem["severity"], problem["file"])
    assert (line, column) == (problem["line"], problem["column"])
    assert says in problem["message"]


def test_everything_after_it_is_told_with_exact_places_too(bench: Bench) -> None:
    text = """<!-- <sjs> tt:if -->
<view tt:if="{{ a == '</view>' }}" b='{{ {c: {d: "tt:if"}} }}'>tt:if {{ "<sjs>" }}</view>
<sjs module="m">var a = 1; // </view> tt:else
</sjs><view tt:els/>"""

    problem = bench.problem("pages/a.ttml", text)

    assert (4, 13) == (problem["line"], problem["column"])
    assert "tt:els is not known" in problem["message"]
