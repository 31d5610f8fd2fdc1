"""Find the built site: inside the installed package, or where a checkout builds it."""

from pathlib import Path

import pysim

_PACKAGE = Path(pysim.__file__).parent
_PLACES = (_PACKAGE / "site", _PACKAGE.parent / "build" / "site")


class SiteError(Exception):
    """There is no site; the text says what to do."""


def find() -> Path:
    """Return the folder of the built site; raise SiteError if there is none."""
    for place in _PLACES:
        if (place / "preview.html").is_file():
            return place
    raise SiteError(
        "The pages of the preview are missing. In a checkout, build them with "
        "`python3 build.py site --out build/site`; elsewhere, install pysim-gadget again."
    )
