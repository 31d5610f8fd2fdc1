"""Hypothesis strategies: any options a mini-program could pass, and those that `tt.d.ts` allows."""

from typing import Any

from hypothesis import strategies as st

from tests.support.cases import Scene

Options = dict[str, Any]

SPECIAL = [
    {"$js": name}
    for name in ("undefined", "null", "NaN", "Infinity", "-Infinity", "-0", "function", "symbol")
] + [{"$js": "bigint"}, {"$js": "Date"}, {"$js": "Promise"}, {"$js": "Uint8Array", "values": [1]}]
_UNDEFINED = {"$js": "undefined"}
_NUMBERS = ("x", "y", "width", "height", "destWidth", "destHeight", "quality")
# JavaScript strings hold no lone surrogates once they have crossed the wire as JSON.
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


def scenes() -> st.SearchStrategy[Scene]:
    """Small canvases with a few coloured rectangles."""
    lengths = st.integers(1, 60)
    colours = st.sampled_from(["#ff0000", "#00ff0080", "#0000ff01", "#ffffff", "#123456"])
    rectangles = st.tuples(st.integers(0, 59), st.integers(0, 59), lengths, lengths, colours)
    return st.builds(Scene, lengths, lengths, st.lists(rectangles, max_size=3))


def junk() -> st.SearchStrategy[Any]:
    """Any value: wrong types, NaN, huge, negative, unicode, nested."""
    numbers = st.one_of(
        st.integers(-(2**60), 2**60),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(-5, 70),
    )
    plain = st.one_of(st.booleans(), numbers, _TEXTS, st.sampled_from(SPECIAL))
    return st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=6,
    )


def any_options() -> st.SearchStrategy[Options]:
    """Options of which each may be sensible, junk or missing; unknown ones among them."""
    numbers = st.one_of(st.integers(-5, 70), st.floats(-5, 70), junk())
    known = {
        "canvasId": st.one_of(st.just("c"), st.just("c"), st.just("c"), junk()),
        "fileType": st.one_of(st.sampled_from(["png", "jpg", "JPEG"]), junk()),
        **dict.fromkeys(_NUMBERS, numbers),
        "success_": junk(),
        "__proto": junk(),
    }
    return st.fixed_dictionaries({}, optional=known)


def valid_options() -> st.SearchStrategy[Options]:
    """Options that `tt.d.ts` allows, with values inside the documented ranges."""
    places = st.one_of(st.integers(-100, 100), st.floats(-100, 100), st.just(_UNDEFINED))
    lengths = st.one_of(st.integers(1, 80), st.floats(0.001, 80), st.just(_UNDEFINED))
    return st.fixed_dictionaries(
        {"canvasId": st.just("c")},
        optional={
            "x": places,
            "y": places,
            "width": lengths,
            "height": lengths,
            "destWidth": lengths,
            "destHeight": lengths,
            "fileType": st.sampled_from(["png", "jpg"]),
            "quality": st.floats(0, 1, exclude_min=True),
        },
    )


def declared_size(options: Options, scene: Scene) -> tuple[int, int]:
    """Return the size that the vendor's page promises for valid options."""

    def length(name: str, default: float) -> float:
        value = options.get(name, default)
        return default if value == _UNDEFINED else float(value)

    def rounded(value: float) -> int:
        return max(1, int(value + 0.5))

    width, height = length("width", scene.width), length("height", scene.height)
    return (
        rounded(length("destWidth", rounded(width))),
        rounded(length("destHeight", rounded(height))),
    )
