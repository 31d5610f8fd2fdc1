"""What is wrong with a project is told with its file, line and column, and with words that help."""

from typing import Any

import pytest

from tests.support.compiler import Bench

ERROR, WARNING = "error", "warning"

CASES: list[tuple[str, str, str, int | None, int | None, str]] = [
    # app.json
    ("app.json", "{", ERROR, 1, 2, "closing }"),
    ("app.json", "", ERROR, None, None, "empty"),
    ("app.json", "[]", ERROR, 1, 1, "must hold an object, {...}, but holds a list"),
    ("app.json", "{}", ERROR, None, None, "lists no pages"),
    ("app.json", '{"pages": []}', ERROR, 1, 11, "lists no pages"),
    ("app.json", '{\n  "pages": ["pages/a",]\n}', ERROR, 2, 23, "take away a comma before ]"),
    ("app.json", '// x\n{"pages": ["pages/a"]}', ERROR, 1, 1, "JSON has no comments"),
    ("app.json", '{"pages": ["pages/a"] "x": 1}', ERROR, 1, 23, "a comma is missing"),
    ("app.json", '{"pages": [1, "pages/a"]}', ERROR, 1, 12, "its path in double quotes"),
    ("app.json", '{"pages": ["pages/a", "pages/a"]}', WARNING, 1, 23, "listed twice"),
    ("app.json", '{"pages": ["/pages/a.js"]}', WARNING, 1, 12, 'Write the page as "pages/a"'),
    (
        "app.json",
        '{"pages": ["pages/a"],\n "entryPagePath": "pages/b"}',
        WARNING,
        2,
        19,
        "Did you mean pages/a?",
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "window": {"navigationBarTitelText": "x"}}',
        WARNING,
        1,
        61,
        "Did you mean navigationBarTitleText",
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "window": {"navigationBarTextStyle": "red"}}',
        WARNING,
        1,
        61,
        'must be "white" or "black", but is "red"',
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "window": {"enablePullDownRefresh": "true"}}',
        WARNING,
        1,
        60,
        "window.enablePullDownRefresh must be true or false, without quotes, but is a text",
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "window": {"backgroundColor": "red"}}',
        WARNING,
        1,
        54,
        "must be a colour such as",
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "tabBar": {"list": [{"pagePath": "pages/a", "text": "A"}]}}',
        WARNING,
        1,
        43,
        "must have 2 to 5 tabs, but has 1",
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "usingComponents": {"x": "components/x"}}',
        ERROR,
        1,
        49,
        'The component "components/x" of <x> is not in the project',
    ),
    (
        "app.json",
        '{"pages": ["pages/a"], "subPackages": [{"root": "sub", "pages": ["x/y"]}]}',
        WARNING,
        1,
        39,
        'list its pages, such as "sub/x/y" in pages',
    ),
    # The file of a page
    (
        "pages/a.json",
        '{"navigationBarTextStyle": "red"}',
        WARNING,
        1,
        28,
        'must be "white" or "black"',
    ),
    ("pages/a.json", '{"enablePullDownRefresh": "true"}', WARNING, 1, 27, "without quotes"),
    ("pages/a.json", '{"navigationBarTitleText": 1}', WARNING, 1, 28, "a text in double quotes"),
    ("pages/a.json", '{"a": 1}}', ERROR, 1, 9, "nothing may follow"),
    ("pages/a.json", '{"window": {}}', WARNING, 1, 12, 'without "window"'),
    ("pages/a.json", '{"usingComponent": {}}', WARNING, 1, 20, "Did you mean usingComponents?"),
    ("pages/a.json", '{"usingComponents": {"view": "./v"}}', ERROR, 1, 30, "<view> is built in"),
    ("pages/a.json", '{"usingComponents": {"My": "./v"}}', ERROR, 1, 28, "lower-case letters"),
    # Sheets
    ("pages/a.ttss", ".a {\n  color: red\n", ERROR, 1, 1, "has no }"),
    ("pages/a.ttss", ".a {\n  color: red\n  width: 1px }", ERROR, 2, 13, "; is missing"),
    ("pages/a.ttss", ".a {\n  color red;\n}", ERROR, 2, 3, "cannot be read"),
    ("pages/a.ttss", "// x\n.a {}", ERROR, 1, 1, "/* … */"),
    ("pages/a.ttss", ".b {}\n.1a {}", ERROR, 2, 1, '".1a" is no selector'),
    ("pages/a.ttss", '@import "b.ttss";', ERROR, 1, 1, "no file pages/b.ttss"),
    ("pages/a.ttss", '\n@import "/pages/a.ttss";', ERROR, 2, 1, "pages/a.ttss → pages/a.ttss"),
    ("pages/a.ttss", ".a { background: url(x.png) }", WARNING, 1, 6, "no file pages/x.png"),
    ("pages/a.ttss", ".a { background: url(//x.y/z) }", WARNING, 1, 6, "from the network"),
    ("pages/a.ttss", "@media (width: 1rpx) {}", WARNING, 1, 1, "write px"),
    ("pages/a.ttss", ".a { margin: 0 10 rpx }", WARNING, 1, 16, "10 rpx is no value; write 10rpx"),
    ("pages/a.ttss", ".a { color: $red }", WARNING, 1, 13, "$red is a variable of Sass"),
    ("pages/a.ttss", "\n$red: #f00;", WARNING, 2, 1, "$red is a variable of Sass"),
    ("pages/a.ttss", "@red: #f00;", WARNING, 1, 1, "is of Sass or Less"),
    ("pages/a.ttss", "@mixin m {}", WARNING, 1, 1, "@mixin is of Sass"),
    ("pages/a.ttss", ".a { @include m; }", WARNING, 1, 6, "@include is of Sass"),
    ("pages/a.ttss", ".a >>> .b {}", WARNING, 1, 4, ">>> is not known, and the rule is dropped"),
    ("pages/a.ttss", "/deep/ .b {}", WARNING, 1, 1, "/deep/ is not known"),
    ("pages/a.ttss", ".a {} ;\n.b {}", WARNING, 1, 7, "drops the next rule"),
    ("pages/a.ttss", '.a[data-x="1"] {}', WARNING, 1, 4, "[data-x] matches nothing"),
    # Scripts
    ("pages/a.js", "Page({\n  data: { a: 1 b: 2 }\n})", ERROR, 2, 16, "b cannot stand here"),
    ("pages/a.js", "Page({", ERROR, 1, 7, "ends too early"),
    ("pages/a.js", "let x = 1;\nlet x = 2;", ERROR, 2, 5, "'x' has already been declared"),
    ("pages/a.js", "await x", ERROR, 1, 7, "async functions"),
    ("pages/a.js", "import a from './a';\nfoo(", ERROR, 2, 5, "ends too early"),
    ("pages/a.js", "\nrequire('../pages/A')", WARNING, 2, 9, "Did you mean pages/a.js?"),
    ("pages/a.js", "require('lodash')", WARNING, 1, 9, "node_modules"),
    ("pages/a.js", "\nconst a = import('./b')", WARNING, 2, 11, 'use require("./path")'),
]


