"""`pysim preview`: its arguments, what it prints, how it starts and ends."""

import os
import signal
import socket
from pathlib import Path

import pytest

import pysim
from pysim.server import address
from tests.support import preview
from tests.unit.conftest import SITE, StartPreview

EVERYWHERE = "0.0.0.0"  # noqa: S104  that is the point


class TestStart:
    def test_the_address_names_the_project_and_what_to_open(
        self, start_preview: StartPreview
    ) -> None:
        running = start_preview(
            "--page", "pages/a/a?id=1&name=ü", "--profile", "android", "--pixel-ratio", "3"
        )

        assert running.query["project"].endswith("/poster/")
        assert running.query == {
            "project": running.query["project"],
            "page": "pages/a/a?id=1&name=ü",
            "profile": "android",
            "pixelRatio": "3",
        }
        assert running.listing()["files"] == ["app.js", "app.json", "pages/a/a.ttml"]
        assert "Ctrl+C" in running.printed("Press")

    def test_only_this_machine_is_let_in_and_no_setting_is_made_up(
        self, start_preview: StartPreview
    ) -> None:
        running = start_preview()

        assert running.origin == f"http://127.0.0.1:{running.port}"
        assert list(running.query) == ["project"]
        assert running.ask("/preview.html").body == SITE["preview.html"].encode()

    def test_two_projects_never_have_the_same_address(
        self, installed: Path, tmp_path: Path
    ) -> None:
        addresses = []
        for place in ("one", "two"):
            preview.write(tmp_path / place / "poster", {"app.json": "{}"})
            with preview.start(installed, tmp_path / place / "poster", "--port", "0") as running:
                addresses.append(running.query["project"])

        assert addresses[0] != addresses[1]

    def test_the_browser_is_opened_at_the_address(
        self, start_preview: StartPreview, tmp_path: Path
    ) -> None:
        pipe = tmp_path / "opened"
        os.mkfifo(pipe)
        script = tmp_path / "browser"
        script.write_text(f'#!/bin/sh\nprintf %s "$1" > {pipe}\n')
        script.chmod(0o755)
        running = start_preview(BROWSER=f"{script} %s")

        assert pipe.read_text() == running.url

    def test_a_busy_port_means_the_next_free_one(self, installed: Path, project: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with preview.start(installed, project, "--port", str(port)) as running:
                assert port < running.port < port + 100

    def test_other_devices_are_let_in_if_that_is_asked_for(
        self, start_preview: StartPreview
    ) -> None:
        running = start_preview("--host", EVERYWHERE)

        assert running.origin == f"http://127.0.0.1:{running.port}"
        assert "Everybody" in running.printed("Everybody who can reach this machine")
        assert running.ask("/preview.html", Host="192.168.1.7:8010").status == 200

    def test_names_that_the_terminal_cannot_show_do_no_harm(
        self, start_preview: StartPreview, project: Path
    ) -> None:
        preview.write(project, {"project.config.json": '{"projectname": "海报\\ud800"}'})
        running = start_preview(PYTHONUTF8="0", PYTHONIOENCODING="ascii")

        assert running.lines[0].startswith("Previewing ??? at http://")
        assert running.listing()["name"] == "海报?"

    def test_a_checkout_uses_the_site_that_it_has_built(
        self, tmp_path: Path, project: Path
    ) -> None:
        checkout = preview.install(tmp_path / "checkout", SITE)
        (checkout / "build").mkdir()
        (checkout / "pysim" / "site").rename(checkout / "build" / "site")

        with preview.start(checkout, project, "--port", "0") as running:
            assert running.ask("/preview.html").body == SITE["preview.html"].encode()


class TestEnd:
    def test_ctrl_c_ends_quietly_though_somebody_follows(self, start_preview: StartPreview) -> None:
        running = start_preview()
        events = running.events()

        assert running.end(signal.SIGINT) == (0, "")
        assert events.next() is None

    def test_a_request_to_terminate_is_followed(self, start_preview: StartPreview) -> None:
        running = start_preview()

        assert running.end(signal.SIGTERM) == (-signal.SIGTERM, "")


class TestRefusals:
    """Each is one sentence that says what to do, with exit code 2."""

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["nowhere"], "There is no folder nowhere"),
            (["poster/app.json"], "poster/app.json is a file. Name the folder"),
            (["empty"], "empty has no app.json, so it is no mini-program"),
            (["."], "Did you mean mended or poster?"),
            (["mended/pages/deep"], "/mended?"),
            (["outside"], "miniprogramRoot '../poster' leads out of the folder"),
            (["number"], "miniprogramRoot must be a string"),
            (["list"], "It must hold an object"),
            (["broken"], "project.config.json: It cannot be read: "),
            (["deep"], "project.config.json: It cannot be read: "),
            (["poster", "--profile", "nokia"], "iphone"),
            (["poster", "--pixel-ratio", "-1"], "pixelRatio"),
            (["poster", "--port", "70000"], "70000 is not in the range"),
            (["poster", "--host", "192.0.2.1"], "--host 192.0.2.1: "),
            (["poster", "--host", ".."], "--host ..: there is no such address"),
            (["poster", "--wrong"], "--wrong"),
            ([], "Missing argument 'DIR'"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self,
        installed: Path,
        project: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        sentence: str,
    ) -> None:
        monkeypatch.chdir(project.parent)
        config = "project.config.json"
        preview.write(
            project.parent,
            {
                "empty/app.js": "",
                "mended/app.json": "{}",
                "mended/pages/deep/index.js": "",
                f"mended/{config}": '{"miniprogramRoot": "\\u0000"}',
                f"outside/{config}": '{"miniprogramRoot": "../poster"}',
                f"number/{config}": '{"miniprogramRoot": 1}',
                f"list/{config}": "[]",
                f"broken/{config}": "{",
                f"deep/{config}": "[" * 100_000,
            },
        )
        done = preview.run(installed, "preview", *arguments, "--no-open")

        assert done.returncode == 2
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""

    def test_no_free_port_at_all(self, installed: Path, project: Path) -> None:
        with socket.socket() as taken:
            # Whoever else has the port, it is not free.
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", 65535))
            taken.listen()
            done = preview.run(installed, "preview", project, "--port", "65535", "--no-open")

        assert (done.returncode, done.stdout) == (2, "")
        assert "--port 65535: no port is free up to 65535. Choose another one." in done.stderr

    def test_a_missing_site(self, tmp_path: Path, project: Path) -> None:
        bare = preview.install(tmp_path / "bare", {"index.html": "another site"})
        done = preview.run(bare, "preview", project, "--no-open")

        assert done.returncode == 2
        assert "The pages of the preview are missing. In a checkout, build them" in done.stderr

    def test_packages_that_are_not_installed(self, installed: Path, project: Path) -> None:
        without = "sys.modules['watchfiles'] = None"
        done = preview.run(installed, "preview", project, start=without)

        assert done.returncode == 5
        assert "watchfiles is not installed" in done.stderr
        assert "pip install 'pysim-gadget[preview]'" in done.stderr

    def test_a_mistake_of_its_own_is_not_blamed_on_the_installation(self, installed: Path) -> None:
        done = preview.run(installed, "preview", start="sys.modules['pysim.cli.preview'] = None")

        assert done.returncode == 1
        assert "ModuleNotFoundError" in done.stderr


