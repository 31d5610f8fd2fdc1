"""Who follows docs/testing.md word by word gets what it says, and its lines name what there is."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pysim.driver.clock import Clock
from pysim.driver.dialogs import Dialog
from pysim.driver.files import Files, Storage
from pysim.driver.network import Network
from pysim.driver.page import Page
from pysim.testing.goldens.assertion import AssertImage
from tests.browser.testing.conftest import Run
from tests.support import walkthrough

PAGE = walkthrough.ROOT / "docs" / "testing.md"
OWNERS: dict[str, Any] = {
    "page": Page,
    "page.files": Files,
    "page.storage": Storage,
    "page.network": Network,
    "page.clock": Clock,
    "network": Network,
    "dialog": Dialog,
}


def test_a_newcomer_gets_a_failing_golden_and_its_report(tmp_path: Path) -> None:
    folder = followed(tmp_path, "2.", "3.", "4.", "5.", "6.")

    report = (folder / "pysim-report" / "index.html").read_text(encoding="utf-8")
    assert "blue.png" in report


def test_pictures_are_made_without_a_test(tmp_path: Path) -> None:
    folder = followed(tmp_path, "2.", "Pictures without a test")

    pictures = sorted(path.name for path in (folder / "cards").glob("*.png"))
    assert pictures == ["01-Ada.png", "02-Grace.png", "03-Emmy.png"]


def test_the_test_in_the_readme_passes(run: Run, team: Path) -> None:
    (team / "examples").symlink_to(walkthrough.ROOT / "examples")
    blocks = walkthrough.read(walkthrough.ROOT / "README.md", "Test")
    [source] = [block.text for block in blocks if block.kind == "python"]

    run(source, "--pysim-update-goldens").assert_outcomes(passed=1)

    assert (team / "tests" / "goldens" / "chromium" / "poster.jpg").exists()


def followed(place: Path, *sections: str) -> Path:
    """Return the folder in which somebody has done what these sections say."""
    folder = place / "new"
    folder.mkdir()
    steps = walkthrough.read(PAGE, *sections)
    walkthrough.follow(steps, folder, walkthrough.from_checkout(place))
    return folder


def test_what_the_page_says_is_what_there_is() -> None:
    named = [name for tree in trees() for name in names(tree)]
    assert len(named) > 50
    for owner, attribute in named:
        assert hasattr(OWNERS[owner], attribute) or attribute in instance(owner), attribute


def test_what_the_page_calls_takes_what_it_gives() -> None:
    calls = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    bound = [bind(call) for call in calls]
    assert sum(bound) > 50


def trees() -> Iterator[ast.Module]:
    """Yield what the blocks of Python say."""
    for block in walkthrough.read(PAGE):
        if block.kind == "python":
            yield ast.parse(block.text)


def names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in OWNERS:
            yield ast.unparse(node.value), node.attr


def instance(owner: str) -> set[str]:
    """Return what `__init__` sets, and the fields of a dataclass."""
    source = inspect.getsource(OWNERS[owner])
    bases = [inspect.getsource(base) for base in OWNERS[owner].__mro__[1:-1]]
    return {
        node.attr
        for text in [source, *bases]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }


def bind(call: ast.Call) -> bool:
    """Tell whether it is one of ours; raises TypeError if it does not take what it is given."""
    function: Any = None
    if isinstance(call.func, ast.Attribute):
        owner = OWNERS.get(ast.unparse(call.func.value))
        function = getattr(owner, call.func.attr, None)
    elif ast.unparse(call.func) == "assert_image":
        function = AssertImage.__call__
    if function is None:
        return False
    given = {word.arg: None for word in call.keywords if word.arg}
    try:
        inspect.signature(function).bind(None, *call.args, **given)
    except TypeError as error:
        pytest.fail(f"{ast.unparse(call)}: {error}")
    return True
