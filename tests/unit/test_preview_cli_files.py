"""What `pysim preview` serves of a folder, and how."""

import os
import socket
from pathlib import Path

import pytest

from pysim.server import contents, tree
from pysim.server.contents import Digests
from pysim.server.listing import scan
from tests.support import preview
from tests.unit.conftest import PROJECT, StartPreview


class TestListing:
    def test_hidden_files_and_packages_that_nobody_asks_for_are_left_out(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        preview.write(
            project,
            {
                ".git/config": "",
                ".env": "",
                "pages/.swp": "",
                "node_modules/unused/index.js": "",
                "images/b 1.png": "",
                "images/ä.png": "",
            },
        )
        running = start_preview()

        assert running.files() == sorted([*PROJECT, "images/b 1.png", "images/ä.png"])
        assert running.problems() == {}
        assert running.file("images/ä.png").status == 200
        assert running.file(".env").status == 404

    def test_the_configuration_names_the_part_of_the_folder_that_counts(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        (project / "app.json").rename(project / "elsewhere.json")
        preview.write(
            project,
            {
                "project.config.json": '{"miniprogramRoot": "./src/", "projectname": "Posters"}',
                "src/app.json": "{}",
                "README.md": "",
            },
        )
        running = start_preview()

        assert running.listing()["name"] == "Posters"
        assert running.files() == ["app.json"]
        assert running.lines[0].startswith("Previewing Posters at ")

    def test_names_that_cannot_be_in_an_address_are_told(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        (project / os.fsdecode(b"latin-\xe4.js")).write_text("")
        preview.write(project, {"back\\slash.js": "", "events": "", "project.json": "{}"})
        running = start_preview()

        assert running.files() == sorted(PROJECT)
        assert sorted(running.problems()) == [
            "back\\slash.js",
            "events",
            "latin-?.js",
            "project.json",
        ]
        assert "latin-?.js: Rename the file" in running.printed("warning latin")

    def test_what_is_no_ordinary_file_or_too_large_is_left_out(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        os.mkfifo(project / "pipe")
        with socket.socket(socket.AF_UNIX) as listening, (project / "huge.mp4").open("wb") as huge:
            # Relative to here, for such an address is short.
            listening.bind(os.path.relpath(project / "socket"))
            huge.truncate(tree.MAX_BYTES + 1)
            running = start_preview()

            assert running.files() == sorted(PROJECT)
            assert running.problems() == {
                "huge.mp4": "It has 67108865 bytes, more than 67108864. Left out."
            }

    def test_a_file_that_may_not_be_read_is_told(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(place: str, mode: str) -> object:
            if place.endswith("app.js"):
                raise PermissionError(13, "Permission denied")
            if place.endswith("app.json"):
                raise FileNotFoundError(2, "No such file")
            return Path(place).open(mode)

        monkeypatch.setattr(contents, "open", refuse, raising=False)
        listing = scan(project, Digests())

        assert list(listing.files) == ["pages/a/a.ttml"]
        assert [(each.file, each.message) for each in listing.problems] == [
            ("app.js", "It cannot be read: Permission denied.")
        ]

    def test_a_folder_that_may_not_be_read_is_told(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(place: str) -> list[str]:
            if place.endswith("pages"):
                raise PermissionError(13, "Permission denied")
            return listdir(place)

        listdir = os.listdir
        monkeypatch.setattr(os, "listdir", refuse)
        listing = scan(project, Digests())

        assert list(listing.files) == ["app.js", "app.json"]
        assert [each.file for each in listing.problems] == ["pages/"]

    def test_a_folder_with_far_too_many_files_ends_somewhere(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tree, "MAX_FILES", 2)
        listing = scan(project, Digests())

        assert len(listing.files) == 2
        assert "Only the first 2 files" in listing.problems[0].message


class TestFile:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.ttml", "text/plain; charset=utf-8"),
            ("a.ttss", "text/css; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
            ("a.png", "image/png"),
            ("a.webp", "image/webp"),
            ("a.woff2", "font/woff2"),
            ("a.tar.gz", "application/octet-stream"),
            ("a.unheard", "application/octet-stream"),
        ],
    )
    def test_its_bytes_come_with_a_type_that_no_machine_changes(
        self, module_preview: tuple[preview.Preview, Path], name: str, kind: str
    ) -> None:
        running, folder = module_preview
        (folder / name).write_bytes(b"\xff\x00" + name.encode())
        assert name in running.files()
        answer = running.file(name)

        assert answer.status == 200
        assert answer.body == b"\xff\x00" + name.encode()
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox"

    def test_what_the_browser_has_is_not_sent_again(
        self, module_preview: tuple[preview.Preview, Path]
    ) -> None:
        running, folder = module_preview
        first = running.file("app.js")
        tag = first.headers["ETag"]
        again = running.file("app.js", If_None_Match=f'"other", W/{tag}')
        (folder / "app.js").write_text("App({ })")
        changed = running.file("app.js", If_None_Match=tag)

        assert first.headers["Cache-Control"] == "no-cache"
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
        assert (changed.status, changed.body) == (200, b"App({ })")
        assert changed.headers["ETag"] != tag

    def test_the_listing_is_not_sent_again_either_until_a_file_changes(
        self, module_preview: tuple[preview.Preview, Path]
    ) -> None:
        running, folder = module_preview
        tag = running.file("project.json").headers["ETag"]
        again = running.file("project.json", If_None_Match=tag)
        (folder / "app.js").write_text("App({ /* other */ })")
        changed = running.file("project.json", If_None_Match=tag)

        assert (again.status, changed.status) == (304, 200)

    def test_a_file_that_is_gone_or_grown_since_it_was_listed_is_not_sent(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listed = scan(project, Digests()).files
        (project / "app.json").unlink()
        monkeypatch.setattr(contents, "MAX_BYTES", 3)

        with pytest.raises(FileNotFoundError):
            contents.read(listed["app.json"].place, project)
        with pytest.raises(OSError, match="more than 3 bytes"):
            contents.read(listed["app.js"].place, project)

    def test_a_file_that_vanishes_while_the_preview_runs_is_no_error_of_the_server(
        self, module_preview: tuple[preview.Preview, Path]
    ) -> None:
        running, folder = module_preview
        (folder / "short.js").write_text("")
        assert "short.js" in running.files()
        (folder / "short.js").unlink()
        answer = running.file("short.js")

        assert answer.status == 404
        assert b"short.js" in answer.body

    def test_nothing_can_be_sent_to_the_project(
        self, module_preview: tuple[preview.Preview, Path]
    ) -> None:
        running, _ = module_preview

        assert running.ask(running.base + "app.js", "PUT", Content_Length="0").status == 405


class TestSite:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("preview.html", "text/html; charset=utf-8"),
            ("core.mjs", "text/javascript; charset=utf-8"),
            ("pillow.whl", "application/zip"),
        ],
    )
    def test_its_files_have_the_types_that_browsers_insist_on(
        self, module_preview: tuple[preview.Preview, Path], name: str, kind: str
    ) -> None:
        running, _ = module_preview
        answer = running.ask(f"/{name}")
        again = running.ask(f"/{name}", If_None_Match=answer.headers["ETag"])

        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Cache-Control"] == "no-cache"
        assert (again.status, again.body) == (304, b"")
