"""Packages and links: what `pysim preview` finds by way of them, and what never."""

import shutil
from pathlib import Path

import pytest

from pysim.server import contents
from pysim.server.contents import Digests
from pysim.server.listing import scan
from tests.support import preview
from tests.unit.conftest import PROJECT, StartPreview

HIDDEN = "nobody may read this"


class TestPackages:
    def test_those_that_package_json_needs_are_served(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        preview.write(
            project,
            {
                "package.json": '{"dependencies": {"@x/chart": "1", "../evil": "1", "gone": "1"}, '
                '"devDependencies": {"tsc": "1"}}',
                "node_modules/@x/chart/package.json": '{"dependencies": {"color": "1"}, '
                '"optionalDependencies": {"fast": "1"}, "peerDependencies": 1}',
                "node_modules/@x/chart/index.js": "",
                "node_modules/@x/chart/index.d.ts": "",
                "node_modules/@x/chart/index.js.map": "",
                "node_modules/@x/chart/node_modules/color/index.js": "1",
                "node_modules/@x/chart/node_modules/color/package.json": "{",
                "node_modules/color/index.js": "2",
                "node_modules/color/package.json": "[]",
                "node_modules/tsc/index.js": "",
                "evil/index.js": "",
            },
        )
        running = start_preview()
        inside = [path for path in running.files() if path.startswith("node_modules")]

        assert inside == [
            "node_modules/@x/chart/index.js",
            "node_modules/@x/chart/node_modules/color/index.js",
            "node_modules/@x/chart/node_modules/color/package.json",
            "node_modules/@x/chart/package.json",
        ]
        assert running.problems() == {
            "package.json": '"gone" is not in node_modules. Install it: npm install'
        }

    def test_those_beside_the_mini_program_are_served_inside_it(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        shutil.rmtree(project)
        preview.write(
            project,
            {
                "project.config.json": '{"miniprogramRoot": "src"}',
                "package.json": '{"dependencies": {"a": "1", "b": "2"}}',
                "src/app.json": "{}",
                "node_modules/a/package.json": '{"dependencies": {"b": "1"}}',
                "node_modules/a/node_modules/b/index.js": "1",
                "node_modules/b/index.js": "2",
            },
        )
        running = start_preview()

        assert running.files() == [
            "app.json",
            "node_modules/a/node_modules/b/index.js",
            "node_modules/a/package.json",
            "node_modules/b/index.js",
        ]
        assert running.file("node_modules/b/index.js").body == b"2"

    def test_packages_linked_to_a_store_inside_are_found_where_the_preview_looks(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        store = "node_modules/.pnpm"
        preview.write(
            project,
            {
                "package.json": '{"dependencies": {"a": "1", "c": "2"}}',
                f"{store}/a@1/node_modules/a/package.json": '{"dependencies": {"b": "1"}}',
                f"{store}/b@1/node_modules/b/package.json": '{"dependencies": {"a": "", "c": ""}}',
                f"{store}/c@1/node_modules/c/index.js": "1",
                f"{store}/c@2/node_modules/c/index.js": "2",
            },
        )
        for link, target in {
            "node_modules/a": "a@1/node_modules/a",
            "node_modules/c": "c@2/node_modules/c",
            f"{store}/a@1/node_modules/b": "b@1/node_modules/b",
            f"{store}/b@1/node_modules/a": "a@1/node_modules/a",
            f"{store}/b@1/node_modules/c": "c@1/node_modules/c",
        }.items():
            (project / link).symlink_to(project / store / target)
        running = start_preview()
        inside = [path for path in running.files() if path.startswith("node_modules")]

        assert inside == [
            "node_modules/a/package.json",
            "node_modules/b/node_modules/c/index.js",
            "node_modules/b/package.json",
            "node_modules/c/index.js",
        ]
        assert running.file("node_modules/b/node_modules/c/index.js").body == b"1"
        assert running.file("node_modules/c/index.js").body == b"2"

    def test_a_package_that_is_linked_to_a_place_outside_is_not_served(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        preview.write(project.parent, {"other/index.js": HIDDEN})
        preview.write(project, {"package.json": '{"dependencies": {"other": "1"}}'})
        (project / "node_modules").mkdir()
        (project / "node_modules" / "other").symlink_to(project.parent / "other")
        running = start_preview()

        assert running.files() == sorted([*PROJECT, "package.json"])
        assert "leads out of" in running.problems()["node_modules/other"]


class TestLinks:
    def test_those_inside_count_as_what_they_lead_to(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        (project / "copy.js").symlink_to("app.js")
        (project / "more").symlink_to("pages")
        (project / "pages" / "up").symlink_to("..")
        (project / "here").symlink_to(".")
        running = start_preview()

        assert {"copy.js", "more/a/a.ttml", *PROJECT} <= set(running.files())
        assert running.file("copy.js").body == PROJECT["app.js"].encode()
        assert len(running.files()) < 30

    def test_those_that_lead_out_or_nowhere_are_told_and_never_served(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        preview.write(project.parent, {"secret.txt": HIDDEN, "posterior/secret.txt": HIDDEN})
        for name, target in {
            "out.txt": "../secret.txt",
            "absolute.txt": str(project.parent / "secret.txt"),
            "folder": "../posterior",
            "nothing": "missing",
            "circle": "circle",
        }.items():
            (project / name).symlink_to(target)
        running = start_preview()

        assert running.files() == sorted(PROJECT)
        assert sorted(running.problems()) == [
            "absolute.txt",
            "circle",
            "folder",
            "nothing",
            "out.txt",
        ]
        for path in ("out.txt", "absolute.txt", "folder/secret.txt"):
            answer = running.file(path)
            assert (answer.status, HIDDEN.encode() in answer.body) == (404, False)

    def test_a_file_that_becomes_a_link_out_after_it_was_listed_is_not_served(
        self, project: Path
    ) -> None:
        preview.write(project.parent, {"secret.txt": HIDDEN})
        place = scan(project, Digests()).files["app.js"].place
        (project / "app.js").unlink()
        (project / "app.js").symlink_to("../secret.txt")

        with pytest.raises(PermissionError, match="leads out of the project's folder"):
            contents.read(place, project)

    def test_the_folder_itself_may_be_a_link(self, installed: Path, project: Path) -> None:
        current = project.with_name("current")
        current.symlink_to(project)
        with preview.start(installed, current, "--port", "0") as running:
            assert running.files() == sorted(PROJECT)
            assert running.file("app.js").status == 200