class TestHelp:
    def test_the_version_is_that_of_the_package(self, installed: Path) -> None:
        assert preview.run(installed, "--version").stdout == f"pysim, version {pysim.__version__}\n"

    def test_the_help_names_every_option(self, installed: Path) -> None:
        text = preview.run(installed, "preview", "--help").stdout
        options = ("--page", "--port", "--host", "--open / --no-open", "--profile", "--pixel-ratio")

        assert all(option in text for option in options)


class TestCore:
    def test_the_core_needs_none_of_the_packages_of_the_preview(self, installed: Path) -> None:
        names = ("click", "rich", "starlette", "uvicorn", "watchfiles", "anyio")
        without = "; ".join(f"sys.modules[{name!r}] = None" for name in names)
        code = f"import sys; {without}; import pysim.core.simulator; print('good')"
        done = preview.run_python(installed, "-c", code)

        assert (done.stdout, done.stderr) == ("good\n", "")


class TestAddress:
    class Listener:
        """A socket that says where it listens."""

        def __init__(self, host: str) -> None:
            self.host = host

        def getsockname(self) -> tuple[str, int]:
            return self.host, 80

    @pytest.mark.parametrize(
        ("host", "origin", "loopback"),
        [
            ("127.0.0.1", "http://127.0.0.1:80", True),
            (EVERYWHERE, "http://127.0.0.1:80", False),
            ("::1", "http://[::1]:80", True),
            ("::", "http://[::1]:80", False),
            ("192.168.1.7", "http://192.168.1.7:80", False),
        ],
    )
    def test_a_browser_gets_an_address_that_it_can_use(
        self, host: str, origin: str, *, loopback: bool
    ) -> None:
        listener = self.Listener(host)

        assert origin == address.origin(listener)  # type: ignore[arg-type]
        assert loopback == address.is_loopback(listener)  # type: ignore[arg-type]
