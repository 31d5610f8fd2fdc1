/**
 * Save the memory of a Pyodide that has imported what the worker will need of the standard library.
 * Binary packages cannot be part of a snapshot, so Pillow is not.
 * Usage: node snapshot.mjs LIST SNAPSHOT
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { startPyodide } from './pyodide.mjs';

const [list, snapshot] = process.argv.slice(2);
const pyodide = await startPyodide({ _makeSnapshot: true });
for (const name of JSON.parse(readFileSync(list, 'utf8'))) pyodide.pyimport(name).destroy();
writeFileSync(snapshot, pyodide.makeMemorySnapshot());
