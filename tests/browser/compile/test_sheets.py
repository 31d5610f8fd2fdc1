"""Sheets reach what they should in the view, and nothing else. One rpx is half a px here."""

import pytest

from tests.support.compiler import Bench

ON_A = '{"usingComponents": {"my-c": "/c/c"}}'
COMPONENT = {
    "pages/a.json": ON_A,
    "pages/a.ttml": "<my-c/>",
    "c/c.json": '{"component": true}',
    "c/c.js": "Component({})",
    "c/c.ttml": "<view/>",
}
# What the backend makes of a page with a component, whose slot holds something of the page.
HTML = """<tt-view id="v" class="x" role="n"><tt-my-c id="host" class="big" tt-host="c_c">
  <tt-view id="own" class="c_c--x" tt-scope="c_c" role="n">
    <tt-text id="slotted"></tt-text></tt-view>
</tt-my-c></tt-view>"""
RED = "rgb(255, 0, 0)"


@pytest.mark.parametrize(
    ("value", "computed"),
    [
        ("width: 100rpx", "50px"),
        ("width: 1.5RPX", "0.75px"),
        ("width: calc(100px - 10rpx * 2)", "90px"),
        ("width: max(10rpx, 2px)", "5px"),
        ("--w: 30rpx; width: var(--w)", "15px"),
        ("width: .4e3rpx", "200px"),
    ],
)
def test_rpx_is_a_length(bench: Bench, value: str, computed: str) -> None:
    files = {"pages/a.ttss": f".x {{ display: block; {value} }}"}

    assert computed == bench.style(files, HTML, "#v", "width")


def test_rpx_counts_in_shorthands_and_negative(bench: Bench) -> None:
    files = {
        "pages/a.ttss": "#v { display: block; margin: -10rpx 2px 4rpx; font: 40rpx/1.5 serif }"
    }

    assert bench.style(files, HTML, "#v", "margin") == "-5px 2px 2px"
    assert bench.style(files, HTML, "#v", "font-size") == "20px"
    assert bench.style(files, HTML, "#v", "line-height") == "30px"


def test_rpx_in_texts_stays(bench: Bench) -> None:
    files = {"pages/a.ttss": '#v::before { content: "1rpx /* 2rpx */" }'}

    assert '"1rpx /* 2rpx */"' == bench.style(files, HTML, "#v", "content", pseudo="::before")


@pytest.mark.parametrize(
    ("selector", "reached"),
    [
        (".x", {"#v"}),
        ("view", {"#v"}),
        ("my-c", {"#host"}),
        (".big", {"#host"}),
        ("text", {"#slotted"}),
        ("#v", {"#v"}),
        ("#own", set()),
        ("[role]", {"#v"}),
        ("*", {"#v", "#host", "#slotted"}),
        ("page > view", {"#v"}),
        ("page view, .none", {"#v"}),
        ("view:not(.y)", {"#v"}),
        ("view:nth-child(2n+1):first-child", {"#v"}),
        (".x text", {"#slotted"}),
        ("@media (min-width: 1px) { view", {"#v"}),
        (".x { &.x", {"#v"}),
    ],
)
@pytest.mark.parametrize("sheet", ["app.ttss", "pages/a.ttss"])
def test_sheets_of_app_and_page_stay_out_of_components(
    bench: Bench, sheet: str, selector: str, reached: set[str]
) -> None:
    closing = "}" * selector.count("{")
    files = {**COMPONENT, sheet: f"{selector} {{ outline-color: {RED} }} {closing}"}

    found = {
        each
        for each in ("#v", "#host", "#own", "#slotted")
        if bench.style(files, HTML, each, "outline-color", "c/c") == RED
    }

    assert reached == found


@pytest.mark.parametrize(
    ("selector", "reached"),
    [
        (".x", {"#own"}),
        ("view", {"#own"}),
        ("view.x", {"#own"}),
        ("#own", {"#own"}),
        ("[role]", {"#own"}),
        ("*", {"#own"}),
        (":not(.y)", {"#own"}),
        ("text", set()),
        ("page view", set()),
        (":host", {"#host"}),
        (":host(.big)", {"#host"}),
        (":host(.small)", set()),
        (":host > .x", {"#own"}),
        (":host view", {"#own"}),
        ("view:hover, .x", {"#own"}),
    ],
)
def test_sheets_of_components_reach_their_own_elements_alone(
    bench: Bench, selector: str, reached: set[str]
) -> None:
    files = {**COMPONENT, "c/c.ttss": f"{selector} {{ outline-color: {RED} }}"}

    found = {
        each
        for each in ("#v", "#host", "#own", "#slotted")
        if bench.style(files, HTML, each, "outline-color", "c/c") == RED
    }

    assert reached == found


def test_page_is_the_page_itself_and_what_it_says_is_inherited(bench: Bench) -> None:
    files = {"app.ttss": f"page {{ color: {RED}; padding: 8rpx }}"}

    assert RED == bench.style(files, HTML, ":host", "color")
    assert "4px" == bench.style(files, HTML, ":host", "padding")
    assert RED == bench.style(files, HTML, "#own", "color")


def test_page_overrides_app(bench: Bench) -> None:
    files = {"app.ttss": "view { color: blue }", "pages/a.ttss": f"view {{ color: {RED} }}"}

    assert RED == bench.style(files, HTML, "#v", "color")


