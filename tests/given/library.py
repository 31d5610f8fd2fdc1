"""Install the published libraries, bundle one with its driver, and run it in a page over `tt`."""

import base64
import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.support import drive
from tools.command import WEB, npm_program, run

FOLDER = Path(__file__).parent

Sizes = dict[str, tuple[int, int]]

# A mini-program's script sees `wx` or `uni` and its page stack, but nothing of a browser's page.
_BEFORE = "globalThis.given = (function (wx, uni, getCurrentPages, window, document, navigator) {"
_AFTER = "return given; })(tt, tt, () => [{}]);"

_SET_CANVASES = """
(sizes) => {
  document.body.replaceChildren();
  for (const [id, [width, height]] of Object.entries(sizes)) {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('canvas-id', id);
    canvas.style = `display: block; width: ${width}px; height: ${height}px`;
    document.body.append(canvas);
  }
}
"""
_RUN = """
(input) => Promise.race([
  given.run(input),
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the library did not finish within 30 s')), 30_000);
  }),
]).catch((error) => {
  throw error instanceof Error ? error : new Error(JSON.stringify(error));
})
"""
_BACKING_STORES = """
(ids) => ids.map((id) => document.querySelector(`canvas[canvas-id="${id}"]`))
  .map(({ width, height }) => [width, height])
"""


def install() -> None:
    """Install what the lock file names, unless that is what is there."""
    stamp = FOLDER / "node_modules" / ".complete"
    wanted = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    run(["npm", "ci", "--loglevel=error"], cwd=FOLDER)
    stamp.write_text(wanted)


def bundle(driver: str, folder: Path) -> Path:
    """Bundle `drivers/<driver>.js` with its library into a classic script that sets `given`."""
    script = folder / f"{driver}.js"
    entry = FOLDER / "drivers" / f"{driver}.js"
    form = ["--bundle", "--format=iife", "--global-name=given", "--charset=utf8"]
    places: list[str | Path] = [entry, f"--outfile={script}", "--log-level=error"]
    run([npm_program("esbuild"), *form, *places], cwd=WEB)
    script.write_text(f"{_BEFORE}\n{script.read_text('utf-8')}\n{_AFTER}\n", "utf-8")
    return script


def images(page: Page, script: Path, canvases: Sizes, given: object) -> dict[str, Image.Image]:
    """Run `script` over nothing but `canvases` (logical px); return the images it made."""
    page.evaluate(_SET_CANVASES, canvases)
    page.add_script_tag(path=script)
    made = page.evaluate(_RUN, given)
    return {name: _open(page, address) for name, address in made.items()}


def backing_stores(page: Page, canvases: Sizes) -> Sizes:
    """Return the sizes of the canvases' backing stores (device px)."""
    sizes = page.evaluate(_BACKING_STORES, list(canvases))
    return {name: tuple(size) for name, size in zip(canvases, sizes, strict=True)}


def _open(page: Page, address: str) -> Image.Image:
    """Open the image at a path of the file manager or in a `data:` URI."""
    if address.startswith("data:"):
        text = address.partition(",")[2]
    else:
        answer = drive.call(page, "readFile", {"filePath": address, "encoding": "base64"})
        assert answer.ok, answer.result
        text = answer.result["data"]
    image = Image.open(BytesIO(base64.b64decode(text)))
    image.load()
    return image
