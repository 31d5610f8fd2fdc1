"""Byte-compile wheels with the Python that will import them; runs inside Pyodide (see run.mjs).

Arguments: pairs of a wheel and the wheel to write. Each `name.py` becomes `name.pyc` in its place,
where Python imports it without any source beside it.
"""

import base64
import hashlib
import py_compile
import sys
import tempfile
import zipfile
from pathlib import Path

# The earliest time a zip can state: equal contents make equal wheels.
EPOCH = (1980, 1, 1, 0, 0, 0)


def main(arguments: list[str]) -> None:
    """Compile every pair in `arguments`."""
    for source, target in zip(arguments[::2], arguments[1::2], strict=True):
        compile_wheel(Path(source), Path(target))


def compile_wheel(source: Path, target: Path) -> None:
    """Write wheel `source` with compiled modules to `target`."""
    with zipfile.ZipFile(source) as wheel:
        names = sorted(name for name in wheel.namelist() if not name.endswith("/"))
        record_name = next(name for name in names if name.endswith(".dist-info/RECORD"))
        files = dict(
            compiled(name, wheel.read(name)) if name.endswith(".py") else (name, wheel.read(name))
            for name in names
            # Libraries are linked before Python starts, so they travel beside the wheel.
            if name != record_name and not name.endswith(".so")
        )
    files[record_name] = record(files, record_name).encode()
    # Not compressed: hosts do that better, and the browser's Python would take 0.1 s to undo it.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as wheel:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            wheel.writestr(info, data)


def compiled(name: str, source: bytes) -> tuple[str, bytes]:
    """Return the name and bytes of the compiled module; tracebacks show `name`."""
    with tempfile.TemporaryDirectory() as folder:
        module, result = Path(folder, "module.py"), Path(folder, "module.pyc")
        module.write_bytes(source)
        py_compile.compile(
            str(module),
            str(result),
            dfile=name,
            doraise=True,
            # No time of day in the file.
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        return name + "c", result.read_bytes()


def record(files: dict[str, bytes], record_name: str) -> str:
    """Return the wheel's list of files as its format asks: name, hash, size."""
    lines = [
        f"{name},sha256={urlsafe(hashlib.sha256(data).digest())},{len(data)}"
        for name, data in files.items()
    ]
    return "\n".join([*lines, f"{record_name},,", ""])


def urlsafe(digest: bytes) -> str:
    """Encode a hash as RECORD files do."""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


main(sys.argv[1:])
