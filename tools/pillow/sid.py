"""A root directory with Debian's development suite and its compiler, and commands in it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools import debian
from tools.command import ToolError, output
from tools.pillow.recipe import CACHE, Recipe

ROOT = CACHE / "sid"
EMSCRIPTEN = "/usr/share/emscripten"
# Emscripten's own folder comes first: Debian's link in /usr/bin to its `emnm` is broken.
PATH = f"{EMSCRIPTEN}:/usr/bin:/bin:/usr/sbin:/sbin"
TAIL = 40


def make(recipe: Recipe) -> None:
    """Install the suite and the compiler into ROOT, unless a complete one is there."""
    stamp = ROOT / "complete"
    wanted = " ".join(recipe.packages)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not debian.available():
        raise ToolError("Pillow's wheel is built as root on Debian, whose compiler it uses")
    if not shutil.which("debootstrap"):
        debian.install("debootstrap", otherwise="install debootstrap")
    shutil.rmtree(ROOT, ignore_errors=True)
    ROOT.mkdir(parents=True)
    include = ",".join(recipe.packages)
    command = ["debootstrap", "--variant=minbase", f"--include={include}", recipe.suite, str(ROOT)]
    log = CACHE / "debootstrap.log"
    with log.open("w") as file:
        code = subprocess.run(
            command, stdout=file, stderr=subprocess.STDOUT, check=False
        ).returncode
    if code:
        raise ToolError(f"debootstrap ended with exit code {code}; its output is in {log}")
    stamp.write_text(wanted)


def inside(path: str) -> Path:
    """Return the path, seen from here, of the absolute `path` inside the root."""
    return ROOT / path.removeprefix("/")


def call(*command: str, cwd: str, env: Mapping[str, str], log: Path) -> None:
    """Run a command inside the root with just `env`; its output goes to the end of `log`."""
    settings = {"PATH": PATH, "HOME": "/root", "LANG": "C.UTF-8", "TZ": "UTC", **env}
    pairs = [f"{name}={value}" for name, value in settings.items()]
    words = ["chroot", str(ROOT), "/usr/bin/env", "-i", "-C", cwd, *pairs, *command]
    with log.open("a") as file:
        file.write(f"\n$ {' '.join(command)}\n")
        file.flush()
        code = subprocess.run(words, stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    if code:
        end = "\n".join(log.read_text(errors="replace").splitlines()[-TAIL:])
        raise ToolError(f"`{' '.join(command)}` ended with exit code {code}:\n{end}\n(log: {log})")


def versions(*packages: str) -> dict[str, str]:
    """Return the installed versions of Debian packages inside the root, by name."""
    form = "--showformat=${Package} ${Version}\n"
    lines = output(["chroot", ROOT, "dpkg-query", "--show", form, *packages]).splitlines()
    pairs = (line.partition(" ") for line in sorted(lines))
    return {name: version for name, _, version in pairs if version}