@pytest.mark.parametrize(
    ("file", "text", "severity", "line", "column", "says"),
    CASES,
    ids=[f"{case[0]}: {case[5]}" for case in CASES],
)
def test_problem_has_its_place_and_says_what_to_do(
    bench: Bench,
    file: str,
    text: str,
    severity: str,
    line: int | None,
    column: int | None,
    says: str,
) -> None:
    problem = bench.problem(file, text)

    assert (severity, file) == (problem["severity"], problem["file"])
    assert (line, column) == (problem.get("line"), problem.get("column"))
    assert says in problem["message"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("pages/a.js", "require('./b')", 'require("./b"): there is no such file in the project.'),
        ("pages/a.ttml", '<include src="b"/>', "There is no file pages/b.ttml in the project."),
        ("pages/a.ttss", "@import 'b';", "@import: there is no file pages/b in the project."),
        (
            "pages/a.json",
            '{"usingComponents": {"x": "b"}}',
            'The component "b" of <x> is not in the project.',
        ),
    ],
)
def test_file_that_asks_is_not_offered(bench: Bench, file: str, text: str, says: str) -> None:
    assert says == bench.problem(file, text)["message"]


def test_correct_project_has_no_problems(bench: Bench) -> None:
    assert bench.problems({}) == []


def test_what_looks_wrong_but_is_right_has_no_problems(bench: Bench) -> None:
    template = """<view tt:for="{{l}}" tt:for-item="row" tt:key="id" bindtap="{{a ? 'b' : 'c'}}">
      <view style="background: url(../img/p.png?1), url(https://x.y/z), url({{a}})"/>
      <text>{{m.f(row.name)}}{{m.g.h(1)[0]}}{{m(2)}}{{ a < b }}</text></view>
      <sjs module="m">module.exports = function () {}; // s.trim() <</sjs>"""
    sheet = """.a { content: "$x 10 rpx"; .b {}; transition: all 1s ease 2s; grid-area: 1 / 2 }
      .c {};
      /* the end */"""

    assert bench.problems({"pages/a.ttml": template, "pages/a.ttss": sheet, "img/p.png": ""}) == []


