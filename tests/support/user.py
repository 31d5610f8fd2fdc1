"""The user of the case files: sees what is shown and answers it, natively and in a page alike."""

from typing import Any

from playwright.sync_api import Page

from tests.support.cases import Case

_WATCH = """
({ answer }) => {
  window.removeEventListener('pysim-ui', window.user);
  window.seen = [];
  window.user = ({ detail: shown }) => {
    if (!shown) return;
    seen.push(shown);
    // After the dialog has opened, as a tap would come.
    if (answer !== null && shown.kind !== 'toast') queueMicrotask(() => pysim.ui.answer(answer));
  };
  window.addEventListener('pysim-ui', window.user);
}
"""


def act(effect: dict[str, Any], answer: Any) -> dict[str, Any] | None:
    """Return the result of showing `effect` to a user who answers `answer`; None: not for users."""
    if effect["kind"] in ("toast", "hideToast"):
        return {}
    if effect["kind"] == "modal":
        return {"confirm": answer == "confirm"}
    if effect["kind"] == "actionSheet":
        return {"index": -1 if answer == "cancel" else answer}
    if effect["kind"] == "switches":
        on = [each["on"] for each in effect["items"]]
        return {"on": [not each if index == answer else each for index, each in enumerate(on)]}
    return None


def watch(page: Page, case: Case) -> None:
    """Let a user look at what `page` shows from now on, and answer dialogs as the case says."""
    page.evaluate(_WATCH, {"answer": case.answer})


def seen(page: Page) -> list[dict[str, Any]]:
    """Return everything shown since `watch`."""
    shown: list[dict[str, Any]] = page.evaluate("seen")
    return shown


def check(case: Case, shown: list[dict[str, Any]]) -> None:
    """Assert that what was shown first is what the case says."""
    if case.shows is None:
        return
    assert shown, "nothing was shown"
    first = {
        name: list(value) if isinstance(value, tuple) else value for name, value in shown[0].items()
    }
    assert first == case.shows
