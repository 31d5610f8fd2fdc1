"""Check pictures against their goldens: compare, update, keep what failed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pysim.testing.goldens import files, message
from pysim.testing.goldens.compare import Comparison, compare, draw
from pysim.testing.goldens.picture import Picture, read
from pysim.testing.goldens.results import Figures, Record, Results, key
from pysim.testing.goldens.tolerance import Tolerance

KINDS = {".png": ".png", ".jpg": ".jpg", ".jpeg": ".jpg"}
"""By the end of a golden's name, the kind of its file as `Picture.suffix` has it."""


class GoldenMismatchError(AssertionError):
    """A picture is not like its golden, or there is no golden; its text says it in full."""

    def __init__(self, text: str, record: Record) -> None:
        super().__init__(text)
        self.record = record


@dataclass(frozen=True, slots=True)
class Owner:
    """The test that a golden belongs to."""

    test: str
    """How pytest is told to run this one test: its node id."""
    folder: Path
    """Where its goldens lie; they are in a folder per browser."""
    browser: str

    def golden(self, name: str) -> Path:
        """Return where a golden lies; raises ValueError if `name` is none."""
        path = files.inside(self.folder / self.browser, name)
        if path.suffix not in KINDS:
            raise ValueError(f"{name!r} is no name of a golden: let it end in .png or .jpg")
        return path


@dataclass(slots=True)
class Goldens:
    """The goldens of one test run, or of one of its processes."""

    results: Results
    update: bool = False
    """Whether pictures that fail become the goldens."""
    _updated: dict[Path, str] = field(default_factory=dict)
    """The goldens that were written in this run, and by which test."""

    def check(
        self, actual: Any, name: str, owner: Owner, tolerance: Tolerance | None = None
    ) -> None:
        """Compare what `actual` shows (see `read`) with the golden `name` of a test.

        Raises GoldenMismatchError if it is different or there is no golden. When updating, it
        becomes the golden instead, unless another check of this run did so before. Its file is the
        given one if that is of the kind that the name says, else a PNG. What passes is not
        written, so that goldens change only when they have to.

        Raises ValueError if `name` is none, or what is given or the golden is no image.
        """
        __tracebackhide__ = True
        path, picture = owner.golden(name), read(actual)
        golden = self._golden(path)
        comparison = compare(picture.image, golden.image, tolerance) if golden else None
        if comparison is None or not comparison.passed:
            if not self.update or path in self._updated:
                record = self._keep(owner, name, picture, golden, comparison)
                said = message.of(record, self.results, self._updated.get(path))
                raise GoldenMismatchError(said, record)
            files.write(path, _contents(picture, name))
            self._updated[path] = owner.test
        self.results.forget(owner.test, owner.browser, name)

    def _golden(self, path: Path) -> Picture | None:
        """Return None if there is none; one that is no image is none if it is to be updated."""
        try:
            return read(path)
        except FileNotFoundError:
            return None
        except ValueError:
            if not self.update:
                raise
            return None

    def _keep(
        self,
        owner: Owner,
        name: str,
        actual: Picture,
        golden: Picture | None,
        comparison: Comparison | None,
    ) -> Record:
        pictures = {f"actual{actual.suffix}": actual.contents}
        if golden and comparison:
            pictures[f"expected{golden.suffix}"] = golden.contents
            pictures["difference.png"] = Picture(draw(comparison, actual.image)).contents
        folder = f"pictures/{key(owner.test, owner.browser, name)}"
        placed = {f"{folder}/{file}": data for file, data in pictures.items()}
        paths = dict(zip(("actual", "expected", "difference"), placed, strict=False))
        record = Record(
            test=owner.test,
            name=name,
            browser=owner.browser,
            golden=files.shown(owner.golden(name)),
            actual_size=actual.image.size,
            figures=Figures.of(comparison) if comparison else None,
            **paths,
        )
        self.results.add(record, placed)
        return record


def _contents(picture: Picture, name: str) -> bytes:
    """Return the file that becomes the golden of that name."""
    kind = KINDS[Path(name).suffix]
    if kind == ".png":
        return picture.png
    if picture.suffix == kind:
        return picture.contents
    raise ValueError(
        f"{name} says JPEG, which this picture was not made of: give the bytes of a JPEG, as "
        "page.export(…, fileType='jpg') has them, or let the name end in .png"
    )
