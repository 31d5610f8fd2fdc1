"""Who gets something from `pysim preview`, and that nothing but its files leaves the machine."""

from pathlib import Path

import pytest

from tests.support import preview
from tests.unit.conftest import StartPreview

HIDDEN = "nobody may read this"


class TestEscape:
    """Nothing but the listed files and the site is ever answered, whatever the path."""

    @pytest.mark.parametrize(
        "path",
        [
            "../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "%2e%2e%2fsecret.txt",
            "..%5csecret.txt",
            "..\\secret.txt",
            "pages/../../secret.txt",
            "pages/..%2f..%2fsecret.txt",
            "%252e%252e%252fsecret.txt",
            "....//secret.txt",
            "..;/secret.txt",
            "%c0%ae%c0%ae/secret.txt",
            "{absolute}",
            "/{absolute}",
            "%2f{absolute}",
            "file:{absolute}",
            "app.js%00../../secret.txt",
            "app.js/../../secret.txt",
        ],
    )
    @pytest.mark.parametrize("start", ["project", "site"])
    def test_no_path_leads_out(
        self, module_preview: tuple[preview.Preview, Path], path: str, start: str
    ) -> None:
        running, folder = module_preview
        secret = folder.parent / "secret.txt"
        secret.write_text(HIDDEN)
        base = running.base if start == "project" else "/"
        answer = running.ask(base + path.replace("{absolute}", str(secret)))

        assert answer.status in {400, 404}
        assert HIDDEN.encode() not in answer.body

    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("127.0.0.1", 200),
            ("127.0.0.1:8010", 200),
            ("localhost:1", 200),
            ("LOCALHOST", 200),
            ("[::1]:8010", 200),
            ("192.168.1.7:8010", 200),
            ("evil.example", 403),
            ("evil.example:8010", 403),
            ("127.0.0.1.evil.example", 403),
            ("localhost.evil.example", 403),
            ("evil.example@127.0.0.1.example", 403),
            ("[", 403),
            ("", 403),
        ],
    )
    def test_only_names_that_nobody_else_can_give_are_answered(
        self, module_preview: tuple[preview.Preview, Path], host: str, status: int
    ) -> None:
        running, _ = module_preview
        answers = [
            running.ask(path, Host=host)
            for path in (f"{running.base}project.json", f"{running.base}app.js", "/preview.html")
        ]

        assert [answer.status for answer in answers] == [status] * 3
        assert all((b"pysim answers to" in answer.body) == (status == 403) for answer in answers)

    def test_the_name_that_was_asked_for_is_answered(self, start_preview: StartPreview) -> None:
        running = start_preview("--host", "localhost")

        assert running.ask("/preview.html", Host="localhost").status == 200

    def test_other_pages_cannot_load_what_is_served(
        self, module_preview: tuple[preview.Preview, Path]
    ) -> None:
        running, _ = module_preview
        answers = [
            running.ask(path)
            for path in (f"{running.base}project.json", f"{running.base}app.js", "/preview.html")
        ]

        for answer in answers:
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert answer.headers["Access-Control-Allow-Origin"] is None
