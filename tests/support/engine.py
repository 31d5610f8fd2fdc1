"""Build and run the tests that the component engine's package ships, as they are."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tools.command import WEB, npm_program, run

_PACKAGES = WEB / "node_modules"
_ENGINE = _PACKAGES / "glass-easel"
_PARTS = Path(__file__).parents[1] / "browser" / "engine"
_RUNNER = _PACKAGES / "jasmine-core" / "lib" / "jasmine-core" / "jasmine.js"
_FOLDERS = ("backend", "core", "legacy", "tmpl")

# The packages' own compiler takes declared fields for types alone.
_COMPILER = {"compilerOptions": {"useDefineForClassFields": False}}
_ALIASES = ("glass-easel-template-compiler", "@vitest/expect", "@vitest/spy")
_DOM_IS_OURS = """
export * from './env_of_package';
export { composedBackend as domBackend } from './env_of_package';
"""

_RUN = """
async () => {
  const outcomes = [];
  const note = ({ fullName, failedExpectations }) =>
    outcomes.push({ name: fullName, errors: failedExpectations.map(({ message }) => message) });
  jasmine.getEnv().addReporter({
    specDone: note,
    suiteDone: (suite) => suite.failedExpectations.length > 0 && note(suite),
    jasmineDone: (all) => all.failedExpectations.length > 0 && note({ ...all, fullName: 'all' }),
  });
  await jasmine.getEnv().execute();
  return outcomes;
}
"""


@dataclass(frozen=True)
class Outcome:
    """One test, named by its file and its titles; it passed if there are no errors."""

    name: str
    errors: list[str]


def lay_out(folder: Path, *, dom_is_ours: bool = False) -> Path:
    """Copy the tests to `folder`, where our backend takes the place of the one they bring.

    With `dom_is_ours` it also is what they have for the engine's own over the DOM.
    """
    shutil.copytree(_ENGINE / "tests", folder / "tests")
    (folder / "src").symlink_to(_ENGINE / "src")
    base = folder / "tests" / "base"
    ours = json.dumps(str(_PARTS / "backend"))
    (base / "composed_backend.ts").write_text(f"export * from {ours};\n", encoding="utf-8")
    if dom_is_ours:
        (base / "env.ts").rename(base / "env_of_package.ts")
        (base / "env.ts").write_text(_DOM_IS_OURS, encoding="utf-8")
    return folder


def files(folder: Path) -> list[str]:
    """Return the paths of the tests below `folder`/tests; those of types are left out."""
    tests = folder / "tests"
    found = [file for part in _FOLDERS for file in sorted((tests / part).glob("*.test.*"))]
    return [file.relative_to(tests).as_posix() for file in found]


def names_our_backend(folder: Path, file: str) -> bool:
    return "composedBackend" in (folder / "tests" / file).read_text(encoding="utf-8")


def outcomes(folder: Path, chosen: list[str], browser: Browser) -> list[Outcome]:
    """Run the tests in these files of `folder` in a page of their own, in their order."""
    lines = [
        f"require({json.dumps(str(_PARTS / 'globals.ts'))});",
        # The engine's modules need each other in a ring, which has to be entered here.
        "require('./src/shadow_root');",
        *(f"describe({json.dumps(file)}, () => require('./tests/{file}'));" for file in chosen),
    ]
    (folder / "all.js").write_text("\n".join(lines), encoding="utf-8")
    aliases = {"glass-easel": folder / "src", **{name: _PACKAGES / name for name in _ALIASES}}
    options = [
        *("--bundle", "--format=iife", "--target=es2022", "--log-level=warning"),
        *("--preserve-symlinks", f"--tsconfig-raw={json.dumps(_COMPILER)}"),
        *(f"--alias:{name}={path}" for name, path in aliases.items()),
    ]
    bundle = folder / "bundle.js"
    run([npm_program("esbuild"), folder / "all.js", *options, f"--outfile={bundle}"], cwd=WEB)
    page = browser.new_page()
    try:
        page.add_script_tag(path=_RUNNER)
        page.evaluate("jasmine.getEnv().configure({ random: false, forbidDuplicateNames: false })")
        page.add_script_tag(path=bundle)
        results: list[dict[str, Any]] = page.evaluate(_RUN)
    finally:
        page.close()
    return [Outcome(**result) for result in results]
