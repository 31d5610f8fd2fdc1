"""Set up this checkout and run one of its chores: `python3 build.py serve`, `… test` and so on.

It starts with nothing but Python's standard library, and goes on inside the project's own `.venv`.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

if sys.version_info < (3, 11):  # noqa: UP036  this file is what an older Python meets first
    sys.exit(
        f"pysim needs Python 3.11 or newer, but this is {sys.version.split()[0]}: "
        "start build.py with a newer one, for example `python3.12 build.py serve`"
    )

from pysim.driver import browsers
from tools import setup

if TYPE_CHECKING:
    from collections.abc import Callable

# That a chore drives.
BROWSERS: dict[str, tuple[browsers.Name, ...]] = {
    "test": setup.TESTED_BROWSERS,
    "pictures": ("chromium",),
}


def arguments() -> argparse.ArgumentParser:
    """Describe the chores and their options."""
    parser = argparse.ArgumentParser(prog="build.py", description="Chores of this project.")
    chores = parser.add_subparsers(dest="chore", required=True, metavar="CHORE")

    serve = chores.add_parser("serve", help="build the site and serve it on this machine")
    serve.add_argument("--port", type=int, default=8000, help="busy means the next free one (8000)")
    serve.add_argument("--open", action="store_true", help="open it in the default browser")

    chores.add_parser(
        "preview",
        help="build the site and preview a mini-program; further arguments go to pysim preview",
        add_help=False,
    )

    chores.add_parser(
        "test", help="build the site and run all tests; further arguments go to pytest"
    )

    site = chores.add_parser("site", help="build the static site into a folder")
    site.add_argument("--out", required=True, metavar="DIR", help="made if it does not exist")

    wheel = chores.add_parser("wheel", help="build the site and the Python package that carries it")
    wheel.add_argument("--out", required=True, metavar="DIR", help="made if it does not exist")

    chores.add_parser("check", help="formats, lint, types and whatever must agree")
    chores.add_parser("emit", help="write the files that derive from the API table")
    chores.add_parser("pictures", help="take the pictures of the examples for the READMEs")
    chores.add_parser("pillow", help="Pillow's wheel for the browser; see pillow/README.md")
    return parser


def run(options: argparse.Namespace, rest: list[str]) -> int:
    """Do the chore; imports come late because they need what the set-up installs."""
    from pysim.emit.__main__ import main as emit  # noqa: PLC0415
    from tools import check, pictures, pillow, preview, serve, site, test, wheel  # noqa: PLC0415

    chores: dict[str, Callable[[], int]] = {
        "serve": lambda: serve.main(port=options.port, open_browser=options.open),
        "preview": lambda: preview.main(rest),
        "test": lambda: test.main(rest),
        "site": lambda: site.main(options.out),
        "wheel": lambda: wheel.main(options.out),
        "check": check.main,
        "emit": lambda: emit([]),
        "pictures": pictures.main,
        "pillow": lambda: pillow.main(rest),
    }
    return chores[options.chore]()


def main() -> int:
    """Set up, move into the project's own Python, do the chore; the result is the exit code."""
    parser = arguments()
    options, rest = parser.parse_known_args()
    if rest and options.chore not in {"preview", "test", "pillow"}:
        parser.error(f"{options.chore} does not know {' '.join(rest)}")
    try:
        setup.ensure(browsers=BROWSERS.get(options.chore, ()))
        if not setup.inside_venv():
            sys.stdout.flush()
            os.execv(setup.PYTHON, [str(setup.PYTHON), __file__, *sys.argv[1:]])
        return run(options, rest)
    except setup.ToolError as error:
        print(f"build.py {options.chore}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
