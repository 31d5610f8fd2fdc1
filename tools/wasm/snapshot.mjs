/**
 * Save the memory of a Pyodide that has imported what the worker will need of the standard library.
 * Binary packages cannot be part of a snapshot, so Pillow is not.
 * Usage: node snapshot.mjs LIST SNAPSHOT
 */
import crypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { startPyodide } from './pyodide.mjs';

// The same bytes at every time, on every machine. Nothing random may be kept from here anyway:
// whoever restores the memory gets fresh entropy from the browser, and seeds `random` with it.
crypto.randomFillSync = (view) => view.fill(0);
Date.now = () => 0;
performance.now = () => 0;
const NO_PROGRAM = './this.program';

const [list, snapshot] = process.argv.slice(2);
const pyodide = await startPyodide({ _makeSnapshot: true, _sysExecutable: NO_PROGRAM });
for (const name of JSON.parse(readFileSync(list, 'utf8'))) pyodide.pyimport(name).destroy();
writeFileSync(snapshot, pyodide.makeMemorySnapshot());
