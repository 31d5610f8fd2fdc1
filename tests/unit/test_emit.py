"""The derived files say what the table says."""

import json
from pathlib import Path

import pytest

from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.errors import Errno
from pysim.core.policy import all_settings
from pysim.core.profiles import PROFILES
from pysim.emit import __main__ as emit
from pysim.emit import catalog_json, reference

ROOT = Path(__file__).parents[2]


def test_the_committed_files_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert emit.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_file_is_named_with_the_way_to_renew_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "docs" / "note.md"
    monkeypatch.setattr(emit, "_ROOT", tmp_path)
    monkeypatch.setattr(emit, "_FILES", {path: lambda: "new\n"})

    assert emit.main(["--check"]) == 1
    assert capsys.readouterr().err == "docs/note.md is stale; run: python3 build.py emit\n"
    assert not path.exists()
    assert emit.main([]) == 0
    assert path.read_text(encoding="utf-8") == "new\n"
    assert emit.main(["--check"]) == 0


def test_the_catalogue_has_every_row_and_every_device() -> None:
    catalog = json.loads(catalog_json.render())

    assert list(CATALOG) == [row["name"] for row in catalog["apis"]]
    assert list(PROFILES) == list(catalog["profiles"])
    assert [each.name for each in all_settings()] == [row["name"] for row in catalog["settings"]]


def test_a_device_that_lacks_an_api_refuses_it_and_can_i_use_says_no() -> None:
    profiles = json.loads(catalog_json.render())["profiles"]

    assert "canvasToTempFilePath" not in profiles["webApp"]["answers"]["canIUse"]
    assert profiles["webApp"]["refused"]["createCanvasContext"]["errno"] == 103
    assert "canvasToTempFilePath" not in profiles["harmonyOld"]["answers"]["canIUse"]
    assert "canvasToTempFilePath.object.quality" in profiles["harmony"]["answers"]["canIUse"]
    assert "canIUse" in profiles["pc"]["refused"]
    assert profiles["iphone"]["refused"] == {}


def test_the_reference_names_everything_with_its_basis() -> None:
    text = reference.render()

    for api in CATALOG.values():
        assert f".{api.name}" in text
        for parameter in api.params:
            assert f"| `{parameter.name}` |" in text
    assert "tt.nextTick" in text[text.index("## Extras") : text.index("## Not simulated")]
    listed = text[text.index("## Not simulated") : text.index("## CanvasContext")]
    assert all(f"`{name}`" in listed for name in UNSIMULATED)
    settings = text[text.index("## Settings") :].splitlines()
    for setting in all_settings():
        row = next(line for line in settings if line.startswith(f"| `{setting.name}` |"))
        assert any(word in row for word in ("documented", "peer", "assumed")), row
    for errno in Errno:
        assert f"| {errno.code} | `{errno.err_string}` |" in text
