"""The Python package that users install: it carries the site, so that nobody needs Node."""

import zipfile
from pathlib import Path

import pytest

from tests.support import preview
from tools import wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(wheel.build(folder)) as package:
        package.extractall(folder / "installed")
    return folder / "installed"


def test_the_package_serves_a_preview_from_its_own_site(installed: Path, tmp_path: Path) -> None:
    preview.write(tmp_path, {"app.json": "{}"})
    site = installed / "pysim" / "site"

    with preview.start(installed, tmp_path, "--port", "0") as running:
        for name in ("preview.html", "logic.js", "runtime/pyodide.asm.wasm", "licences.txt"):
            assert running.ask(f"/{name}").body == (site / name).read_bytes()


def test_the_package_holds_no_more_than_it_says(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if path.suffix != ".dist-info"} == {"pysim"}
    assert [path.name for path in installed.rglob("*.ts")] == ["tt.d.ts"]
