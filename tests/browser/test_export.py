"""`pysim export`, as a shell script has it."""

import hashlib
import json
import signal
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.support import command
from tests.support.command import CANVAS

EXAMPLES = command.ROOT / "examples"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return command.project(tmp_path / "project")


def test_a_code_of_an_example_can_be_read(tmp_path: Path) -> None:
    out = tmp_path / "code.png"
    what = ("--page", "pages/code/code", "--canvas", "code", "--wait", "page.data.content")
    size = ("--option", "destWidth=500", "--option", "destHeight=500")
    done = command.run("export", EXAMPLES / "qrcode", *what, *size, "--out", out, "--json")

    assert (done.returncode, done.stderr) == (0, "")
    facts = json.loads(done.stdout)
    assert facts.pop("ms") > 0
    assert facts == {
        "errMsg": "canvasToTempFilePath:ok",
        "width": 500,
        "height": 500,
        "bytes": out.stat().st_size,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
        "file": str(out),
    }
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(out.read_bytes())))
    assert code.text == "https://open.feishu.cn/document"
    assert [path.name for path in tmp_path.iterdir()] == ["code.png"]


def test_a_poster_of_an_example_in_firefox(tmp_path: Path) -> None:
    out = tmp_path / "poster.jpg"
    what = ("--page", "pages/edit/edit?look=ember", "--canvas", "poster")
    how = ("--setting", "pixelRatio=3", "--option", "destWidth=540", "--option", "quality=0.5")
    browser = ("--browser", "firefox")
    done = command.run("export", EXAMPLES / "poster", *what, *how, *browser, "--out", out)

    assert done.returncode == 0, done.stderr
    image = Image.open(BytesIO(out.read_bytes()))
    assert (image.format, image.width) == ("JPEG", 540)
    assert done.stdout.startswith(f"{out}: 540 × {image.height} px, {out.stat().st_size} bytes, in")


def test_query_and_data_are_the_pages(project: Path, tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    data.write_text('{"row": {"colour": "#00ff00"}}')
    given = ("--query", "colour=#ff0000", "--data", f"@{data}", "--out", tmp_path / "c.png")
    repainted = "page.colour === '#ff0000' && page.repaint()"
    done = command.run("export", project, *CANVAS[:-1], repainted, *given)

    assert done.returncode == 0, done.stderr
    image = Image.open(tmp_path / "c.png").convert("RGB")
    assert image.getcolors() == [(40 * 30, (0, 255, 0))]


def test_the_api_fails(project: Path, tmp_path: Path) -> None:
    what = ("--page", "pages/p/p", "--canvas", "other", "--out", tmp_path / "c.png", "--json")
    done = command.run("export", project, *what)

    assert done.returncode == 4
    facts = json.loads(done.stdout)
    assert facts["errMsg"] in done.stderr
    assert facts["errMsg"].startswith("canvasToTempFilePath:fail")
    assert not (tmp_path / "c.png").exists()


def test_a_page_that_never_comes_so_far_and_what_its_code_throws(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "c.png"
    out.write_bytes(b"older")
    given = ("--query", "what=throw", "--timeout", "1", "--out", out)
    done = command.run("export", project, *CANVAS[:-1], "page.data.never", *given)

    assert done.returncode == 3
    assert "pages/p/p.js:4:" in done.stderr
    assert "there is no such colour" in done.stderr
    assert "wait_for('page.data.never')" in done.stderr
    assert out.read_bytes() == b"older"


def test_a_page_that_is_not_there(project: Path, tmp_path: Path) -> None:
    what = ("--page", "pages/q/q", "--canvas", "c", "--out", tmp_path / "c.png")
    done = command.run("export", project, *what)

    assert (done.returncode, done.stdout) == (3, "")
    assert "There is no page pages/q/q" in done.stderr


def test_a_browser_that_does_not_start(project: Path, tmp_path: Path) -> None:
    given = ("--out", tmp_path / "c.png")
    done = command.run("export", project, *CANVAS, *given, PYSIM_CHROMIUM="/bin/false")

    assert done.returncode == 5
    assert "chromium does not start" in done.stderr


def test_an_interruption(project: Path, tmp_path: Path) -> None:
    given = ("--query", "what=never", "--timeout", "600", "--out", tmp_path / "c.png")
    process = command.start("export", project, *CANVAS, *given)
    while not command.children(process, "--type=renderer"):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=command.PATIENCE)

    assert (process.returncode, out) == (130, "")
    assert not (tmp_path / "c.png").exists()
