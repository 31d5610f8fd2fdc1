"""Run Pillow's own tests inside Pyodide against the committed wheel, and write down the outcome."""

import json
import shutil
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from tools.command import WEB, ToolError, run
from tools.pillow import compile as compiling
from tools.pillow import fetch
from tools.pillow.recipe import CACHE, FOLDER, Recipe, described
from tools.pillow.record import TESTS, save

KNOWN = FOLDER / "known-failures.toml"
RUNNER = Path(__file__).with_name("run_pytest.mjs")

Outcomes = dict[str, dict[str, str]]


def run_all(recipe: Recipe) -> None:
    """Run every test file of Pillow's, write tests.json; raise ToolError on a surprise."""
    outcomes = _run(recipe)
    known: dict[str, str] = tomllib.loads(KNOWN.read_text())["failures"]
    failed = {test: row["reason"] for test, row in outcomes.items() if row["outcome"] == "failed"}
    save(TESTS, _report(recipe, outcomes, failed, known))
    totals = Counter(row["outcome"] for row in outcomes.values())
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(totals.items())))
    unknown = [f"{test}: {error}" for test, error in failed.items() if test not in known]
    stale = [f"{test}: listed, but did not fail" for test in known if test not in failed]
    if unknown or stale:
        lines = "\n".join(unknown + stale)
        raise ToolError(f"these must be looked into, then {KNOWN.name} be corrected:\n{lines}")


def _run(recipe: Recipe) -> Outcomes:
    folder = CACHE / "tests"
    shutil.rmtree(folder, ignore_errors=True)
    pillow = compiling.unpack(recipe.pillow, folder)
    wheels = fetch.wheels("tests", recipe.target.python_minor).glob("*.whl")
    result = folder / "result.json"
    plan = {
        "runtime": str(WEB / "node_modules" / "pyodide"),
        "wheels": [str(path) for path in (*sorted(wheels), recipe.wheel)],
        "pillow": str(pillow),
        "files": sorted(path.name for path in pillow.glob("Tests/test_*.py")),
        "result": str(result),
    }
    (folder / "plan.json").write_text(json.dumps(plan))
    run(["node", RUNNER, folder / "plan.json"], why="Pillow's tests could not be run in Pyodide")
    outcomes: Outcomes = json.loads(result.read_text())
    return outcomes


def _report(
    recipe: Recipe, outcomes: Outcomes, failed: dict[str, str], known: dict[str, str]
) -> dict[str, object]:
    files: defaultdict[str, Counter[str]] = defaultdict(Counter)
    skipped: Counter[str] = Counter()
    for test, row in outcomes.items():
        files[test.partition("::")[0].removeprefix("Tests/")][row["outcome"]] += 1
        if row["outcome"] == "skipped":
            skipped[row["reason"]] += 1
    totals = Counter(row["outcome"] for row in outcomes.values())
    return {
        "wheel": described(recipe.wheel),
        "pyodide": recipe.target.pyodide,
        "totals": dict(sorted(totals.items())),
        "failures": {
            test: {"error": error, "reason": known.get(test, "not known yet")}
            for test, error in failed.items()
        },
        "skipped because": dict(skipped.most_common()),
        "files": {name: dict(sorted(count.items())) for name, count in sorted(files.items())},
    }
