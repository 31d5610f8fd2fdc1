/**
 * Run a Python file in the Pyodide that the site ships, under Node, with the checkout at /project.
 * Usage: node run.mjs SCRIPT ARGUMENT… (paths relative to the checkout)
 */
import { readFileSync } from 'node:fs';
import { ROOT, startPyodide } from './pyodide.mjs';

const [script, ...args] = process.argv.slice(2);
const pyodide = await startPyodide({ args: [script, ...args] });
pyodide.mountNodeFS('/project', ROOT);
pyodide.FS.chdir('/project');
pyodide.runPython(readFileSync(`${ROOT}/${script}`, 'utf8'), { filename: script });
