"""Write the report of a run: a page that shows every failed comparison, from local files alone."""

import shlex
from collections import Counter
from collections.abc import Iterable
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from pysim.testing.goldens import files, message
from pysim.testing.goldens.results import ASSETS, Figures, Record, Results

PAGE = resources.files(__package__) / "page"
ZOOMS = {"fit": "Fit", "1": "1×", "2": "2×", "4": "4×", "8": "8×"}
FIRST_ZOOM = {32: "8", 64: "4", 128: "2"}
"""By the longest side, in pixels, of the largest picture that is shown so at first."""


class Html(str):
    """Text that is HTML already. All other text is escaped on its way into a template."""

    __slots__ = ()


def write(folder: Path) -> Path | None:
    """Write the report of what lies in a folder of results, and return its path.

    To be called once, after all processes of the run have ended. None if nothing failed; then
    there is no report.
    """
    results = Results(folder)
    records = results.records()
    if not records:
        return None
    for name in ASSETS:
        files.write(folder / name, (PAGE / name).read_bytes())
    files.write(results.report, _page(records).encode())
    return results.report


def _page(records: list[Record]) -> Html:
    number = f"{len(records)} picture{' is' if len(records) == 1 else 's are'}"
    kinds = sorted(Counter(map(_kind, records)).items())
    return _filled(
        "page",
        title=f"{number} not as expected",
        summary=", ".join(f"{count} {kind}" for kind, count in kinds),
        entries=_joined(_entry(number, record) for number, record in enumerate(records)),
        cards=_joined(_card(number, record) for number, record in enumerate(records)),
    )


def _entry(number: int, record: Record) -> Html:
    return _filled(
        "entry",
        number=number,
        name=record.name,
        test=record.test,
        browser=record.browser,
        kind=_kind(record),
    )


def _card(number: int, record: Record) -> Html:
    found = record.figures
    width, height = _frame(record)
    figures = message.figures(record, found) if found else [("size", message.size(width, height))]
    return _filled(
        "card",
        number=number,
        width=width,
        height=height,
        name=record.name,
        kind=_kind(record),
        browser=record.browser,
        test=record.test,
        headline=message.headline(record),
        figures=_joined(_filled("figure", label=label, value=value) for label, value in figures),
        views=_filled("views", number=number) if found else "",
        zooms=_zooms(number, max(width, height)),
        panes=_panes(record),
        stack=_stack(record, found) if found else "",
        golden=record.golden,
        command=f"pytest {shlex.quote(record.test)} {message.UPDATE_OPTION}",
    )


def _kind(record: Record) -> str:
    if not record.figures:
        return "without a golden"
    return "different" if record.actual_size == record.figures.expected_size else "of another size"


def _frame(record: Record) -> tuple[int, int]:
    """Return the size, in pixels, of what has room for all pictures of a comparison."""
    width, height = record.actual_size
    wanted = record.figures.expected_size if record.figures else (0, 0)
    return max(width, wanted[0]), max(height, wanted[1])


def _zooms(number: int, side: int) -> Html:
    first = next((zoom for limit, zoom in FIRST_ZOOM.items() if side <= limit), "fit")
    return _joined(
        _filled(
            "zoom",
            number=number,
            value=value,
            label=label,
            checked="checked" if value == first else "",
        )
        for value, label in ZOOMS.items()
    )


def _panes(record: Record) -> Html:
    panes = [("Actual", record.actual, record.actual_size, message.size(*record.actual_size))]
    if record.figures and record.expected and record.difference:
        expected = record.figures.expected_size
        note = f"{record.figures.pixels:,} red, {record.figures.tolerated:,} tolerated amber"
        panes.insert(0, ("Expected", record.expected, expected, message.size(*expected)))
        panes.append(("Difference", record.difference, _frame(record), note))
    return _joined(
        _filled(
            "pane",
            label=label,
            path=path,
            name=record.name,
            note=note,
            width=size[0],
            outline=_outline(record),
        )
        for label, path, size, note in panes
    )


def _stack(record: Record, found: Figures) -> Html:
    return _filled(
        "stack",
        name=record.name,
        actual=record.actual,
        actual_width=record.actual_size[0],
        expected=record.expected,
        expected_width=found.expected_size[0],
        outline=_outline(record),
    )


def _outline(record: Record) -> Html:
    """Return what lies around the difference, in shares of the frame."""
    if not record.figures:
        return Html()
    left, top, right, bottom = record.figures.box
    width, height = _frame(record)
    return _filled(
        "outline",
        left=100 * left / width,
        top=100 * top / height,
        width=100 * (right - left) / width,
        height=100 * (bottom - top) / height,
    )


def _filled(template: str, **values: object) -> Html:
    text = (PAGE / f"{template}.html").read_text("utf-8")
    safe = {
        name: value if isinstance(value, Html) else escape(str(value))
        for name, value in values.items()
    }
    return Html(Template(text).substitute(safe))


def _joined(parts: Iterable[Html]) -> Html:
    return Html("".join(parts))
