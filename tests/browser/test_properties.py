"""The same promises through a real page: any options whatever, on any canvas."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.support import drive, scenes, strategies
from tests.support.cases import Scene

_QUICKLY = settings(
    deadline=None,
    max_examples=120,
    # The page is shared on purpose: each example replaces its canvases.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
RATIOS = st.sampled_from([1, 2, 3])


@pytest.fixture
def page(shared_page: Page) -> Page:
    drive.reset(shared_page)
    return shared_page


def export(page: Page, scene: Scene, options: Any, ratio: int) -> drive.Answer:
    drive.configure(page, pixelRatio=ratio)
    scenes.paint(page, {"c": scene})
    return drive.call(page, "canvasToTempFilePath", options)


@_QUICKLY
@given(strategies.scenes(), strategies.any_options() | strategies.junk(), RATIOS)
def test_any_options_get_one_answer_and_then_complete(
    page: Page, scene: Scene, options: Any, ratio: int
) -> None:
    answer = export(page, scene, options, ratio)

    assert answer.order in (["success", "complete"], ["fail", "complete"])
    if answer.ok:
        assert answer.image.size[0] >= 1
    else:
        assert answer.result["errno"] == 104, answer.result


@_QUICKLY
@given(strategies.scenes(), strategies.valid_options(), RATIOS)
def test_valid_options_give_an_image_of_exactly_the_declared_size(
    page: Page, scene: Scene, options: Any, ratio: int
) -> None:
    answer = export(page, scene, options, ratio)

    assert answer.ok, answer.result
    assert answer.image.size == strategies.declared_size(options, scene)
