"""Scripts run as they are, ES modules as CommonJS, packages from node_modules."""

from typing import Any

import pytest

from tests.support.compiler import Bench


def run(bench: Bench, files: dict[str, str]) -> Any:
    """Return what pages/a.js exports."""
    compiled = bench.compile(files)
    assert [] == compiled["problems"]
    return bench.page.evaluate("run(compiled, 'pages/a.js')")


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        ("./b", "pages/b.js"),
        ("./b.js", "pages/b.js"),
        ("b", "pages/b.js"),
        ("../lib", "lib/index.js"),
        ("/lib/b", "lib/b.js"),
        ("./d.json", "pages/d.json"),
        ("pkg", "node_modules/pkg/index.js"),
        ("pkg/sub", "node_modules/pkg/sub.js"),
        ("pkg/sub", "node_modules/pkg/sub/index.js"),
        ("@s/pkg", "node_modules/@s/pkg/index.js"),
        ("pkg", "pages/node_modules/pkg/index.js"),
    ],
)
def test_require_finds(bench: Bench, wanted: str, file: str) -> None:
    content = '{"at": "here"}' if file.endswith(".json") else "module.exports = { at: 'here' }"

    found = run(bench, {"pages/a.js": f"module.exports = require('{wanted}')", file: content})

    assert {"at": "here"} == found


def test_script_may_begin_with_a_line_for_a_shell(bench: Bench) -> None:
    text = "#!/usr/bin/env node\nmodule.exports = new Error().stack.split('\\n')[1]"

    assert "pages/a.js:2:" in run(bench, {"pages/a.js": text})


def test_a_package_has_packages_and_data_of_its_own(bench: Bench) -> None:
    root = "node_modules/@s/pkg"
    found = run(
        bench,
        {
            "pages/a.js": "module.exports = require('@s/pkg/lib/deep')",
            f"{root}/lib/deep.js": """exports.version = require('../package.json').version;
              exports.data = require('./data.json');
              exports.own = require('dep');
              exports.shared = require('shared');""",
            f"{root}/package.json": '{"version": "1.2.3", "main": "nowhere"}',
            f"{root}/lib/data.json": "[1, 2]",
            f"{root}/node_modules/dep/package.json": '{"main": "main.js"}',
            f"{root}/node_modules/dep/main.js": "module.exports = 'own'",
            "node_modules/dep/index.js": "module.exports = 'of the project'",
            "node_modules/shared/index.js": "module.exports = 'of the project'",
        },
    )

    assert found == {
        "version": "1.2.3",
        "data": [1, 2],
        "own": "own",
        "shared": "of the project",
    }


@pytest.mark.parametrize(
    ("exports", "wanted", "file"),
    [
        ('"./lib.js"', "pkg", "lib.js"),
        ('{".": {"import": "./i.mjs", "require": "./r.cjs"}}', "pkg", "r.cjs"),
        ('{"node": "./n.js", "default": "./d.js"}', "pkg", "d.js"),
        ('{".": {"require": {"types": "./t.ts", "default": "./r.js"}}}', "pkg", "r.js"),
        ('{"./sub": "./dist/s.js"}', "pkg/sub", "dist/s.js"),
        ('{"./*": "./dist/*.js"}', "pkg/deep/sub", "dist/deep/sub.js"),
        ('{"./other": "./o.js"}', "pkg/lib/own", "lib/own.js"),
        ('{".": "./nowhere.js"}', "pkg", "main.js"),
    ],
)
def test_package_says_what_it_exports(bench: Bench, exports: str, wanted: str, file: str) -> None:
    root = "node_modules/pkg"
    manifest = f'{{"name": "pkg", "main": "main.js", "exports": {exports}}}'

    found = run(
        bench,
        {
            "pages/a.js": f"module.exports = require('{wanted}')",
            f"{root}/package.json": manifest,
            f"{root}/main.js": "module.exports = 'main'",
            f"{root}/{file}": "module.exports = 'found'",
        },
    )

    assert found == "found"


def test_package_with_es_modules_alone_is_converted(bench: Bench) -> None:
    root = "node_modules/@s/pkg"

    found = run(
        bench,
        {
            "pages/a.js": "module.exports = require('@s/pkg').n",
            f"{root}/package.json": '{"exports": {".": {"import": "./i.mjs"}}}',
            f"{root}/i.mjs": "export { n } from './n.mjs'",
            f"{root}/n.mjs": "export const n = 'esm'",
        },
    )

    assert found == "esm"


def test_what_was_built_for_mini_programs_goes_before_exports(bench: Bench) -> None:
    found = run(
        bench,
        {
            "pages/a.js": "module.exports = [require('pkg'), require('pkg/sub')]",
            "node_modules/pkg/package.json": '{"miniprogram": "mp", "exports": {"./*": "./*.js"}}',
            "node_modules/pkg/mp/index.js": "module.exports = 'mp'",
            "node_modules/pkg/mp/sub.js": "module.exports = 'mp/sub'",
            "node_modules/pkg/sub.js": "module.exports = 'sub'",
        },
    )

    assert found == ["mp", "mp/sub"]


