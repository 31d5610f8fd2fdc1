/** `Page`, `Component` and `Behavior` as the files of a mini-program find them. */

import { behavior } from 'glass-easel-miniprogram-adapter';

type Construct = (definition: object) => unknown;

export interface Constructors {
  Page: Construct;
  Component: Construct;
  Behavior: Construct;
}

export interface ConstructorsHost {
  /** Those of the engine for the page or component at `path`. */
  engine(path: string): Constructors;
  /** Whether there is a page or component at `path`. */
  has(path: string): boolean;
  warned(text: string): void;
}

export class ConstructorsOfFiles {
  /** The page or component whose script is being run. */
  private loading: string | undefined;

  constructor(private readonly host: ConstructorsHost) {}

  /** Run the script of the page or component at `path` by `job`. */
  load<T>(path: string, job: () => T): T {
    const before = this.loading;
    this.loading = path;
    try {
      return job();
    } finally {
      this.loading = before;
    }
  }

  /** What the file `path` finds; `path` is without a suffix. */
  of(path: string): Constructors {
    const { host } = this;
    // A library's file may construct what the file that calls it is.
    const meant = () => (host.has(path) ? path : (this.loading ?? path));
    const engine = host.engine(path);
    return {
      Page: (given) => host.engine(meant()).Page(this.checked('Page', meant(), given)),
      Component: (given) =>
        host.engine(meant()).Component(this.checked('Component', meant(), given)),
      Behavior: Object.assign(
        (given: object) => engine.Behavior(this.checked('Behavior', path, given)),
        engine.Behavior,
      ),
    };
  }

  /**
   * The engine breaks if an entry of `behaviors` is no behavior, such as the name of one that only
   * sibling platforms have: it is left out.
   */
  private checked(name: string, path: string, definition: object): object {
    const { behaviors } = Object(definition) as { behaviors?: unknown };
    if (!Array.isArray(behaviors) || behaviors.every(isBehavior)) return definition;
    for (const each of behaviors) {
      if (!isBehavior(each)) this.host.warned(strange(`${name} in ${path}.js`, each));
    }
    return { ...definition, behaviors: behaviors.filter(isBehavior) };
  }
}

function isBehavior(value: unknown): boolean {
  return value instanceof behavior.Behavior;
}

function strange(where: string, value: unknown): string {
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return `${where}: ${shown} among its behaviors is left out: only what Behavior() returns is one.`;
}
