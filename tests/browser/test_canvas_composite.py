"""The device's documented list of operations counts, unless the policy says otherwise."""

import pytest
from playwright.sync_api import Page

from tests.support.canvas_page import (
    BLUE,
    colors,
    image,
    lines_of,
    run,
)


def test_undocumented_operation_is_ignored_with_one_warning(blank_page: Page) -> None:
    lines = lines_of(blank_page)

    told = run(
        blank_page,
        "await pysim.configure({ profile: 'android' }); const c = tt.createCanvasContext('a');"
        "c.globalCompositeOperation = 'multiply'; c.globalCompositeOperation = 'multiply';"
        "return c.globalCompositeOperation;",
    )

    assert told == "source-over"
    assert len([line for line in lines if "multiply" in line]) == 1


def test_browser_policy_allows_every_operation(blank_page: Page) -> None:
    told = run(
        blank_page,
        "await pysim.configure({ profile: 'android', compositeOperations: 'browser' });"
        "const c = tt.createCanvasContext('a'); c.globalCompositeOperation = 'multiply';"
        "return c.globalCompositeOperation;",
    )

    assert told == "multiply"


@pytest.mark.parametrize(
    ("policy", "color"), [("documented", BLUE), ("browser", (255, 0, 255, 255))]
)
def test_android_strokes_are_source_over(
    blank_page: Page, policy: str, color: tuple[int, ...]
) -> None:
    found = image(
        blank_page,
        f"await pysim.configure({{ profile: 'android', pixelRatio: 1,"
        f" compositeOperations: '{policy}' }});"
        """
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        c.fillStyle = 'red'; c.fillRect(0, 0, 10, 10); c.globalCompositeOperation = 'lighter';
        c.strokeStyle = 'blue'; c.lineWidth = 10; c.moveTo(0, 5); c.lineTo(10, 5); c.stroke();
        c.draw();
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {color: 100}
