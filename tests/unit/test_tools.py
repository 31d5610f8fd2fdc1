"""The chores' own machinery: steps that are skipped, ports that are busy, facts that disagree."""

import json
import zipfile
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tools import agreement, command, core_wheel, licences, serve, site, sizes, steps
from tools.command import ToolError


class TestStep:
    @pytest.fixture(autouse=True)
    def files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(steps, "CACHE", tmp_path / "cache")
        self.source = tmp_path / "source"
        self.result = tmp_path / "result"
        self.runs = 0
        self.source.write_text("a")

    def build(self) -> None:
        self.runs += 1
        self.result.write_text(self.source.read_text())

    def step(self) -> None:
        steps.step("copy", inputs=[self.source], outputs=[self.result], action=self.build)

    def test_runs_once_for_the_same_contents(self) -> None:
        self.step()
        self.source.write_text("a")
        self.step()

        assert self.runs == 1

    def test_runs_again_for_other_contents_or_a_lost_result(self) -> None:
        self.step()
        self.source.write_text("b")
        self.step()
        self.result.unlink()
        self.step()

        assert (self.runs, self.result.read_text()) == (3, "b")

    def test_runs_again_after_it_was_interrupted(self) -> None:
        self.step()
        self.source.write_text("b")

        def interrupted() -> None:
            self.result.write_text("half")
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            steps.step("copy", inputs=[self.source], outputs=[self.result], action=interrupted)
        self.source.write_text("a")
        self.step()

        assert (self.runs, self.result.read_text()) == (2, "a")


class TestServe:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("a.wasm", "a.mjs", "a.js", "a.json", "a.whl", "a.d.ts", "a.bin"):
            (tmp_path / name).write_bytes(b"x")
        return tmp_path

    def test_a_busy_port_means_the_next_free_one(self, folder: Path) -> None:
        with serve.bind(folder) as first, serve.bind(folder, first.server_port) as second:
            assert first.server_port < second.server_port < first.server_port + 100

    @pytest.mark.parametrize(
        ("file", "content_type"),
        [
            ("a.wasm", "application/wasm"),
            ("a.mjs", "text/javascript; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.whl", "application/zip"),
            ("a.d.ts", "text/plain; charset=utf-8"),
            ("a.bin", "application/octet-stream"),
        ],
    )
    def test_types_are_right_and_copies_are_never_stale(
        self, folder: Path, file: str, content_type: str
    ) -> None:
        with serve.bind(folder) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            with urlopen(f"http://127.0.0.1:{server.server_port}/{file}") as response:
                headers = response.headers
            server.shutdown()

        assert (headers["Content-Type"], headers["Cache-Control"]) == (content_type, "no-cache")

    def test_it_is_quiet_even_about_what_is_missing(
        self, folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        with serve.bind(folder) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            with pytest.raises(HTTPError, match="404") as error:
                urlopen(f"http://127.0.0.1:{server.server_port}/none")
            error.value.close()
            server.shutdown()

        assert capfd.readouterr() == ("", "")


class TestCommand:
    def test_a_program_that_fails_is_named_with_the_advice(self) -> None:
        with pytest.raises(ToolError, match=r"`false now` ended with exit code 1 \(try again\)"):
            command.run(["false", "now"], why="try again")

    def test_a_program_that_is_not_there_is_named(self) -> None:
        with pytest.raises(ToolError, match="no-such-program is not installed"):
            command.run(["no-such-program"])
        assert command.output(["no-such-program"]) == ""


class TestSite:
    def test_the_manifest_lists_every_file_of_the_runtime_with_its_size(self) -> None:
        runtime = site.SITE / "runtime"

        manifest = json.loads((runtime / "manifest.json").read_text())

        assert {each["name"]: each["bytes"] for each in manifest} == {
            file.name: file.stat().st_size
            for file in runtime.iterdir()
            if file.name != "manifest.json"
        }

    def test_the_core_wheel_holds_the_core_and_nothing_else_of_pysim(self, tmp_path: Path) -> None:
        core_wheel.write(tmp_path / "a.whl")
        core_wheel.write(tmp_path / "b.whl")

        with zipfile.ZipFile(tmp_path / "a.whl") as wheel:
            names = set(wheel.namelist())

        assert {"pysim/__init__.py", "pysim/browser.py", "pysim/core/wire.py"} <= names
        assert not any(name.startswith(("pysim/emit", "pysim/testing")) for name in names)
        assert (tmp_path / "a.whl").read_bytes() == (tmp_path / "b.whl").read_bytes()

    def test_sizes_are_given_raw_and_compressed(self, tmp_path: Path) -> None:
        (tmp_path / "a.js").write_bytes(b"x" * 5000)

        lines = sizes.table(tmp_path).splitlines()

        assert lines[1].split()[:2] == ["a.js", "5,000"]
        assert lines[-1].split()[0] == "total"
        assert int(lines[-1].split()[2]) < 100


def test_versions_pins_and_locks_agree() -> None:
    assert agreement.problems() == []


def test_a_pin_that_the_lock_does_not_have_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "_lock", lambda: "pytest==1.0.0\n")

    assert any("pillow==" in problem for problem in agreement.problems())


class TestLicences:
    def test_every_package_in_a_bundle_is_named_with_its_licence(self, tmp_path: Path) -> None:
        modules = tmp_path / "node_modules"
        names = ["@own/one", "two", "three", "unused"]
        for name in names:
            package = modules / name
            package.mkdir(parents=True)
            about = {"name": name, "version": "1.0.0", "license": "MIT", "homepage": "a.example"}
            (package / "package.json").write_text(json.dumps(about))
            (package / "LICENSE").write_text(f"Do as you like with {name}.")
        inputs = ["web/main.ts", "node_modules/@own/one/a.js", "node_modules/two/b/c.js"]
        metafile = tmp_path / "meta.json"
        metafile.write_text(json.dumps({"inputs": {path: {} for path in inputs}}))

        licences.write(tmp_path / "licences.txt", [metafile], [modules / "three"], modules)
        written = (tmp_path / "licences.txt").read_text(encoding="utf-8")

        assert "@own/one 1.0.0: MIT, a.example" in written
        named = [
            name for name in ("@own/one", "two", "three", "unused") if f"with {name}." in written
        ]
        assert named == ["@own/one", "two", "three"]
