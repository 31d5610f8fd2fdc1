"""Pictures are checked against goldens on disk, which change only when they are to."""

import os
import stat
import threading
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from pysim.testing import goldens
from pysim.testing.goldens import (
    UPDATE_OPTION,
    AssertImage,
    GoldenMismatchError,
    Goldens,
    Owner,
    Record,
    Results,
    Tolerance,
    files,
)

MAKE = "If it is right, make it the golden:"
WHITE = Image.new("RGBA", (20, 10), "white")
RED = Image.new("RGBA", (20, 10), "red")


def png(image: Image.Image) -> bytes:
    return goldens.read(image).png


def jpg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.convert("RGB").save(file, "JPEG")
    return file.getvalue()


def packed_otherwise(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=0)
    return file.getvalue()


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return Results(tmp_path / "report")


@pytest.fixture
def owner(tmp_path: Path) -> Owner:
    return Owner("tests/test_poster.py::test_poster", tmp_path / "goldens", "chromium")


def failure(
    check: Goldens, actual: object, name: str, owner: Owner, tolerance: Tolerance | None = None
) -> GoldenMismatchError:
    with pytest.raises(GoldenMismatchError) as caught:
        check.check(actual, name, owner, tolerance)
    return caught.value


def test_a_missing_golden_fails_and_says_how_to_make_it(results: Results, owner: Owner) -> None:
    error = failure(Goldens(results), WHITE, "cards/poster.png", owner)

    golden = owner.folder / "chromium" / "cards" / "poster.png"
    actual = results.folder / error.record.actual
    assert str(error).splitlines() == [
        f"There is no golden {golden} yet.",
        "  size        20 × 10 px",
        f"  actual      {actual}",
        f"  report      {results.folder / 'index.html'}",
        f"Look at the actual picture. {MAKE} run the test again with {UPDATE_OPTION}.",
    ]
    assert actual.read_bytes() == png(WHITE)
    assert not golden.exists()


def test_an_update_makes_a_golden_which_then_passes(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "cards/poster.png", owner)

    golden = owner.folder / "chromium" / "cards" / "poster.png"
    assert golden.read_bytes() == png(WHITE)
    assert [path.name for path in golden.parent.iterdir()] == ["poster.png"]
    Goldens(results).check(WHITE, "cards/poster.png", owner)
    assert results.records() == []


def test_a_browser_has_goldens_of_its_own(results: Results, owner: Owner) -> None:
    firefox = Owner(owner.test, owner.folder, "firefox")
    Goldens(results, update=True).check(WHITE, "poster.png", owner)

    assert "There is no golden" in str(failure(Goldens(results), WHITE, "poster.png", firefox))


def test_a_difference_fails_with_figures_and_files(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "poster.png", owner)
    actual = WHITE.copy()
    actual.paste((255, 0, 0), (3, 4, 5, 5))

    error = failure(Goldens(results), actual, "poster.png", owner)

    lines = str(error).splitlines()
    assert lines[:9] == [
        "poster.png is not as expected: 2 pixels differ (1.00 %).",
        "  size        20 × 10 px",
        "  different   2 pixels, 0 allowed",
        "  where       x 3 to 4, y 4",
        "  tolerated   0 pixels",
        "  largest     255 of 255 in one channel",
        "  compared    perceived, threshold 0.05, anti-aliasing ignored",
        f"  expected    {owner.folder / 'chromium' / 'poster.png'}",
        f"  actual      {results.folder / error.record.actual}",
    ]
    assert lines[-1] == f"If the actual picture is right, run the test again with {UPDATE_OPTION}."
    assert error.record.expected
    assert error.record.difference
    assert (results.folder / error.record.actual).read_bytes() == png(actual)
    assert (results.folder / error.record.expected).read_bytes() == png(WHITE)
    with Image.open(results.folder / error.record.difference) as difference:
        assert difference.size == (20, 10)
    assert results.records() == [error.record]


def test_few_pixels_among_many_are_told(results: Results, owner: Owner) -> None:
    large = Image.new("RGBA", (200, 200), "white")
    Goldens(results, update=True).check(large, "poster.png", owner)
    large.putpixel((7, 8), (0, 0, 0, 255))

    error = failure(Goldens(results), large, "poster.png", owner, Tolerance("exact"))

    first, *rest = str(error).splitlines()
    assert first == "poster.png is not as expected: 1 pixel differs (less than 0.01 %)."
    assert "  compared    exact" in rest


