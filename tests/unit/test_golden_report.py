"""The report shows what failed, from files beside it, and takes no name for markup."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from pysim.testing import goldens
from pysim.testing.goldens import GoldenMismatchError, Goldens, Owner, Results, Tolerance

TEST = "tests/test_poster.py::test_poster"


class Elements(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "

    def values(self, tag: str, name: str) -> list[str]:
        return [attrs[name] for found, attrs in self.found if found == tag and name in attrs]


def image(size: tuple[int, int] = (300, 200), colour: str = "white") -> Image.Image:
    return Image.new("RGBA", size, colour)


class Run:
    """A run whose checks fail, and its report."""

    def __init__(self, folder: Path) -> None:
        self.results = Results(folder / "report")
        self.folder = folder / "goldens"

    def fail(
        self,
        actual: Image.Image,
        expected: Image.Image | None = None,
        *,
        name: str = "poster.png",
        test: str = TEST,
        tolerance: Tolerance | None = None,
    ) -> None:
        owner = Owner(test, self.folder, "chromium")
        if expected:
            Goldens(self.results, update=True).check(expected, name, owner)
        with pytest.raises(GoldenMismatchError):
            Goldens(self.results).check(actual, name, owner, tolerance)

    def report(self) -> Elements:
        path = goldens.write(self.results.folder)
        assert path == self.results.folder / "index.html"
        return Elements(path.read_text("utf-8"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_without_failures_there_is_no_report(run: Run) -> None:
    assert goldens.write(run.results.folder) is None
    assert not run.results.folder.exists()


def test_all_that_it_shows_lies_beside_it(run: Run) -> None:
    run.fail(image(colour="red"), image())
    run.fail(image(), name="new.png")

    page = run.report()

    shown = [
        *page.values("img", "src"),
        *page.values("script", "src"),
        *(link for link in page.values("link", "href") if link != "data:,"),
        *(link for link in page.values("a", "href") if not link.startswith("#")),
    ]
    assert len(page.values("img", "src")) == 3 + 2 + 1
    for path in shown:
        assert (run.results.folder / unquote(path)).is_file(), path
    for style in run.results.folder.glob("*.css"):
        assert "url(" not in style.read_text()
        assert "@import" not in style.read_text()


def test_it_tells_figures_and_what_to_do(run: Run) -> None:
    actual = image()
    actual.putpixel((30, 50), (0, 0, 0, 255))
    run.fail(actual, image(), tolerance=Tolerance("exact"))

    text = " ".join(run.report().text.split())

    for part in (
        "1 picture is not as expected 1 different",
        "poster.png is not as expected: 1 pixel differs (less than 0.01 %).",
        "size 300 × 200 px",
        "different 1 pixel, 0 allowed",
        "where x 30, y 50",
        "largest 255 of 255",
        "compared exact",
        f"pytest {TEST} --pysim-update-goldens",
    ):
        assert part in text


def test_it_sums_up_and_sorts_by_test(run: Run) -> None:
    run.fail(image(colour="red"), image(), name="z.png", test="b.py::test")
    run.fail(image(colour="blue"), image(), name="y.png", test="a.py::test")
    run.fail(image((310, 190)), image(), name="x.png", test="c.py::test")
    run.fail(image(), name="w.png", test="d.py::test")

    page = run.report()

    text = " ".join(page.text.split())
    assert "4 pictures are not as expected" in text
    assert "2 different, 1 of another size, 1 without a golden" in text
    titles = page.values("a", "title")
    assert titles == ["a.py::test", "b.py::test", "c.py::test", "d.py::test"]
    assert page.values("article", "id") == [link[1:] for link in page.values("a", "href")[:4]]


def test_pictures_of_two_sizes_share_a_frame(run: Run) -> None:
    run.fail(image((310, 190)), image((300, 200)))

    page = run.report()

    assert page.values("article", "style") == ["--w: 310; --h: 200"]
    assert page.values("img", "style") == [f"--iw: {w}" for w in (300, 310, 310, 300, 310)]


def test_the_difference_is_outlined(run: Run) -> None:
    actual = image()
    actual.paste((255, 0, 0), (30, 50, 60, 60))
    run.fail(actual, image())

    outlines = run.report().values("i", "style")

    assert outlines == ["left: 10.0%; top: 25.0%; width: 10.0%; height: 5.0%"] * 4


@pytest.mark.parametrize(("side", "zoom"), [(16, "8"), (64, "4"), (100, "2"), (129, "fit")])
def test_a_small_picture_is_enlarged_at_first(side: int, zoom: str, run: Run) -> None:
    run.fail(image((side, 10)))

    zooms = [attrs for tag, attrs in run.report().found if attrs.get("name") == "zoom-0"]

    assert [attrs["value"] for attrs in zooms if "checked" in attrs] == [zoom]


def test_only_a_comparison_has_views(run: Run) -> None:
    run.fail(image(), name="new.png")

    page = run.report()

    assert "view-0" not in page.values("input", "name")
    assert page.values("img", "alt") == ["Actual: new.png"]


def test_names_are_no_markup(run: Run) -> None:
    run.fail(image(), name="a'&b$name.png", test="t.py::test[<script>alert(1)</script>\"'&]")

    path = goldens.write(run.results.folder)

    assert path
    html = path.read_text("utf-8")
    page = Elements(html)
    assert page.values("script", "src") == ["report.js"]
    assert page.values("a", "title") == ["t.py::test[<script>alert(1)</script>\"'&]"]
    assert page.values("img", "alt") == ["Actual: a'&b$name.png"]
    assert re.findall(r"<script[^>]*>", html) == ['<script src="report.js" defer>']


def test_a_long_name_makes_no_long_path(run: Run) -> None:
    run.fail(image(), name=f"{'很长' * 20}/{'long-' * 30}.png", test="t.py::test" + "x" * 500)

    (path,) = run.report().values("img", "src")

    assert len(path) < 110
