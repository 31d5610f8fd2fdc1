/** A mini-program as it is handed from one part to the next: its files, and what was made of them. */

/** Every file of the package by its path from the root, without a leading slash. */
export type ProjectFiles = Record<string, Blob>;

/** What the project.json of a folder says that a project is fetched from. */
export interface Listing {
  /** For people; without one, that of the folder. */
  name?: string;
  /** Every file by its path from the folder. */
  files: string[];
  /**
   * Whether `events` beside it tells of changes, as server-sent events whose data is
   * `{"changed": ["pages/a.ttml"]}`.
   */
  live?: boolean;
  /** Names this state; with `events?since=<revision>` no change since then is lost. */
  revision?: string;
  /** Files that could not be listed, and why. */
  problems?: Problem[];
}

/** Something wrong with a project. An error keeps the page that it concerns from running. */
export interface Problem {
  severity: 'error' | 'warning';
  file: string;
  /** From 1 on; missing if the whole file is meant. */
  line?: number;
  column?: number;
  /** A sentence: what is wrong, and what to do. */
  message: string;
}

/** `window` of app.json, or a page's own file, with every default filled in. */
export interface WindowConfig {
  navigationBarBackgroundColor: string;
  navigationBarTextStyle: 'black' | 'white';
  navigationBarTitleText: string;
  transparentTitle: 'none' | 'always' | 'auto';
  navigationStyle: 'default' | 'custom';
  backgroundColor: string;
  backgroundTextStyle: 'dark' | 'light';
  backgroundColorTop: string;
  backgroundColorBottom: string;
  enablePullDownRefresh: boolean;
  /** Logical px. */
  onReachBottomDistance: number;
  disableScroll: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: 'black' | 'white';
  list: TabBarItem[];
}

/** A page or a component: what its JSON file says. */
export interface Definition {
  /** Whether the file says `"component": true`. */
  component: boolean;
  /** Paths from the root without a suffix, by tag. */
  usingComponents: Record<string, string>;
}

/** What the preview runs. Paths are from the root, without a leading slash and without a suffix. */
export interface Compiled {
  /** The first is the home page. */
  pages: string[];
  entry: string;
  /** Of every page. */
  windows: Record<string, WindowConfig>;
  tabBar: TabBar | null;
  /** Pages that cannot run, with the errors that keep them from it. */
  broken: Record<string, Problem[]>;
  /** Of each page that can run, and each component that one of them uses. */
  definitions: Record<string, Definition>;
  /**
   * Sources by path with suffix: every .js and .json that can be required, and the package.json
   * of the packages among them. The name in stacks is `NAME_PREFIX` and the path.
   */
  scripts: Record<string, string>;
  /**
   * Sources of SJS by path with suffix; one inside a template is called by the template's path,
   * `#` and its module name, and is preceded by blanks, so that its lines are those of the file.
   */
  filters: Record<string, string>;
  /**
   * A JavaScript expression: a function of a `TemplateHost`, which returns the engine's template
   * functions by path of the .ttml.
   */
  templates: string;
  /**
   * CSS by path; `app` is that of every page. Relative lengths are left as `calc(N * var(--rpx))`,
   * files of the package as `url("mp://app/path")`, the path percent-encoded.
   */
  styles: Record<string, string>;
  /** The `@font-face` rules of all sheets: browsers take them from a document alone. */
  fonts: string;
  /** The name that classes and elements of a component are marked with, by path. */
  scopes: Record<string, string>;
  /** Errors first. */
  problems: Problem[];
}

/** What the code of templates is given. */
export interface TemplateHost {
  /**
   * Called instead of a handler: `handler` is the method of the page or component `owner` that the
   * template names. What it returns is the engine's: `false` stops the event.
   */
  handle(owner: unknown, event: unknown, handler: (event: unknown) => unknown): unknown;
  /** The exports of a script of `filters`, by its name there; must not throw. */
  filter(name: string): unknown;
}

/** Before the path of a file in the names of scripts, and so in stacks. */
export const NAME_PREFIX = 'mp://app/';