def test_another_size_is_told_with_both_sizes(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "poster.png", owner)

    error = failure(Goldens(results), WHITE.resize((21, 10)), "poster.png", owner)

    assert str(error).splitlines()[:2] == [
        "poster.png has the wrong size: 21 × 10 px, expected are 20 × 10 px.",
        "  size        21 × 10 px instead of 20 × 10 px",
    ]


def test_paths_below_the_current_folder_are_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    owner = Owner("test_a.py::test_a", tmp_path / "goldens", "chromium")

    error = failure(Goldens(Results(tmp_path / "report")), WHITE, "a.png", owner)

    golden = Path("goldens", "chromium", "a.png")
    assert str(error).startswith(f"There is no golden {golden} yet.")


def test_an_update_writes_what_differs_and_nothing_else(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "poster.png", owner)
    path = owner.golden("poster.png")
    os.utime(path, (1, 1))

    nearly = Image.new("RGBA", (20, 10), (254, 255, 255))
    Goldens(results, update=True).check(nearly, "poster.png", owner)
    assert path.stat().st_mtime == 1
    assert path.read_bytes() == png(WHITE)

    Goldens(results, update=True).check(RED, "poster.png", owner)
    assert path.read_bytes() == png(RED)


def test_one_golden_is_not_made_twice_in_a_run(results: Results, owner: Owner) -> None:
    other = Owner("tests/test_other.py::test_other", owner.folder, "chromium")
    run = Goldens(results, update=True)
    run.check(WHITE, "poster.png", owner)
    run.check(WHITE, "poster.png", other)

    error = failure(run, RED, "poster.png", other)

    assert str(error).endswith(
        "tests/test_poster.py::test_poster made this golden in this run: give one of both "
        "another name."
    )
    assert owner.golden("poster.png").read_bytes() == png(WHITE)


def test_a_file_becomes_the_golden_as_it_is(results: Results, owner: Owner) -> None:
    run = Goldens(results, update=True)
    run.check(SimpleNamespace(bytes=jpg(RED)), "a.jpg", owner)
    run.check(jpg(RED), "b.jpeg", owner)
    run.check(jpg(RED), "c.png", owner)
    run.check(packed := packed_otherwise(RED), "d.png", owner)

    assert packed != png(RED)
    assert owner.golden("d.png").read_bytes() == packed
    assert owner.golden("a.jpg").read_bytes() == jpg(RED)
    assert owner.golden("b.jpeg").read_bytes() == jpg(RED)
    with Image.open(owner.golden("c.png")) as decoded, Image.open(BytesIO(jpg(RED))) as original:
        assert decoded.format == "PNG"
        assert decoded.convert("RGB").tobytes() == original.tobytes()
    for name in ("a.jpg", "b.jpeg", "c.png"):
        Goldens(results).check(jpg(RED), name, owner, Tolerance("exact"))


def test_a_failing_file_is_kept_as_it_is(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(jpg(RED), "a.jpg", owner)

    error = failure(Goldens(results), jpg(WHITE), "a.jpg", owner)

    assert error.record.expected
    assert error.record.actual.endswith("/actual.jpg")
    assert (results.folder / error.record.actual).read_bytes() == jpg(WHITE)
    assert (results.folder / error.record.expected).read_bytes() == jpg(RED)


@pytest.mark.parametrize("given", [RED, png(RED)])
def test_what_is_no_jpeg_cannot_become_one(given: object, results: Results, owner: Owner) -> None:
    with pytest.raises(ValueError, match=r"a\.jpg says JPEG, which this picture was not made of"):
        Goldens(results, update=True).check(given, "a.jpg", owner)

    assert not owner.folder.exists()


def test_a_golden_that_is_no_image_is_told_and_an_update_mends_it(
    results: Results, owner: Owner
) -> None:
    files.write(owner.golden("a.png"), b"<<<<<<< HEAD")

    with pytest.raises(ValueError, match=r"The file .*a\.png is no image"):
        Goldens(results).check(WHITE, "a.png", owner)
    Goldens(results, update=True).check(WHITE, "a.png", owner)
    Goldens(results).check(WHITE, "a.png", owner)


def test_a_pass_takes_back_an_earlier_failure(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "a.png", owner)
    failure(Goldens(results), RED, "a.png", owner)
    Goldens(results).check(WHITE, "a.png", owner)

    assert results.records() == []


def test_goldens_that_no_test_asks_for_are_left_alone(results: Results, owner: Owner) -> None:
    files.write(owner.golden("old.png"), png(RED))
    Goldens(results, update=True).check(WHITE, "a.png", owner)

    assert owner.golden("old.png").read_bytes() == png(RED)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "../a.png",
        "a/../../a.png",
        "/a.png",
        "a//b.png",
        "a/./b.png",
        "a.png/",
        "C:a.png",
        r"..\a.png",
        "a\n.png",
        "a?.png",
        "con.png",
        "a./b.png",
    ],
)
def test_a_name_stays_in_its_folder_everywhere(name: str, results: Results, owner: Owner) -> None:
    with pytest.raises(ValueError, match="is no name of a golden"):
        Goldens(results, update=True).check(WHITE, name, owner)

    assert not owner.folder.exists()


