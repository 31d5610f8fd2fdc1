"""How long an isolated page test takes with the plug-in, after the first, by number of processes.

    .venv/bin/python bench/plugin.py [count] [browser]

Needs the built site (`python3 build.py site --out build/site`). Each test opens a fresh
mini-program, exports its canvas and looks at a pixel. Wall time of all tests over their number,
from the end of the first one in each process on; pytest's own start is not counted.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]

PROJECT = {
    "app.json": '{"pages": ["pages/card"]}',
    "app.js": "App({})",
    "pages/card.ttml": '<canvas canvas-id="card" style="width: 300px; height: 200px"></canvas>',
    "pages/card.js": """
Page({
  onReady() {
    const context = tt.createCanvasContext('card', this);
    context.setFillStyle('red');
    context.fillRect(0, 0, 300, 200);
    context.draw(false, () => this.setData({ drawn: true }));
  },
})
""",
}
TESTS = """
import pytest

@pytest.mark.parametrize("number", range({count}))
def test_card(miniprogram, number):
    page = miniprogram("card").open("pages/card", query={{"number": number}})
    page.wait_for("page.data.drawn")
    assert page.export("card").image.getpixel((5, 5)) == (255, 0, 0)
"""
# Notes when each test of a process ended.
CONFTEST = """
import json, os, time

def pytest_runtest_logreport(report):
    if report.when == "teardown" and "node" not in vars(report):
        with open(f"times-{os.getpid()}.jsonl", "a") as file:
            file.write(json.dumps([time.time(), report.outcome]) + "\\n")
"""


def main(count: int, browser: str) -> None:
    """Print one line per number of processes."""
    print(f"{count} isolated tests in {browser}, {os.cpu_count()} processors")
    for processes in (1, 2):
        with TemporaryDirectory() as folder:
            print(f"{processes} process(es): {_measure(Path(folder), count, browser, processes)}")


def _measure(folder: Path, count: int, browser: str, processes: int) -> str:
    files = PROJECT | {"test_card.py": TESTS.format(count=count), "conftest.py": CONFTEST}
    for path, text in files.items():
        place = folder / path if "test" in path else folder / "card" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    options = ["-p", "pysim.testing.plugin", f"--pysim-browser={browser}", "-q", "-n", processes]
    subprocess.run(  # noqa: S603  pytest on files written here
        [sys.executable, "-m", "pytest", *map(str, options)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    ends = [
        [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
        for file in folder.glob("times-*.jsonl")
    ]
    ends = [each for each in ends if len(each) > 1]
    began = max(each[0] for each in ends)
    later = [end for each in ends for end in each if end > began]
    return f"{1000 * (max(later) - began) / len(later):.0f} ms a test"


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 100,
        sys.argv[2] if len(sys.argv) > 2 else "chromium",  # noqa: PLR2004
    )
