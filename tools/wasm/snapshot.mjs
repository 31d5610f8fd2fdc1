/**
 * Save the memory of a Pyodide that has imported the core and what it uses of Pillow and of the
 * standard library: whoever starts from it has nothing to import.
 *
 * Libraries are linked before Python starts, so that their code and data lie at the same addresses
 * wherever they are linked in the same order; the memory then holds what they have made of it.
 * Usage: node snapshot.mjs SNAPSHOT LIBRARY… WHEEL…
 */
import crypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import createModule from '../../web/node_modules/pyodide/pyodide.asm.mjs';
import { ROOT, startPyodide } from './pyodide.mjs';

// The same bytes at every time, on every machine. Nothing random may be kept from here anyway:
// whoever restores the memory gets fresh entropy from the browser, and seeds `random` with it.
crypto.randomFillSync = (view) => view.fill(0);
Date.now = () => 0;
performance.now = () => 0;
const NO_PROGRAM = './this.program';

const [snapshot, ...files] = process.argv.slice(2);
// As in web/core/boot.ts.
const names = new Map(files.map((file) => [`/lib/${basename(file)}`, file]));
const called = (ending) => [...names.keys()].filter((name) => name.endsWith(ending));
const libraries = called('.so');
const linked = { dynamicLibraries: libraries, locateFile: (name) => names.get(name) };
const pyodide = await startPyodide({
  createPyodideModule: (settings) => createModule(Object.assign(settings, linked)),
  _makeSnapshot: true,
  _sysExecutable: NO_PROGRAM,
});
for (const [name, file] of names) pyodide.FS.writeFile(name, readFileSync(file));
const scope = pyodide.toPy({ __name__: 'fill' });
const source = readFileSync(`${ROOT}/tools/wasm/fill.py`, 'utf8');
const fill = pyodide.runPython(`${source}\nfill`, { globals: scope });
fill(pyodide.toPy(libraries), pyodide.toPy(called('.whl')));
for (const proxy of [fill, scope]) proxy.destroy();
writeFileSync(snapshot, pyodide.makeMemorySnapshot());
