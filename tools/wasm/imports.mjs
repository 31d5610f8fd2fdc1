/**
 * Measure which modules of the standard library the site's worker imports: start as it does, look
 * at `sys.modules`. The list decides what the memory snapshot holds.
 * Usage: node imports.mjs LIST WHEEL…
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { startPyodide } from './pyodide.mjs';

const [list, ...wheels] = process.argv.slice(2);
const pyodide = await startPyodide();
const fresh = new Set(loadedModules());
// As in web/core/boot.ts.
const extractDir = '/lib/python3.14/site-packages';
for (const wheel of wheels) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), 'wheel', { extractDir });
}
for (const name of ['PIL.PngImagePlugin', 'PIL.JpegImagePlugin', 'pysim.browser']) {
  pyodide.pyimport(name);
}
const added = loadedModules().filter((name) => !fresh.has(name));
writeFileSync(list, `${JSON.stringify(added, null, 1)}\n`);

/** Names of loaded modules that come with Python itself, in the order of their import. */
function loadedModules() {
  const names = pyodide.runPython(`
import sys
[name for name, module in sys.modules.items()
 if name != "__main__" and getattr(module, "__spec__", None) is not None
 and (module.__spec__.origin in ("built-in", "frozen")
      or str(module.__spec__.origin).startswith("/lib/python314.zip/"))]`);
  const result = names.toJs();
  names.destroy();
  return result;
}
