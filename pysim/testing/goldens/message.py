"""What a failed comparison says to a developer, in the terminal."""

from pysim.testing.goldens import files
from pysim.testing.goldens.results import Figures, Record, Results

UPDATE_OPTION = "--pysim-update-goldens"


def of(record: Record, results: Results, updated_by: str | None = None) -> str:
    """Return some lines: what is wrong, figures, the files, what to do.

    `updated_by` is the test that made this golden earlier in this run, if one did.
    """
    lines = [headline(record)]
    if record.figures:
        lines += [f"  {label:<12}{value}" for label, value in figures(record, record.figures)]
    else:
        lines += [f"  {'size':<12}{size(*record.actual_size)}"]
    lines += [f"  {'expected':<12}{record.golden}"] if record.expected else []
    for label, path in (("actual", record.actual), ("difference", record.difference)):
        lines += [f"  {label:<12}{files.shown(results.folder / path)}"] if path else []
    lines += [f"  {'report':<12}{files.shown(results.report)}"]
    return "\n".join([*lines, _advice(record, updated_by)])


def headline(record: Record) -> str:
    """Return one sentence on what is wrong."""
    if not record.figures:
        return f"There is no golden {record.golden} yet."
    if record.actual_size != record.figures.expected_size:
        return (
            f"{record.name} has the wrong size: {size(*record.actual_size)}, "
            f"expected are {size(*record.figures.expected_size)}."
        )
    differ = "differs" if record.figures.pixels == 1 else "differ"
    return (
        f"{record.name} is not as expected: {pixels(record.figures.pixels)} {differ} "
        f"({_share(record.figures)})."
    )


def figures(record: Record, found: Figures) -> list[tuple[str, str]]:
    """Return the figures of a comparison, named, as people read them."""
    left, top, right, bottom = found.box
    named = [
        ("size", size(*record.actual_size)),
        ("different", f"{pixels(found.pixels)}, {found.allowed:,} allowed"),
        ("where", f"x {_range(left, right)}, y {_range(top, bottom)}"),
        ("tolerated", pixels(found.tolerated)),
        ("largest", f"{found.largest} of 255 in one channel"),
        ("compared", found.tolerance),
    ]
    if found.expected_size != record.actual_size:
        named[0] = ("size", f"{size(*record.actual_size)} instead of {size(*found.expected_size)}")
    return named


def size(width: int, height: int) -> str:
    """Return a size as text."""
    return f"{width} × {height} px"


def pixels(count: int) -> str:
    """Return a number of pixels as text."""
    return f"{count:,} pixel{'' if count == 1 else 's'}"


def _share(found: Figures) -> str:
    """Return the share of pixels that differ, of which there is one at least."""
    width, height = found.expected_size
    percent = f"{100 * found.pixels / (width * height):.2f}"
    return "less than 0.01 %" if percent == "0.00" else f"{percent} %"


def _range(start: int, end: int) -> str:
    return f"{start} to {end - 1}" if end - start > 1 else f"{start}"


def _advice(record: Record, updated_by: str | None) -> str:
    if updated_by:
        return f"{updated_by} made this golden in this run: give one of both another name."
    if record.figures:
        return f"If the actual picture is right, run the test again with {UPDATE_OPTION}."
    return (
        "Look at the actual picture. If it is right, make it the golden: run the test again "
        f"with {UPDATE_OPTION}."
    )