def test_scope_adds_no_weight(bench: Bench) -> None:
    files = {**COMPONENT, "c/c.ttss": f"view {{ color: blue }} text {{}} .x {{ color: {RED} }}"}
    reverse = {**COMPONENT, "c/c.ttss": f".x {{ color: {RED} }} view {{ color: blue }}"}

    assert RED == bench.style(files, HTML, "#own", "color", "c/c")
    assert RED == bench.style(reverse, HTML, "#own", "color", "c/c")


def test_imports_count_in_their_order_under_their_media(bench: Bench) -> None:
    files = {
        "pages/a.ttss": """@import "./one"; @import url("/lib/two.ttss") (max-width: 1px);
          @import '../lib/three.ttss' screen; .x { top: 3px }""",
        "pages/one.ttss": f".x {{ color: {RED}; top: 1px; left: 1px }}",
        "lib/two.ttss": ".x { color: blue }",
        "lib/three.ttss": '@import "four.ttss"; .x { top: 2px }',
        "lib/four.ttss": ".x { left: 2px }",
    }

    assert RED == bench.style(files, HTML, "#v", "color")
    assert bench.style(files, HTML, "#v", "top") == "3px"
    assert bench.style(files, HTML, "#v", "left") == "2px"


KEYFRAMES = "@keyframes spin { from { top: 0 } 50%, to { top: 10rpx } }"


def test_animations_of_components_have_names_of_their_own(bench: Bench) -> None:
    files = {
        **COMPONENT,
        "app.ttss": "@keyframes fade { to { opacity: 0 } }",
        "pages/a.ttss": f"{KEYFRAMES} .x {{ animation: spin 1s }}",
        "c/c.ttss": f"{KEYFRAMES} .x {{ animation: 2s spin, fade 1s linear }}",
    }

    assert bench.style(files, HTML, "#v", "animation-name", "c/c") == "spin"
    assert bench.style(files, HTML, "#own", "animation-name", "c/c") == "c_c--spin, fade"
    frames = bench.page.evaluate(
        """() => document.querySelector('tt-page').shadowRoot.querySelector('#own')
          .getAnimations().map((each) => each.effect.getKeyframes().at(-1).top)"""
    )
    assert frames in (["calc(10 * var(--rpx))", None], ["5px", None])


def test_inline_styles_in_components_may_name_their_animations(bench: Bench) -> None:
    files = {
        **COMPONENT,
        "pages/a.ttss": "@keyframes fade { to { opacity: 0 } }",
        "c/c.ttss": "@keyframes spin { to { top: 1px } } @keyframes fade { to { top: 1px } }",
    }
    bench.style(files, HTML, "#v", "color", "c/c")

    frames = bench.page.evaluate(
        """() => ['spin', 'fade'].map((name) => {
          const own = document.querySelector('tt-page').shadowRoot.querySelector('#own');
          own.style.animation = `${name} 1s`;
          return Object.keys(own.getAnimations()[0].effect.getKeyframes().at(-1));
        })"""
    )

    assert "top" in frames[0]
    assert "opacity" in frames[1]


def test_files_of_the_package_have_addresses_that_the_view_can_fill_in(bench: Bench) -> None:
    compiled = bench.compile(
        {
            "pages/a.ttss": '@import "/lib/s.ttss"; .x { background: url("./a b.png") }',
            "pages/a b.png": "",
            "lib/s.ttss": """.y { background: url(img/c.png?v=1) no-repeat, url('/d(1).png'),
              url(data:image/png;base64,AA==) }""",
            "lib/img/c.png": "",
            "d(1).png": "",
        }
    )

    assert [] == compiled["problems"]
    css = compiled["styles"]["pages/a"]
    assert 'url("mp://app/pages/a%20b.png")' in css
    assert 'url("mp://app/lib/img/c.png") no-repeat, url("mp://app/d(1).png")' in css
    assert "url(data:image/png;base64,AA==)" in css


def test_fonts_are_apart_once(bench: Bench) -> None:
    font = '@font-face { font-family: F; src: url("f.woff") format("woff") }'
    compiled = bench.compile(
        {
            **COMPONENT,
            "app.ttss": f"{font} .x {{ top: 0 }}",
            "c/c.ttss": '@import "/app.ttss";',
            "f.woff": "",
        }
    )

    assert 1 == compiled["fonts"].count("@font-face")
    assert 'url("mp://app/f.woff") format("woff")' in compiled["fonts"]
    assert "@font-face" not in compiled["styles"]["app"] + compiled["styles"]["c/c"]


def test_components_have_different_scopes(bench: Bench) -> None:
    others = {
        name: text
        for path in ("c-c/x", "c_c/x", "@c/c.x", "1/x")
        for name, text in {
            f"{path}.json": '{"component": true}',
            f"{path}.js": "",
            f"{path}.ttml": "",
            f"{path}.ttss": ".a { top: 0 }",
        }.items()
    }
    using = '{"usingComponents": {"a": "/c-c/x", "b": "/c_c/x", "d": "/@c/c.x", "e": "/1/x"}}'

    compiled = bench.compile({**others, "pages/a.json": using})

    assert [] == compiled["problems"]
    assert 4 == len(set(compiled["scopes"].values()))
    valid = "(scope) => CSS.escape(scope) === scope"
    assert all(bench.page.evaluate(valid, scope) for scope in compiled["scopes"].values())
