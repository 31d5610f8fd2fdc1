"""How `pysim preview` tells that files have changed."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pysim.cli.terminal import Terminal
from pysim.server import live, watch
from pysim.server.listing import Change, Listing
from pysim.server.live import LiveProject
from tests.support import preview
from tests.unit.conftest import PROJECT, StartPreview

Result = TypeVar("Result")


class TestChanges:
    def test_each_kind_of_change_is_told(self, start_preview: StartPreview, project: Path) -> None:
        running = start_preview()
        events = running.events()

        (project / "app.js").write_text("App({ a: 1 })")
        events.until({"app.js"})
        preview.write(project, {"new/deep/b.js": "1"})
        events.until({"new/deep/b.js"})
        (project / "new/deep/b.js").rename(project / "new/deep/c.js")
        events.until({"new/deep/c.js"}, {"new/deep/b.js"})
        (project / "new").rename(project / "newer")
        events.until({"newer/deep/c.js"}, {"new/deep/c.js"})
        shutil.rmtree(project / "newer")
        events.until(set(), {"newer/deep/c.js"})

        assert running.files() == sorted(PROJECT)
        assert running.file("app.js").body == b"App({ a: 1 })"
        assert running.printed("removed newer/deep/c.js")

    def test_a_file_written_anew_with_the_same_contents_is_no_change(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()

        (project / "app.js").write_text(PROJECT["app.js"])
        (project / ".hidden").write_text("")
        (project / "last.js").write_text("")

        assert events.next() == {"changed": ["last.js"], "removed": []}

    def test_many_changes_at_once_are_few_events(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()
        paths = {f"images/{number}.js": str(number) for number in range(200)}

        preview.write(project, paths)
        events.until(set(paths))

        assert events.count < 100
        assert running.printed(r"changed images/\S+, images/\S+, images/\S+ and \d+ more")

    def test_a_save_by_way_of_another_file_is_one_change(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()

        for number in range(3):
            (project / ".app.js.swp").write_text(f"App({{ a: {number} }})")
            (project / ".app.js.swp").replace(project / "app.js")
            events.until({"app.js"})

        assert running.file("app.js").body == b"App({ a: 2 })"

    def test_what_is_wrong_is_told_as_long_as_it_is(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()

        preview.write(project, {"project.config.json": "{"})
        events.until({"project.config.json"})
        broken = running.problems()
        preview.write(project, {"project.config.json": '{"miniprogramRoot": "pages"}'})
        events.until({"a/a.ttml"}, {*PROJECT, "project.config.json"})

        assert "It cannot be read" in broken["project.config.json"]
        assert running.problems() == {}
        assert running.files() == ["a/a.ttml"]

    def test_a_folder_that_is_removed_and_made_anew_is_followed(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()

        shutil.rmtree(project)
        events.until(set(), set(PROJECT))
        assert "The folder cannot be read" in running.problems()["."]
        assert running.listing()["problems"][0]["severity"] == "error"
        preview.write(project, PROJECT)
        events.until(set(PROJECT))
        (project / "app.js").write_text("App({ again: true })")
        events.until({"app.js"})

        assert running.file("app.js").body == b"App({ again: true })"

    def test_a_folder_that_is_replaced_at_once_is_followed(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events = running.events()

        preview.write(project.parent / "next", {**PROJECT, "app.js": "App({ next: 1 })"})
        project.rename(project.parent / "last")
        (project.parent / "next").rename(project)
        events.until({"app.js"})
        (project / "app.js").write_text("App({ next: 2 })")
        events.until({"app.js"})

        assert running.file("app.js").body == b"App({ next: 2 })"

    def test_where_the_system_tells_of_nothing_files_are_looked_at_again(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview(WATCHFILES_FORCE_POLLING="true")
        events = running.events()

        (project / "app.js").write_text("App({ polled: true })")

        events.until({"app.js"})


class TestConnection:
    def test_a_stream_that_is_taken_up_again_tells_what_was_missed(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events, witness = running.events(), running.events()
        (project / "app.js").write_text("1")
        events.until({"app.js"})
        witness.until({"app.js"})
        events.close()
        (project / "app.json").write_text("{ }")
        (project / "pages/a/a.ttml").unlink()
        witness.until({"app.json"}, {"pages/a/a.ttml"})

        again = running.events(Last_Event_ID=events.last_id)

        assert again.next() == {"changed": ["app.json"], "removed": ["pages/a/a.ttml"]}

    def test_a_stream_that_breaks_before_any_event_can_be_taken_up_again_too(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        events, witness = running.events(), running.events()
        (project / "app.js").write_text("1")
        witness.until({"app.js"})

        again = running.events(Last_Event_ID=events.first_id)

        assert again.next() == {"changed": ["app.js"], "removed": []}

    def test_nothing_is_lost_between_the_listing_and_the_stream(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        running = start_preview()
        listing = running.listing()
        (project / "between.js").write_text("")
        assert running.listing()["revision"] != listing["revision"]

        events = running.events(f"?since={listing['revision']}")

        assert events.next() == {"changed": ["between.js"], "removed": []}

    def test_a_state_that_the_server_does_not_know_means_that_everything_may_have_changed(
        self, start_preview: StartPreview
    ) -> None:
        events = start_preview().events(Last_Event_ID="of another project")

        assert events.next() == {"changed": sorted(PROJECT), "removed": []}

    def test_the_same_files_have_the_same_state_in_another_run(
        self, installed: Path, project: Path
    ) -> None:
        revisions = []
        for _ in range(2):
            with preview.start(installed, project, "--port", "0") as running:
                revisions.append(running.listing()["revision"])

        assert revisions[0] == revisions[1]


class Notes:
    """A reporter that writes down what it is told."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.changes: list[Change] = []

    def changed(self, change: Change, listing: Listing) -> None:
        assert set(change.changed) <= set(listing.files)
        self.changes.append(change)

    def watching_by_looking(self, reason: str) -> None:
        self.reasons.append(reason)


