/**
 * CommonJS for the mini-program's own files: each runs once, in a function of its own, under its
 * exact name and with its exact lines in stacks.
 */

import { NAME_PREFIX } from '../protocol/project';

type Require = (path: string) => unknown;

/** What a file finds around it, besides `require`, `module` and `exports`. */
export type Globals = Record<string, unknown>;

interface Module {
  exports: unknown;
}

export class Modules {
  private readonly modules = new Map<string, Module>();

  /** `scripts` by path with suffix; `globals` gives what the file at a path finds around it. */
  constructor(
    private readonly scripts: Record<string, string>,
    private readonly globals: (path: string) => Globals,
  ) {}

  has(path: string): boolean {
    return Object.hasOwn(this.scripts, path);
  }

  /** Run the file `path` unless it has run, and return its exports; throws what the file throws. */
  load(path: string): unknown {
    const known = this.modules.get(path);
    if (known) return known.exports;
    const source = this.scripts[path];
    if (source === undefined) throw new Error(`there is no file ${path}`);
    const module: Module = { exports: {} };
    // At once, so that files can require each other in a circle.
    this.modules.set(path, module);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(source);
      else this.run(path, source, module);
    } catch (error) {
      this.modules.delete(path);
      throw error;
    }
    return module.exports;
  }

  private run(path: string, source: string, module: Module): void {
    const given: Globals = {
      ...this.globals(path),
      require: this.requireFrom(path),
      module,
      exports: module.exports,
    };
    // On the first line, so that lines stay what they are; sloppy mode, as on the device.
    const code = `(function (${Object.keys(given).join(', ')}) {${source}\n})\n//# sourceURL=${NAME_PREFIX}${path}`;
    // biome-ignore lint/security/noGlobalEval: this worker exists to run code that it is given.
    const indirect = globalThis.eval;
    const run = indirect(code) as (...values: unknown[]) => void;
    run.call(module.exports, ...Object.values(given));
  }

  private requireFrom(from: string): Require {
    return (wanted) => {
      const found = candidates(from, String(wanted)).find((path) => this.has(path));
      if (found !== undefined) return this.load(found);
      throw new Error(
        `${from}: require(${JSON.stringify(wanted)}): there is no such file in the project`,
      );
    };
  }
}

/** The paths that `wanted` may mean in the file `from`, the likeliest first. */
export function candidates(from: string, wanted: string): string[] {
  const folder = from.split('/').slice(0, -1);
  if (/^\.{0,2}\//.test(wanted)) {
    const base = wanted.startsWith('/') ? [] : folder;
    return spellings(joined(base, wanted));
  }
  // A bare name is a file of the same folder, as on the device, or else a package.
  const upwards = folder.map((_, index) => folder.slice(0, folder.length - index));
  const packages = [...upwards, []].map((parts) => joined([...parts, 'node_modules'], wanted));
  return [joined(folder, wanted), ...packages].flatMap(spellings);
}

function spellings(path: string): string[] {
  return [path, `${path}.js`, `${path}.json`, `${path}/index.js`].map((each) =>
    each.replace(/^\//, ''),
  );
}

function joined(base: string[], path: string): string {
  const parts = [...base];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
