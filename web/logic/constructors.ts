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
  isPage(path: string): boolean;
  /** Data of a page or component that is to be; throws if it cannot be any. */
  look(where: string, data: unknown): void;
  warned(text: string): void;
}

export class ConstructorsOfFiles {
  /** The page or component whose script is being run. */
  private loading: string | undefined;
  /** What has been called for a page or component, by its path. */
  private readonly called = new Map<string, string>();

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
      Page: (given) => {
        this.call('Page', meant());
        return host.engine(meant()).Page(this.checked('Page', meant(), given));
      },
      Component: (given) => {
        this.call('Component', meant());
        return host.engine(meant()).Component(this.checked('Component', meant(), given));
      },
      Behavior: Object.assign(
        (given: object) => engine.Behavior(this.checked('Behavior', path, given)),
        engine.Behavior,
      ),
    };
  }

  /** Note it, and tell of what cannot be meant. */
  private call(name: 'Page' | 'Component', path: string): void {
    const { host, called } = this;
    const before = called.get(path);
    called.set(path, name);
    if (before) {
      host.warned(
        `${path}.js calls ${name}() after it has called ${before}(): only the last one counts.`,
      );
    }
    if (name === 'Page' && host.has(path) && !host.isPage(path)) {
      host.warned(
        `${path}.js calls Page(), but it is the script of a component: call Component().`,
      );
    }
  }

  /**
   * The engine breaks if an entry of `behaviors` is no behavior, such as the name of one that only
   * sibling platforms have: it is left out.
   */
  private checked(name: string, path: string, definition: object): object {
    const { behaviors, data } = Object(definition) as { behaviors?: unknown; data?: unknown };
    this.host.look(`data of ${path}`, data);
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
