/**
 * CommonJS for the mini-program's own files: each runs once, in a function of its own, under its
 * exact name and with its exact lines in stacks.
 */

import { scriptName } from '../common/places';
import { type FileTable, resolveModule } from '../common/resolve';

type Require = (path: string) => unknown;

/** What a file finds around it, besides `require`, `module` and `exports`. */
export type Globals = Record<string, unknown>;

/** How far the first line of each file stands to the right of where stacks begin to count. */
export const shiftedColumns = new Map<string, number>();

interface Module {
  exports: unknown;
}

export class Modules {
  private readonly modules = new Map<string, Module>();
  private readonly files: FileTable = {
    has: (path) => this.has(path),
    text: (path) => (this.has(path) ? this.scripts[path] : undefined),
  };

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
    const given = this.globals(path);
    // A function of its own for what is global on the device, so that a file may use such a name for
    // something else. All on the first line, so that lines stay what they are; sloppy mode, as on the
    // device. A script inside a template is called by its module name behind a `#`.
    const head = `(function (${Object.keys(given).join(', ')}) { return function (require, module, exports) {`;
    const name = path.replace(/(?<=\.ttml)#.*/, '');
    shiftedColumns.set(name, head.length);
    const code = `${head}${source}
}})
//# sourceURL=${scriptName(name)}`;
    // biome-ignore lint/security/noGlobalEval: this worker exists to run code that it is given.
    const indirect = globalThis.eval;
    const prepare = indirect(code) as (...values: unknown[]) => (...values: unknown[]) => void;
    const run = prepare(...Object.values(given));
    run.call(module.exports, this.requireFrom(path), module, module.exports);
  }

  private requireFrom(from: string): Require {
    return (wanted) => {
      const found = resolveModule(from, String(wanted), this.files);
      if (found !== undefined) return this.load(found);
      throw new Error(
        `${from}: require(${JSON.stringify(wanted)}): there is no such file in the project`,
      );
    };
  }
}
