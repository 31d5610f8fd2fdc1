"""The command `pysim` in a process of its own, and a small mini-program for it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from watchfiles import watch

from tests.support.preview import write

ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds, on a busy machine."""

PROJECT = {
    "app.json": '{"pages": ["pages/p/p"]}',
    "app.js": "App({})",
    "pages/p/p.ttml": '<canvas canvas-id="c" style="width: 40px; height: 30px"></canvas>',
    "pages/p/p.js": """
Page({
  onLoad({ colour, what }) {
    if (what === 'throw') throw new Error('there is no such colour');
    this.colour = colour;
    this.setData({ what });
  },
  onReady() {
    const ctx = tt.createCanvasContext('c');
    ctx.fillStyle = this.data.row ? this.data.row.colour : this.colour;
    ctx.fillRect(0, 0, 40, 30);
    ctx.draw(false, () => this.setData({ ready: this.data.what !== 'never' }));
  },
  repaint() {
    this.onReady();
    return true;
  },
});
""",
}
"""A page that fills its canvas with the colour of its query, or of its data once it is repainted.
`what` is `throw` or `never`."""
CANVAS = ("--page", "pages/p/p", "--canvas", "c", "--wait", "page.data.ready")


def project(folder: Path) -> Path:
    """Write the mini-program into `folder`, and return it."""
    write(folder, PROJECT)
    return folder


def start(*arguments: str | Path, **env: str) -> subprocess.Popen[str]:
    """Start `pysim`, as the head of a group of processes."""
    return subprocess.Popen(  # noqa: S603  written by the tests
        [sys.executable, "-m", "pysim", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `pysim` to its end."""
    process = start(*arguments, **env)
    out, err = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def wait_until(folder: Path, condition: Callable[[], bool]) -> None:
    """Wait for what is seen in `folder`."""
    end = time.monotonic() + PATIENCE
    for _ in watch(folder, yield_on_timeout=True, rust_timeout=500, step=20):
        if condition():
            return
        assert time.monotonic() < end, sorted(path.name for path in folder.iterdir())


def children(process: subprocess.Popen[str], name: str) -> list[psutil.Process]:
    """Return the processes below it in whose command line `name` is."""
    found = psutil.Process(process.pid).children(recursive=True)
    return [child for child in found if name in " ".join(_command_line(child))]


def _command_line(process: psutil.Process) -> list[str]:
    try:
        line: list[str] = process.cmdline()
    except psutil.NoSuchProcess:
        return []
    return line
