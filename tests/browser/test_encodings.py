"""Texts of JavaScript, which may hold half a surrogate pair, on their way into a file and back."""

from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import run


def test_any_text_passes_as_the_pages_own_encoder_has_it(blank_page: Page) -> None:
    drive.reset(blank_page)

    wrong = run(
        blank_page,
        r"""
        const manager = tt.getFileSystemManager();
        const filePath = 'ttfile://user/text';
        const through = async (data, encoding, back) => {
          await manager.writeFile({ filePath, data, encoding });
          return (await manager.readFile({ filePath, encoding: back })).data;
        };
        const texts = ['\ud800x', 'x\udfff', '\ud800', '\udc00\ud800', '😀', '中é', ''];
        const wrong = [];
        for (const text of texts) {
          if (await through(text, 'ucs2', 'utf16le') !== text) wrong.push(['ucs2', text]);
          const bytes = [...new Uint8Array(await through(text, 'utf8', undefined))];
          if (String(bytes) !== String([...new TextEncoder().encode(text)])) {
            wrong.push(['utf8', text, bytes]);
          }
          const low = text.replace(/[^]/g, (unit) => String.fromCharCode(unit.charCodeAt() & 255));
          if (await through(text, 'binary', 'latin1') !== low) wrong.push(['binary', text]);
        }
        return wrong;
        """,
    )

    assert wrong == []