def test_project_without_app_json_is_told_where_one_is(bench: Bench) -> None:
    compiled = bench.page.evaluate("compile({'demo/app.json': '{}'})")

    assert ["There is no app.json at the root of the project."] == [
        problem["message"].split(". ")[0] + "." for problem in compiled["problems"]
    ]
    assert "demo/app.json: open that folder" in compiled["problems"][0]["message"]
    assert ([], "") == (compiled["pages"], compiled["entry"])


@pytest.mark.parametrize(
    ("there", "missing", "says"),
    [
        ({}, "pages/b.js", "Create it, with Page({})"),
        ({}, "pages/b.ttml", "or take the page out of app.json"),
        ({"pages/B.js": ""}, "pages/b.js", "upper and lower case count"),
        ({"pages/b.ts": ""}, "pages/b.js", "what your tools make of it"),
        ({"pages/b.wxml": ""}, "pages/b.ttml", "write tt: for wx:"),
    ],
)
def test_page_without_its_files_says_what_to_do(
    bench: Bench, there: dict[str, str], missing: str, says: str
) -> None:
    problems = bench.problems({"app.json": '{"pages": ["pages/a", "pages/b"]}', **there})

    (problem,) = (each for each in problems if missing in each["message"])
    assert ("app.json", 1, 23) == (problem["file"], problem["line"], problem["column"])
    assert says in problem["message"]


def test_page_without_its_files_keeps_no_other_from_running(bench: Bench) -> None:
    compiled = bench.compile({"app.json": '{"pages": ["pages/a", "pages/b"]}'})

    assert ["pages/b"] == list(compiled["broken"])
    assert ["pages/a"] == list(compiled["definitions"])


COMPONENT = {
    "pages/a.json": '{"usingComponents": {"my-c": "/c/c"}}',
    "pages/a.ttml": "<my-c/>",
    "c/c.json": '{"component": true}',
    "c/c.js": "Component({})",
    "c/c.ttml": "<view/>",
}


@pytest.mark.parametrize(
    ("changed", "file"),
    [
        ({"c/c.js": "Component({"}, "c/c.js"),
        ({"c/c.ttml": "<view>"}, "c/c.ttml"),
        ({"c/c.ttss": "a {"}, "c/c.ttss"),
        ({"c/c.json": "{"}, "c/c.json"),
        ({"c/c.js": "require('../lib/l')", "lib/l.js": "}"}, "lib/l.js"),
        ({"c/c.ttml": '<import src="t.ttml"/>', "c/t.ttml": "</view>"}, "c/t.ttml"),
        ({"c/c.ttss": '@import "s.ttss";', "c/s.ttss": "}"}, "c/s.ttss"),
        ({"c/c.ttml": '<sjs module="m" src="f.sjs"/>', "c/f.sjs": "}"}, "c/f.sjs"),
    ],
)
def test_broken_page_keeps_no_other_from_running(
    bench: Bench, changed: dict[str, str], file: str
) -> None:
    other = {"pages/b.js": "Page({})", "pages/b.ttml": "<view/>"}
    pages = {"app.json": '{"pages": ["pages/a", "pages/b"]}', **other}

    compiled = bench.compile({**COMPONENT, **pages, **changed})

    assert {"pages/a": [file]} == {
        page: [problem["file"] for problem in problems]
        for page, problems in compiled["broken"].items()
    }
    assert ["pages/b"] == list(compiled["definitions"])
    assert ["pages/a", "pages/b"] == compiled["pages"]
    assert bench.page.evaluate("failure(compiled)") == ""


@pytest.mark.parametrize("file", ["app.js", "app.ttss"])
def test_what_the_app_breaks_is_broken_in_every_page(bench: Bench, file: str) -> None:
    compiled = bench.compile({file: "}"})

    assert ["pages/a"] == list(compiled["broken"])


def test_compiler_that_cannot_be_loaded_fails_what_is_asked_of_it(
    bench: Bench,
) -> None:
    said: Any = bench.page.evaluate(
        """async () => {
          const client = new CompilerClient('/none.js');
          const told = ({ message }) => message;
          const waiting = await client.compile({}).catch(told);
          const askedAfterwards = await client.compile({}).catch(told);
          return { waiting, askedAfterwards };
        }"""
    )

    lost = "The compiler could not go on: its script was not loaded."
    assert said == {"waiting": lost, "askedAfterwards": lost}


def test_stopped_compiler_fails_what_waits_for_it(bench: Bench) -> None:
    said: str = bench.page.evaluate(
        """async () => {
          const client = new CompilerClient('/compile.js');
          const waiting = client.compile({}).catch((error) => error.message);
          client.stop();
          return waiting;
        }"""
    )

    assert said == "The compiler was stopped."