def in_a_loop(job: Coroutine[Any, Any, Result]) -> Result:
    """Run `job` in a thread of its own: Playwright's loop may be that of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, job).result(preview.PATIENCE)


class TestInside:
    def test_the_person_learns_that_the_system_tells_of_nothing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Terminal().watching_by_looking("no more watches")

        assert "cannot tell of changes (no more watches)" in capsys.readouterr().out

    def test_a_silent_stream_shows_that_it_lives(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(live, "_SILENCE", 0.01)

        async def first() -> object:
            followed = LiveProject(project, Notes())
            news = followed.follow(followed.listing.revision)
            return await anext(news)

        assert in_a_loop(first()) is None

    def test_old_states_are_forgotten_in_the_end(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(live, "_REMEMBERED", 2)

        async def follow() -> list[Change]:
            followed = LiveProject(project, Notes())
            revisions = [followed.listing.revision]
            for number in range(3):
                (project / "app.js").write_text(str(number))
                await followed.refresh()
                revisions.append(followed.listing.revision)
            return [(await anext(followed.follow(each)))[1] for each in revisions[:3]]  # type: ignore[index]

        forgotten, also, known = in_a_loop(follow())

        assert (forgotten.changed, also.changed) == (sorted(PROJECT), sorted(PROJECT))
        assert known.changed == ["app.js"]

    @pytest.mark.parametrize(
        "failures", [[OSError("no more watches")], [RuntimeError("no"), OSError("still no")]]
    )
    def test_a_system_that_cannot_watch_is_told_once_and_polled(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, failures: list[Exception]
    ) -> None:
        ways: list[bool | None] = []
        notes = Notes()
        monkeypatch.setattr(watch, "_PAUSE", 0.001)

        async def awatch(*_: object, **options: object) -> AsyncIterator[set[object]]:
            ways.append(options["force_polling"])  # type: ignore[arg-type]
            if len(ways) <= len(failures):
                raise failures[len(ways) - 1]
            (project / "app.js").write_text("App({ polled: true })")
            yield set()
            followed.close()

        monkeypatch.setattr(watch, "awatch", awatch)
        followed = LiveProject(project, notes)
        in_a_loop(watch.watch(followed))

        assert ways == [None, *[True] * len(failures)]
        assert notes.reasons == [str(failures[0])]
        assert [change.changed for change in notes.changes] == [["app.js"]]
