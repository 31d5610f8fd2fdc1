"""Hold an answer against what a case expects; the same for every way of running it."""

from typing import Any

from PIL import Image, ImageColor, JpegImagePlugin

from tests.support.cases import Case, fill_in
from tests.support.drive import Answer

_CHROMA = {0: "4:4:4", 2: "4:2:0"}


def check(case: Case, answer: Answer, path: str) -> None:
    """Assert everything that `case` says of the answer; `path` replaces "{path}"."""
    for word in case.console:
        assert any(word in line for line in answer.console), (word, answer.console)
    if case.fail:
        _check_failure(case, answer)
        return
    assert answer.order == ["success", "complete"], answer.result
    assert answer.result["errMsg"] == f"{case.api}:ok"
    for name, expected in fill_in(case.result or {}, path).items():
        assert _plain(answer.result[name]) == expected, name


def check_image(case: Case, answer: Answer) -> None:
    """Assert what `case` says of the exported image."""
    if not case.image:
        return
    image = answer.image
    assert image.format == case.image["format"]
    assert list(image.size) == case.image["size"]
    if "mode" in case.image:
        assert image.mode == case.image["mode"]
    if "chroma" in case.image:
        assert isinstance(image, JpegImagePlugin.JpegImageFile)
        assert _CHROMA[JpegImagePlugin.get_sampling(image)] == case.image["chroma"]
    suffix = {"PNG": "png", "JPEG": "jpg"}[case.image["format"]]
    area = case.image.get("area", "temp")
    if "tempFilePath" in answer.result:
        assert answer.result["tempFilePath"].startswith(f"ttfile://{area}/")
        assert answer.result["tempFilePath"].endswith(f".{suffix}")
    for x, y, colour in case.pixels:
        _check_pixel(image, answer.pixel(x, y), x, y, colour)


def _check_pixel(image: Image.Image, got: tuple[int, ...], x: int, y: int, colour: str) -> None:
    expected = ImageColor.getcolor(colour, "RGBA")
    assert isinstance(expected, tuple)
    # Premultiplied storage in 8 bits cannot tell colours under low alpha more finely.
    tolerance = 1 if image.format == "JPEG" or 0 < expected[3] < 255 else 0
    near = all(abs(a - b) <= tolerance for a, b in zip(got, expected, strict=True))
    assert near, f"({x}, {y}) is {got}, expected {expected}"


def _check_failure(case: Case, answer: Answer) -> None:
    expected = case.fail or {}
    assert answer.order == ["fail", "complete"], answer.result
    assert answer.result["errno"] == expected["errno"]
    assert answer.result["errMsg"].startswith(f"{case.api}:fail ")
    for word in expected["says"]:
        assert word in answer.result["errMsg"], (word, answer.result["errMsg"])
    if "errString" in expected:
        assert answer.result["errString"] == expected["errString"]
    assert "Traceback" not in answer.result["errMsg"]


def _plain(value: Any) -> Any:
    """Return the values of a typed array, else `value`."""
    return value["values"] if isinstance(value, dict) and "values" in value else value
