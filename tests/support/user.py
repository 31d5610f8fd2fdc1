"""The user of the case files: sees what is shown and answers it, natively and in a page alike."""

import base64
from typing import Any

from playwright.sync_api import Page

from tests.support import network
from tests.support.cases import Case

_WATCH = """
({ answer }) => {
  window.removeEventListener('pysim-ui', window.user);
  while (pysim.ui.shown && pysim.ui.shown.kind !== 'toast') pysim.ui.answer('cancel');
  window.seen = [];
  const file = ({ name, bytes }) =>
    new File([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))], name);
  const given = Array.isArray(answer) ? answer.map(file) : answer;
  window.user = ({ detail: shown }) => {
    if (!shown) return;
    seen.push(shown);
    // After the dialog has opened, as a tap would come.
    if (answer !== null && shown.kind !== 'toast') queueMicrotask(() => pysim.ui.answer(given));
  };
  window.addEventListener('pysim-ui', window.user);
}
"""


PAGE_EFFECTS = ("navigate", "dressPage", "tabBar", "scrollPage", "pullDown")


def act(effect: dict[str, Any], answer: Any) -> dict[str, Any] | None:
    """Return the result of showing `effect` to a user who answers `answer`; None: not for users."""
    if effect["kind"] in ("toast", "hideToast", "preview", "saveImage", *PAGE_EFFECTS):
        return answer or {}
    if effect["kind"] == "pickImages":
        picked = [] if answer == "cancel" else answer
        return {"files": [{"name": each["name"], "bytes": network.body(each)} for each in picked]}
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
    answer = case.answer
    if isinstance(answer, list):
        answer = [
            {"name": each["name"], "bytes": base64.b64encode(network.body(each)).decode()}
            for each in answer
        ]
    page.evaluate(_WATCH, {"answer": answer})


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
        name: list(value) if isinstance(value, tuple) else value
        for name, value in shown[0].items()
        if value is not None
    }
    assert first == case.shows


def clear(page: Page) -> None:
    """Take everything away: the page's own elements and what is shown over them."""
    page.evaluate(
        """async () => {
          document.body.replaceChildren();
          await tt.hideToast();
          while (pysim.ui.shown) pysim.ui.answer('cancel');
        }"""
    )


def start(page: Page, call: str) -> None:
    """Start a call and wait until it shows something; `window.outcome` will be its result."""
    page.evaluate(
        """(call) => {
          window.outcome = undefined;
          const keep = (result) => { window.outcome = result; };
          new Function(`return ${call}`)().then(keep, (error) => keep({ ...error }));
        }""",
        call,
    )
    page.wait_for_function("pysim.ui.shown")


def outcome(page: Page) -> dict[str, Any]:
    """Return the result of the call that `start` made."""
    page.wait_for_function("window.outcome")
    result: dict[str, Any] = page.evaluate("outcome")
    return result