def test_a_file_called_like_a_package_can_wrap_it(bench: Bench) -> None:
    found = run(
        bench,
        {
            "pages/a.js": "module.exports = require('../lib/pkg')",
            "lib/pkg.js": "import pkg from 'pkg';\nexport const at = pkg.at",
            "node_modules/pkg/index.js": "exports.at = 'package'",
        },
    )

    assert {"at": "package"} == found


@pytest.mark.parametrize(
    ("manifest", "file"),
    [
        ('{"main": "lib/m.js"}', "lib/m.js"),
        ('{"main": "./lib/m"}', "lib/m.js"),
        ('{"main": "lib"}', "lib/index.js"),
        ('{"miniprogram": "dist", "main": "lib/m.js"}', "dist/index.js"),
        ('{"main": "index.js"}', "miniprogram_dist/index.js"),
        ('{"main": "gone.js"}', "index.js"),
    ],
)
def test_package_says_where_it_starts(bench: Bench, manifest: str, file: str) -> None:
    root = "node_modules/pkg"
    files = {f"{root}/package.json": manifest, f"{root}/{file}": "module.exports = require('./x')"}
    beside = f"{root}/{file}".rsplit("/", 1)[0]

    found = run(
        bench,
        {
            "pages/a.js": "exports.found = require('pkg')",
            **files,
            f"{beside}/x.js": "module.exports = 1",
        },
    )

    assert {"found": 1} == found


def test_only_what_is_required_is_handed_over(bench: Bench) -> None:
    compiled = bench.compile(
        {
            "pages/a.js": "const { b } = require('./b')",
            "pages/b.js": "obj.require('./c'); function require2() {} // require('./d')",
            "pages/c.js": "}",
            "node_modules/pkg/index.js": "}",
        }
    )

    assert [] == compiled["problems"]
    assert {"app.js", "pages/a.js", "pages/b.js"} == set(compiled["scripts"])


def test_all_scripts_are_handed_over_if_a_path_is_worked_out(bench: Bench) -> None:
    found = run(
        bench,
        {
            "pages/a.js": "const name = 'b'; module.exports = require('../lib/' + name)",
            "lib/b.js": "module.exports = { at: 'here' }",
        },
    )

    assert {"at": "here"} == found


def test_file_may_use_names_that_are_global_elsewhere(bench: Bench) -> None:
    code = "const Page = 1; let window = 2; const self = this; exports.sum = Page + window"

    assert {"sum": 3} == run(bench, {"pages/a.js": code})


def test_sloppy_code_runs(bench: Bench) -> None:
    assert {"x": 8} == run(bench, {"pages/a.js": "x = 010; exports.x = x; with ({}) {} return"})


ES = """import plain, { named as other } from './cjs';
import * as all from './es';
import json from './d.json';

export const one = 1, two = other();
export { two as zwei };
export default function () { return plain.named() }
export class A { static x = all.count }
export * from './more';
all.add();
export const later = all.count;
export const deep = json.deep ?? json;
"""


def test_es_modules_run_with_live_bindings(bench: Bench) -> None:
    found = run(
        bench,
        {
            "pages/a.js": """const m = require('./m');
              exports.all = { ...m, A: m.A.x, d: m.default() }""",
            "pages/m.js": ES,
            "pages/cjs.js": "exports.named = () => 'cjs'",
            "pages/es.js": "export let count = 0;\nexport function add() { count += 1 }",
            "pages/more.js": "export const more = 'more'",
            "pages/d.json": '{"deep": [1]}',
        },
    )["all"]

    assert found["one"] == 1
    assert found["two"] == found["zwei"] == found["d"] == "cjs"
    assert (0, 1) == (found["A"], found["later"])
    assert found["more"] == "more"
    assert found["deep"] == [1]


def test_lines_of_es_modules_stay(bench: Bench) -> None:
    code = "import { x } from './b';\nexport const one = 1,\n  two = 2;\n\nnull.f(x);\n"
    bench.compile({"pages/a.js": code, "pages/b.js": "export const x = 1"})

    stack: str = bench.page.evaluate(
        "() => { try { run(compiled, 'pages/a.js') } catch (error) { return error.stack } }"
    )

    assert "mp://app/pages/a.js:5:" in stack


def test_script_that_only_looks_like_a_module_is_a_script(bench: Bench) -> None:
    code = "exports.text = `\nimport x from 'y'\nexport default 1`; x = 1"

    assert "import x" in run(bench, {"pages/a.js": code})["text"]


def test_bad_json_is_told_where_it_is_required(bench: Bench) -> None:
    (problem,) = bench.problems({"pages/a.js": "require('./d.json')", "pages/d.json": "{\n x: 1}"})

    assert ("pages/d.json", 2, 2) == (problem["file"], problem["line"], problem["column"])
