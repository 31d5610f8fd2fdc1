"""A folder in which a team has a mini-program and tests, and pytest as they run it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import preview

ROOT = Path(__file__).parents[3]

PROJECT = {
    "app.json": '{"pages": ["pages/card", "pages/other"]}',
    "app.js": "App({ globalData: { started: Date.now(), chance: Math.random() } })",
    "pages/card.ttml": """
<canvas id="card" canvas-id="card" style="width: 40px; height: 20px"></canvas>
<view id="fail" bindtap="fail">fail</view>
""",
    "pages/card.js": """
Page({
  data: { colour: 'red' },
  onLoad({ colour }) { if (colour) this.setData({ colour }); },
  onReady() { this.draw(); },
  draw() {
    const context = tt.createCanvasContext('card', this);
    context.setFillStyle(this.data.colour);
    context.fillRect(0, 0, 40, 20);
    context.draw(false, () => this.setData({ drawn: true }));
  },
  fail() { console.log('about to fail'); throw new Error('the button is broken'); },
})
""",
    "pages/other.ttml": "<view>other</view>",
    "pages/other.js": "Page({})",
}

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def team(pytester: pytest.Pytester) -> Path:
    """The folder, with the mini-program in `card`."""
    preview.write(pytester.path / "card", PROJECT)
    pytester.makeini("[pytest]\naddopts = --strict-markers")
    return pytester.path


@pytest.fixture
def run(team: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that writes `source` as the team's tests and runs them."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    # pytest-cov of the process around it is none of the team's.
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def run_one(source: str, *options: str) -> pytest.RunResult:
        (team / "tests").mkdir(exist_ok=True)
        (team / "tests" / "test_card.py").write_text(source, encoding="utf-8")
        return pytester.runpytest_subprocess("-p", "pysim.testing.plugin", *options, timeout=120)

    return run_one
