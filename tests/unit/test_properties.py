"""Whatever a mini-program passes, it gets one answer, and an image only of the right size."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pysim.core.errors import SettingError
from pysim.core.openings import FAULTS
from pysim.core.policy import Settings, all_settings
from tests.support import strategies
from tests.support.cases import Scene
from tests.support.drive import Answer
from tests.support.native import NativeHost

RATIOS = st.sampled_from([1, 2, 3, 1.5, 2.625])


def export(scene: Scene, options: Any, **changes: Any) -> Answer | None:
    answer = NativeHost(changes, {"c": scene}).call("canvasToTempFilePath", options)
    if answer:
        assert not any("Traceback" in line for line in answer.console), answer.console
    return answer


@settings(deadline=None, max_examples=300)
@given(strategies.scenes(), strategies.any_options(), RATIOS)
def test_any_options_get_one_answer_and_success_only_with_an_image(
    scene: Scene, options: Any, ratio: float
) -> None:
    answer = export(scene, options, pixelRatio=ratio)

    assert answer is not None
    if answer.ok:
        assert answer.image.size[0] >= 1
        assert answer.image.format in {"PNG", "JPEG"}
    else:
        assert answer.file is None
        assert answer.result["errno"] == 104, answer.result


@settings(deadline=None, max_examples=200)
@given(strategies.scenes(), strategies.junk())
def test_options_of_any_kind_get_one_answer(scene: Scene, options: Any) -> None:
    answer = export(scene, options)

    assert answer is not None
    assert answer.ok or answer.result["errno"] == 104


@settings(deadline=None, max_examples=300)
@given(strategies.scenes(), strategies.valid_options(), RATIOS)
def test_valid_options_give_an_image_of_exactly_the_declared_size(
    scene: Scene, options: Any, ratio: float
) -> None:
    answer = export(scene, options, pixelRatio=ratio)

    assert answer is not None
    assert answer.ok, answer.result
    assert answer.image.size == strategies.declared_size(options, scene)


@settings(deadline=None, max_examples=100)
@given(strategies.scenes(), strategies.valid_options())
def test_the_size_does_not_depend_on_the_pixel_ratio(scene: Scene, options: Any) -> None:
    sizes = {
        answer.image.size
        for ratio in (1, 2, 3)
        if (answer := export(scene, options, pixelRatio=ratio))
    }

    assert len(sizes) == 1


@settings(deadline=None, max_examples=200)
@given(strategies.scenes(), strategies.any_options(), st.data())
def test_no_combination_of_policies_breaks_a_call(
    scene: Scene, options: Any, data: st.DataObject
) -> None:
    names = st.sampled_from([each for each in all_settings() if each.choices])
    chosen = data.draw(st.lists(names, max_size=6, unique_by=lambda each: each.name))
    changes = {each.name: data.draw(st.sampled_from(each.choices)) for each in chosen}

    answer = export(scene, options, **changes)

    silent = changes.get("faults") == "never" or changes.get("unknownCanvas") == "silent"
    assert answer is not None or silent


_NAMES = st.one_of(st.text(max_size=12), st.sampled_from([each.name for each in all_settings()]))
_VALUES = st.one_of(st.text(), st.floats(), st.integers(), st.just(10**400), st.none())


@given(st.dictionaries(_NAMES, _VALUES))
def test_settings_are_taken_whole_or_refused_with_a_sentence(values: dict[str, Any]) -> None:
    sentence = ""
    try:
        assert values.keys() <= Settings().changed(values).as_dict().keys()
    except SettingError as error:
        sentence = str(error)

    refusal = r".+ is not allowed\. Allowed: .+\.|There is no setting .+ The settings are: .+\."
    assert re.fullmatch(f"({refusal})?", sentence)


def test_every_fault_can_be_set_for_one_api() -> None:
    for fault in FAULTS:
        changed = Settings().changed({"faults": f"stat:{fault}"})

        assert changed.fault("stat") == fault
        assert changed.fault("unlink") is None
