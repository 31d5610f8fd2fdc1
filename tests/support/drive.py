"""Call `tt` inside a page and bring back what the callbacks received, and the exported file."""

import base64
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page

REVIVE = """
  const special = {
    undefined: () => undefined, null: () => null, NaN: () => NaN, Infinity: () => Infinity,
    '-Infinity': () => -Infinity, function: () => () => 1, symbol: () => Symbol('s'),
    bigint: () => 10n, Date: () => new Date(0), Promise: () => Promise.resolve(),
    Uint8ClampedArray: (values) => new Uint8ClampedArray(values),
    Uint8Array: (values) => new Uint8Array(values),
    text: (length) => 'x'.repeat(length),
    ArrayBuffer: (values) => new Uint8Array(values).buffer,
    '-0': () => -0,
    object: (entries) => Object.fromEntries(entries),
    cycle: () => { const cycle = {}; cycle.self = cycle; return cycle; },
    getter: () => ({ get when() { throw new Error('a getter'); } }),
  };
  const revive = (value) => {
    if (Array.isArray(value)) return value.map(revive);
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.$js === 'string') return special[value.$js](value.values ?? value.length);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, revive(v)]));
  };
"""
"""JavaScript that defines `revive`: values that JSON has no word for travel as {"$js": name}."""

_JS = (
    "async ({ api, options, aborted }) => {"
    + REVIVE
    + """
  // Taken before a profile without it was set.
  const manager = window.fileManager ??= tt.getFileSystemManager();
  const events = [];
  window.beforeCall?.();
  window.beforeCall = undefined;
  const settled = new Promise((done) => {
    const given = revive(options);
    const call = tt[api] ?? manager[api];
    if (given === null || typeof given !== 'object') {
      const end = (outcome) => (result) => {
        const shown = { ...result };
        events.push([outcome, shown], ['complete', shown]);
        done();
      };
      call(given).then(end('success'), end('fail'));
      return;
    }
    const callbacks = {
      success: (result) => events.push(['success', result]),
      fail: (result) => events.push(['fail', result]),
      complete: (result) => { events.push(['complete', result]); done(); },
    };
    const task = call({ ...given, ...callbacks });
    if (aborted) task.abort();
  });
  await settled;
  // A second callback would come in the same turn or the next.
  await new Promise((done) => setTimeout(done, 0));
  const result = events[0][1];
  const path = result.tempFilePath;
  const file = path && await new Promise((done, failed) => manager.readFile({
    filePath: path, encoding: 'base64', success: (r) => done(r.data), fail: failed }));
  const plain = (value) => value instanceof Uint8ClampedArray
    ? { type: 'Uint8ClampedArray', values: Array.from(value) }
    : value instanceof ArrayBuffer
    ? { type: 'ArrayBuffer', values: Array.from(new Uint8Array(value)) }
    : value;
  const shown = Object.fromEntries(Object.entries(result).map(([k, v]) => [k, plain(v)]));
  return { order: events.map((e) => e[0]), same: events[0][1] === events.at(-1)[1],
           result: shown, file: file || null };
}
"""
)


@dataclass(frozen=True)
class Answer:
    """What one call gave: callbacks in order, the callback object, the file it made."""

    order: list[str]
    result: dict[str, Any]
    file: bytes | None = None
    console: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.order[0] == "success"

    @cached_property
    def image(self) -> Image.Image:
        assert self.file is not None, self.result
        image = Image.open(BytesIO(self.file))
        image.load()
        return image

    def pixel(self, x: int, y: int) -> tuple[int, ...]:
        """Return RGBA at a point of the exported image."""
        pixel = self.image.convert("RGBA").getpixel((x, y))
        assert isinstance(pixel, tuple)
        return pixel


def call(page: Page, api: str, options: Any, *, aborted: bool = False) -> Answer:
    """Call `tt[api]` (or the file manager's) with `options` and wait for `complete`.

    `aborted`: the task that the call returns is aborted at once.
    """
    answer = page.evaluate(_JS, {"api": api, "options": options, "aborted": aborted})
    assert answer["same"], "success/fail and complete must tell the same"
    data = base64.b64decode(answer["file"]) if answer["file"] else None
    return Answer(answer["order"], answer["result"], data)


def export(page: Page, **options: Any) -> Answer:
    """Call `tt.canvasToTempFilePath` and fetch the image file."""
    return call(page, "canvasToTempFilePath", options)


def configure(page: Page, **settings: Any) -> None:
    """Change settings of the page for later calls."""
    page.evaluate("(settings) => pysim.configure(settings)", settings)


def reset(page: Page, **settings: Any) -> None:
    """Put every setting back to its default but those given, and empty the user area."""
    page.evaluate(
        """async (settings) => {
          window.defaults ??= { ...pysim.settings };
          window.fileManager ??= tt.getFileSystemManager();
          await pysim.configure({ ...window.defaults, ...settings });
          await tt.clearStorage();
          const user = 'ttfile://user/';
          const { files } = await fileManager.readdir({ dirPath: user });
          for (const name of files) {
            const { stat } = await fileManager.stat({ path: user + name });
            if (stat.isFile()) await fileManager.unlink({ filePath: user + name });
            else await fileManager.rmdir({ dirPath: user + name, recursive: true });
          }
        }""",
        settings,
    )


def occupy(page: Page, api: str, options: Any, count: int) -> None:
    """Make `count` calls and do not wait for them; `release` aborts them."""
    page.evaluate(
        """({ api, options, count }) => {
          const one = () => new Promise((over) => {
            const task = tt[api]({ ...options, complete: over });
            window.occupied.push(() => { task.abort(); return over; });
          });
          window.occupied = [];
          for (let index = 0; index < count; index += 1) void one();
        }""",
        {"api": api, "options": options, "count": count},
    )


def release(page: Page) -> None:
    """Abort what `occupy` began; the core has heard of it on return."""
    page.evaluate(
        """async () => {
          for (const abort of window.occupied ?? []) abort();
          window.occupied = [];
          await new Promise((done) => setTimeout(done, 0));
          await pysim.configure({});
        }"""
    )


def stays_silent(page: Page, api: str, options: Any) -> bool:
    """Call `tt[api]`; tell whether no callback has run once a later message was answered."""
    silent: bool = page.evaluate(
        """async ({ api, options }) => {
          let called = false;
          tt[api]({ ...options, complete: () => { called = true; } });
          await pysim.configure({});
          await pysim.configure({});
          await new Promise((done) => setTimeout(done, 0));
          return !called;
        }""",
        {"api": api, "options": options},
    )
    return silent
