"""Arguments of `pysim export` and `pysim batch` that make no sense, and what is said of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pysim.cli.commands import pysim
from pysim.cli.options import split, value_of
from tests.support import command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return command.project(tmp_path / "project")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pysim, [str(each) for each in arguments])


def export(project: Path, *more: str | Path) -> Result:
    return run("export", project, "--page", "p", "--canvas", "c", "--out", project / "a.png", *more)


def batch(project: Path, *more: str | Path) -> Result:
    rows = project.parent / "rows.csv"
    rows.write_text("id\n1\n1\n")
    out = project.parent / "out"
    given = ("--page", "p", "--canvas", "c", "--rows", rows, "--out", out)
    return run("batch", project, *given, *more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--query", "id"], "'id' is not of the form name=value"),
        (["--option", "destwidth=3"], "has no option 'destwidth' to be given here, but x, y"),
        (["--option", "canvasId=3"], "has no option 'canvasId'"),
        (["--setting", "ratio=3"], "There is no setting"),
        (["--data", "[1]"], "It must be an object"),
        (["--data", "{"], "{: Expecting"),
        (["--data", "@/none.json"], "No such file"),
        (["--out", "a"], "a has no suffix that names a file type"),
        (["--out", "/none/a.png"], "There is no folder /none"),
        (["--browser", "lynx"], "'lynx' is not one of"),
    ],
)
def test_what_export_refuses(project: Path, more: list[str], said: str) -> None:
    done = export(project, *more)

    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--name", "{id}.png"], "Rows 1 and 2 would both make 1.png"),
        (["--name", "{row}"], "1 has no suffix"),
        (["--name", "{ID}.png"], "there is no column 'ID'"),
        (["--rows", "/none.csv"], "/none.csv cannot be read"),
        (["--workers", "2", "--scheduler", "tcp://a:1"], "Give --workers or --scheduler"),
    ],
)
def test_what_batch_refuses(project: Path, more: list[str], said: str) -> None:
    done = batch(project, *more)

    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("one", [export, batch])
def test_a_folder_without_a_mini_program(project: Path, one: type) -> None:
    (project / "app.json").unlink()
    done = one(project)

    assert done.exit_code == 3
    assert "has no app.json" in done.stderr


@pytest.mark.parametrize("name", ["export", "batch", "doctor"])
def test_the_exit_codes_are_told(name: str) -> None:
    done = run(name, "--help")

    assert done.exit_code == 0
    assert "Exit codes:\n" in done.stdout
    assert "\n    130  interrupted.\n" in done.stdout


def test_a_command_that_there_is_not() -> None:
    done = run("exprot")

    assert done.exit_code == 2
    assert "No such command 'exprot'" in done.stderr


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("-0.5", -0.5), ("1e3", 1000.0), ("true", True), ("false", False)]
    + [(text, text) for text in ("007", "NaN", "null", "a", "", '"1"', "1 ")],
)
def test_numbers_and_booleans_are_no_texts(text: str, value: object) -> None:
    assert value_of(text) == value
    assert type(value_of(text)) is type(value)


def test_a_page_may_have_a_query() -> None:
    assert split("a/b?c=1&d=%20&e=") == ("a/b", {"c": "1", "d": " ", "e": ""})