def test_a_link_leads_nowhere_else(tmp_path: Path, results: Results, owner: Owner) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (owner.folder / "chromium").mkdir(parents=True)
    (owner.folder / "chromium" / "link").symlink_to(elsewhere)

    with pytest.raises(ValueError, match=r"'link/a\.png' is no name of a golden"):
        Goldens(results, update=True).check(WHITE, "link/a.png", owner)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["poster", "poster.gif", "poster.PNG"])
def test_a_name_ends_in_what_it_is(name: str, results: Results, owner: Owner) -> None:
    with pytest.raises(ValueError, match=r"let it end in \.png or \.jpg"):
        Goldens(results).check(WHITE, name, owner)


@pytest.mark.parametrize("name", ["画像/海报 1.png", "a.b/c-d_e.png", "test[7].png"])
def test_names_may_be_of_any_language(name: str, results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, name, owner)

    assert (owner.folder / "chromium" / name).read_bytes() == png(WHITE)


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    files.write(path, b"old")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            files.write(path, b"new")

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.png", b"old")]


def test_others_may_read_a_golden(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    files.write(tmp_path / "a.png", b"new")

    assert stat.S_IMODE((tmp_path / "a.png").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_checks_of_many_threads_keep_all_their_results(results: Results, owner: Owner) -> None:
    start = threading.Barrier(8)

    def work(number: int) -> None:
        mine = Owner(f"test_{number % 4}", owner.folder, owner.browser)
        start.wait()
        for name in ("a.png", "b.png"):
            failure(Goldens(results), WHITE, name, mine)

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(each.test, each.name) for each in results.records()] == [
        (f"test_{number}", name) for number in range(4) for name in ("a.png", "b.png")
    ]


def test_a_run_begins_without_what_an_earlier_one_left(results: Results, owner: Owner) -> None:
    failure(Goldens(results), WHITE, "a.png", owner)
    goldens.write(results.folder)
    (results.folder / "trace.zip").write_bytes(b"somebody else's")

    results.clear()

    assert [path.name for path in results.folder.iterdir()] == ["trace.zip"]
    Results(results.folder / "not there").clear()


def test_a_record_survives_its_file(results: Results) -> None:
    record = Record("t", "n.png", "chromium", "g.png", "a.png", (1, 2))
    results.add(record, {})

    assert results.records() == [record]


def test_assert_image_takes_the_fields_of_a_tolerance(results: Results, owner: Owner) -> None:
    Goldens(results, update=True).check(WHITE, "a.png", owner)
    nearly = Image.new("RGBA", (20, 10), (254, 255, 255))
    assert_image = AssertImage(Goldens(results), owner)

    assert_image(nearly, "a.png")
    assert_image(nearly, "a.png", mode="exact", max_share=1)
    with pytest.raises(AssertionError, match="200 pixels, 0 allowed"):
        assert_image(nearly, "a.png", mode="exact")
    with pytest.raises(AssertionError, match="200 pixels, 7 allowed"):
        assert_image(nearly, "a.png", threshold=0, max_pixels=7, ignore_antialiasing=False)


def test_assert_image_is_that_of_the_test_that_runs(results: Results, owner: Owner) -> None:
    function = AssertImage(Goldens(results, update=True), owner)

    with goldens.current(function) as current:
        assert current is function
        goldens.assert_image(WHITE, "a.png", mode="exact")
    with pytest.raises(RuntimeError, match="while a test of pytest runs"):
        goldens.assert_image(WHITE, "a.png")

    assert owner.golden("a.png").exists()
