"""app.json and the files of pages say how a mini-program looks; the rest is as documented."""

import pytest

from tests.support.compiler import Bench

DEFAULTS = {
    "navigationBarBackgroundColor": "#000000",
    "navigationBarTextStyle": "white",
    "navigationBarTitleText": "",
    "transparentTitle": "none",
    "navigationStyle": "default",
    "backgroundColor": "#ffffff",
    "backgroundTextStyle": "dark",
    "backgroundColorTop": "#ffffff",
    "backgroundColorBottom": "#ffffff",
    "enablePullDownRefresh": False,
    "onReachBottomDistance": 50,
    "disableScroll": False,
}
B = {"pages/b.js": "Page({})", "pages/b.ttml": "<view/>"}


def test_window_has_the_documented_defaults(bench: Bench) -> None:
    assert {"pages/a": DEFAULTS} == bench.compile({})["windows"]


def test_page_overrides_app_which_overrides_defaults(bench: Bench) -> None:
    app = """{"pages": ["pages/a", "pages/b"], "window": {
      "navigationBarTitleText": "App", "onReachBottomDistance": 9}}"""
    page = '{"navigationBarTitleText": "Page", "enablePullDownRefresh": true}'

    windows = bench.compile({"app.json": app, "pages/b.json": page, **B})["windows"]

    of_app = {**DEFAULTS, "navigationBarTitleText": "App", "onReachBottomDistance": 9}
    assert of_app == windows["pages/a"]
    own = {"navigationBarTitleText": "Page", "enablePullDownRefresh": True}
    assert {**of_app, **own} == windows["pages/b"]


def test_names_of_the_theme_stand_for_its_light_values(bench: Bench) -> None:
    app = """{"pages": ["pages/a"], "darkmode": true, "themeLocation": "theme.json",
      "window": {"navigationBarBackgroundColor": "@bar", "navigationBarTextStyle": "@style"}}"""
    theme = """{"light": {"bar": "#abcdef", "style": "black"},
      "dark": {"bar": "#000000", "style": "white"}}"""

    window = bench.compile({"app.json": app, "theme.json": theme})["windows"]["pages/a"]

    assert window["navigationBarBackgroundColor"] == "#abcdef"
    assert window["navigationBarTextStyle"] == "black"


def test_entry_is_the_first_page_or_the_one_named(bench: Bench) -> None:
    pages = '"pages": ["pages/a", "pages/b"]'

    assert "pages/a" == bench.compile({"app.json": f"{{{pages}}}", **B})["entry"]
    named = f'{{{pages}, "entryPagePath": "pages/b"}}'
    assert "pages/b" == bench.compile({"app.json": named, **B})["entry"]


def test_tab_bar_has_its_tabs(bench: Bench) -> None:
    app = """{"pages": ["pages/a", "pages/b"], "tabBar": {"selectedColor": "#ff0000", "list": [
      {"pagePath": "pages/a", "text": "A", "iconPath": "./img/a.png"},
      {"pagePath": "pages/b", "text": "B"}]}}"""

    bar = bench.compile({"app.json": app, "img/a.png": "", **B})["tabBar"]

    assert [
        {"pagePath": "pages/a", "text": "A", "iconPath": "img/a.png"},
        {"pagePath": "pages/b", "text": "B"},
    ] == bar["list"]
    assert ("#ff0000", "black") == (bar["selectedColor"], bar["borderStyle"])


@pytest.mark.parametrize(
    ("manifest", "place"),
    [
        ("{}", "index"),
        ("{}", "miniprogram_dist/index"),
        ('{"miniprogram": "./dist", "main": "lib/m.js"}', "dist/index"),
    ],
)
def test_a_package_may_be_a_component(bench: Bench, manifest: str, place: str) -> None:
    compiled = bench.compile(
        {
            "app.json": '{"pages": ["pages/a"], "usingComponents": {"my-c": "@s/pkg"}}',
            "pages/a.ttml": "<my-c/>",
            "node_modules/@s/pkg/package.json": manifest,
            f"node_modules/@s/pkg/{place}.json": '{"component": true}',
            f"node_modules/@s/pkg/{place}.js": "",
            f"node_modules/@s/pkg/{place}.ttml": "",
        }
    )

    found = compiled["definitions"]["pages/a"]["usingComponents"]
    assert found == {"my-c": f"node_modules/@s/pkg/{place}"}


def test_components_of_the_app_are_those_of_every_page(bench: Bench) -> None:
    compiled = bench.compile(
        {
            "app.json": '{"pages": ["pages/a"], "usingComponents": {"my-c": "c/c"}}',
            "pages/a.ttml": "<my-c/>",
            "c/c.json": '{"component": true}',
            "c/c.js": "",
            "c/c.ttml": "<my-c/>",
        }
    )

    assert [] == compiled["problems"]
    assert {"my-c": "c/c"} == compiled["definitions"]["pages/a"]["usingComponents"]
    assert compiled["definitions"]["c/c"]["component"]
