"""The chore `build.py pillow`: build, check and test Pillow's wheel for Pyodide."""

import argparse
import time

from tools.command import ToolError
from tools.pillow import compile as compiling
from tools.pillow import recipe, record, sid, suite

BUILDS = 2


def main(argv: list[str]) -> int:
    """Do what the arguments say; the result is the exit code."""
    parser = argparse.ArgumentParser(
        prog="build.py pillow",
        description="Build Pillow's wheel for Pyodide from pinned sources, as root on Debian.",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--check", action="store_true", help="check the committed wheel (fast)")
    which.add_argument("--test", action="store_true", help="run Pillow's own tests on that wheel")
    options = parser.parse_args(argv)
    try:
        if options.check:
            return check()
        if options.test:
            suite.run_all(recipe.read())
        else:
            build()
    except ToolError as error:
        print(f"build.py pillow: {error}")
        return 1
    return 0


def check() -> int:
    """Print what disagrees between wheel, record, recipe and pins; 0 if nothing does."""
    complaints = record.check(recipe.read())
    for complaint in complaints:
        print(f"pillow/: {complaint}")
    return 1 if complaints else 0


def build() -> None:
    """Build the wheel twice from nothing; keep it if both builds have the same hash."""
    wanted = recipe.read()
    start = time.monotonic()
    print(f"Debian {wanted.suite} with the compiler …", flush=True)
    sid.make(wanted)
    hashes = []
    for number in range(1, BUILDS + 1):
        print(f"Build {number} of {BUILDS} …", flush=True)
        wheel = compiling.wheel(wanted, str(number))
        hashes.append(recipe.sha256(wheel))
        print(f"  {hashes[-1]} after {time.monotonic() - start:.0f} s", flush=True)
    if len(set(hashes)) > 1:
        raise ToolError("the builds differ, so nothing was kept")
    record.write(wanted, wheel, hashes)
    print(f"{wanted.wheel.name}: {wanted.wheel.stat().st_size} bytes. Now run it with --test.")
