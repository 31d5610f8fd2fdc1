/** Start the pinned Pyodide under Node. */
import { fileURLToPath } from 'node:url';
import { loadPyodide } from '../../web/node_modules/pyodide/pyodide.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Equal hashes in every build make equal bytes. */
const REPEATABLE = { PYTHONHASHSEED: '0' };

// Node would print the line of source that threw, which here has a million characters.
process.on('uncaughtException', ({ message }) => {
  console.error(message);
  process.exit(1);
});

export function startPyodide(options = {}) {
  return loadPyodide({ env: { ...REPEATABLE }, ...options });
}
