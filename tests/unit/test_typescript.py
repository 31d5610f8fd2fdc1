"""`tt.d.ts` takes what the vendor's pages show and refuses what they do not."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TYPES = ROOT / "web" / "generated" / "tt.d.ts"

VALID = """
tt.canvasToTempFilePath({ canvasId: 'a' }).then((result) => result.tempFilePath.length);
tt.canvasToTempFilePath({
  canvasId: 'a', x: 0, y: undefined, width: 1.5, destWidth: 3, fileType: 'jpg', quality: 0.3,
  success(result) { result.tempFilePath.endsWith('.jpg'); },
  fail(error) { error.errno.toFixed(); error.errString.length; },
  complete(result) { result.errMsg.length; },
}, {});
const context = tt.createCanvasContext('a');
const gradient = context.createLinearGradient(0, 0, 1, 1);
gradient.addColorStop(0, '#fff');
context.setFillStyle(gradient);
context.fillStyle = context.createPattern('a.png', 'repeat-x');
context.drawImage('a.png', 0, 0, 10, 10);
context.draw(true, () => context.measureText('x').width.toFixed());
const nothing: void = tt.canvasToTempFilePath({ canvasId: 'a', success() {} });
tt.canvasGetImageData({ canvasId: 'a', x: 0, y: 0, width: 1, height: 1,
  success: ({ data }) => data.buffer });
tt.getFileSystemManager().stat({ path: 'a', success: ({ stat }) => stat.isFile() });
tt.getFileSystemManager().statSync('a').isFile();
tt.getFileSystemManager().mkdirSync('ttfile://user/a', true);
tt.getFileSystemManager().readFileSync('a', 'base64', 0, 5);
tt.setStorageSync('a', { b: [1] });
tt.getStorageInfoSync().keys.length;
tt.getSystemInfoSync().safeArea.width.toFixed();
tt.request({ url: 'https://a.test', data: { a: 1 } }).then(({ data }) => data.anything);
tt.request({ url: 'https://a.test', success: ({ statusCode }) => statusCode.toFixed() }).abort();
tt.downloadFile({ url: 'https://a.test' }).onProgressUpdate(({ progress, totalBytesWritten }) =>
  progress + totalBytesWritten);
if (tt.canIUse('canvasToTempFilePath')) tt.getSystemInfo();
tt.scanCode({ scanType: ['qrCode'], success: (result) => result.result, fail: (e) => e.errno });
tt.env.USER_DATA_PATH.endsWith('user');
tt.nextTick(() => tt.arrayBufferToBase64(tt.base64ToArrayBuffer('AA==')).length);
tt.onThemeChange((event) => event.theme);
"""
INVALID = [
    "tt.canvasToTempFilePath({});",
    "tt.canvasToTempFilePath({ canvasId: 'a', success() {} }).then();",
    "tt.canvasToTempFilePath({ canvasId: 7 });",
    "tt.canvasToTempFilePath({ canvasId: 'a', width: '50' });",
    "tt.canvasToTempFilePath({ canvasId: 'a', fileType: 'webp' });",
    "tt.canvasGetImageData({ canvasId: 'a', x: 0, y: 0, width: 1 });",
    "tt.createCanvasContext('a').ellipse(0, 0, 1, 1, 0, 0, 1);",
    "tt.getFileSystemManager().writeFile({});",
    "tt.getFileSystemManager().accessSync();",
    "tt.getStorageSync(7);",
]


def errors(folder: Path, source: str) -> str:
    """Return what the TypeScript compiler says of `source`, strictly checked."""
    file = folder / "sample.ts"
    file.write_text(source, encoding="utf-8")
    compiler = ROOT / "web" / "node_modules" / ".bin" / "tsc"
    options = ["--noEmit", "--strict", "--target", "es2022", "--types", "", "--ignoreConfig"]
    command = [str(compiler), *options, str(TYPES), str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_types_take_what_the_pages_document(tmp_path: Path) -> None:
    assert errors(tmp_path, VALID) == ""


def test_the_types_take_the_vendors_sample(tmp_path: Path) -> None:
    sample = ROOT / "tests" / "fixtures" / "seed-sample.js"

    assert errors(tmp_path, sample.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("source", INVALID)
def test_the_types_refuse_what_fails(tmp_path: Path, source: str) -> None:
    assert "error TS" in errors(tmp_path, source)
