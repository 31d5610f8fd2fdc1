"""The component engine's own tests, as its package ships them, over our backend and our compiler.

They are written for the version of the template compiler that came out with the engine, and run
with the newer one that we compile with.
"""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from tests.support import engine
from tests.support.engine import Outcome

PASS_ON_COMPOSED = 763
PASS_FOR_DOM = 180

EVENTS = "legacy/event.test.js Events"

# What cannot pass, by the reason that the failure has to give: beginnings of names.
NOT_OURS = {
    # It reads a private field of the backend that the tests bring.
    "expected undefined to be 'wx-normal'": ["core/misc.test.ts component utils hostNodeTagName"],
}
ON_COMPOSED = {
    **NOT_OURS,
    # It makes touches of plain objects, as jsdom has them, for the engine's own backend.
    "Failed to construct 'TouchEvent'": [
        "backend/domlike.test.ts domlike backend events tap event"
    ],
}
FOR_DOM = {
    **NOT_OURS,
    # Such components are drawn without the engine. It has them on its own backend alone.
    "external rendering is only supported in Domlike backend": [
        "core/element_iterator.test.ts",
        "core/misc.test.ts dump element dump node structure (external component)",
        "legacy/element_iterator.test.js Element Iterator should support",
        f"{EVENTS} #addListenerToElement should attach listeners to native-rendering elements",
        f"{EVENTS} #triggerEvent should trigger",
        f"{EVENTS} #triggerEvent should convert event target correctly (in native mode)",
        f"{EVENTS} #triggerEvent should convert event target correctly (in full and native mode)",
        f"{EVENTS} #triggerEvent should bubble from shadowRoot",
        f"{EVENTS} #triggerEvent should contain marks",
        "tmpl/native_rendering.test.ts",
    ],
    # They need fields of the DOM, which tell of an input and whose HTML has no end.
    "input": ["tmpl/lvalue.test.ts model value binding model value binding on native node (DOM"],
}
# They put what they draw in the page's own document.
IN_DOCUMENT = {"backend/domlike.test.ts", "legacy/external.test.js"}


def test_the_engines_own_tests_pass_on_our_backend(browser: Browser, tmp_path: Path) -> None:
    folder = engine.lay_out(tmp_path / "engine")
    outcomes = engine.outcomes(folder, engine.files(folder), browser)
    assert passed(outcomes, ON_COMPOSED) == PASS_ON_COMPOSED


def test_those_for_the_engines_backend_over_the_dom_pass_on_ours(
    browser: Browser, tmp_path: Path
) -> None:
    folder = engine.lay_out(tmp_path / "engine", dom_is_ours=True)
    others = [file for file in engine.files(folder) if not engine.names_our_backend(folder, file)]
    chosen = [file for file in others if file not in IN_DOCUMENT]
    assert passed(engine.outcomes(folder, chosen, browser), FOR_DOM) == PASS_FOR_DOM


def passed(outcomes: Iterable[Outcome], excepted: dict[str, list[str]]) -> int:
    """Return how many passed; all must have, but the excepted, which must fail for the reason."""
    exceptions = [(name, reason) for reason, names in excepted.items() for name in names]
    wrong = []
    count = 0
    seen = set()
    for outcome in outcomes:
        reasons = [(name, why) for name, why in exceptions if outcome.name.startswith(name)]
        seen.update(reasons)
        if any(not any(why in error for error in outcome.errors) for _, why in reasons):
            wrong.append(f"{outcome.name} does not fail as expected: {outcome.errors}")
        elif outcome.errors and not reasons:
            wrong.append(f"{outcome.name} fails: {outcome.errors}")
        count += not outcome.errors
    wrong += [f"{name} is no test" for name, why in exceptions if (name, why) not in seen]
    assert not wrong, "\n".join(wrong)
    return count
