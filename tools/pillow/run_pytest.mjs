/**
 * Run Pillow's own tests in Pyodide under Node: `node run_pytest.mjs PLAN.json`.
 *
 * @typedef {object} Plan
 * @property {string} runtime folder of the npm package `pyodide`
 * @property {string[]} wheels wheels to install, as paths
 * @property {string} pillow folder of Pillow's unpacked sources, which holds its tests
 * @property {string[]} files names of the test files
 * @property {string} result path of the JSON file that is written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @type {Plan} */
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { loadPyodide } = await import(pathToFileURL(`${plan.runtime}/pyodide.mjs`).href);
const pyodide = await loadPyodide();
const extractDir = pyodide.runPython('import sysconfig; sysconfig.get_path("purelib")');
for (const wheel of plan.wheels) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), 'whl', { extractDir });
}
pyodide.mountNodeFS('/pillow', plan.pillow);
pyodide.runPython(readFileSync(new URL('pytest_in_pyodide.py', import.meta.url), 'utf8'));
const run = pyodide.globals.get('run');
writeFileSync(plan.result, run('/pillow', pyodide.toPy(plan.files)));
