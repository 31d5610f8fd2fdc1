/** Compiles a project: from its files to what a preview runs. */

import { BUILT_INS } from '../common/built-ins';
import type { Compiled, Definition, Problem, ProjectFiles } from '../protocol/project';
import { type AppConfig, readApp } from './app';
import { Memo } from './memo';
import { near, offer, type Report } from './report';
import { type ScriptMemos, Scripts } from './script/scripts';
import { isInPackage, Sources } from './sources';
import { joinTemplates } from './ttml/template';
import { type TemplateMemos, Templates } from './ttml/templates';
import { WORDS } from './ttml/translate';
import { type Style, type StyleMemos, Styles } from './ttss/styles';
import { componentsOf, readUnit, type Unit } from './unit';
import { windowOf } from './window';

type Memos = ScriptMemos & TemplateMemos & StyleMemos;

/** Source: the list of built-in components. The view has no elements for these. */
const NOT_SIMULATED = ['video', 'camera', 'map', 'web-view', 'editor'];

export class Compiler {
  private readonly memos: Memos = {
    parsed: new Memo(),
    converted: new Memo(),
    compiled: new Memo(),
    filters: new Memo(),
    read: new Memo(),
    viewed: new Memo(),
  };

  /** What is wrong with the project is among the problems of the result. */
  async compile(files: ProjectFiles): Promise<Compiled> {
    const sources = new Sources(files);
    await sources.readAll();
    const { app, report } = await readApp(sources);
    const compiled = await new Compilation(sources, app, report, this.memos).run();
    for (const memo of Object.values(this.memos)) memo.turn();
    return compiled;
  }
}

/** A page or component with all that it takes, what it uses not counted. */
interface Built {
  unit: Unit;
  definition: Definition;
  style: Style | undefined;
  templates: Set<string>;
  files: Set<string>;
}

class Compilation {
  private readonly scripts: Scripts;
  private readonly templates: Templates;
  private readonly styles: Styles;
  private readonly built = new Map<string, Built>();
  private readonly scopes = new Map<string, string>();

  constructor(
    private readonly sources: Sources,
    private readonly app: AppConfig,
    private readonly report: Report,
    memos: Memos,
  ) {
    this.scripts = new Scripts(sources, memos);
    this.templates = new Templates(sources, this.scripts, memos, app.isNewFramework);
    this.styles = new Styles(sources, memos);
  }

  async run(): Promise<Compiled> {
    const { pages, entry, tabBar, window, theme } = this.app;
    const common = await componentsOf(this.app.fields, 'app.json', this.sources);
    await this.buildAll(common);
    const style = await this.styles.style('app.ttss', '');
    const appFiles = ['app.json', ...(await this.scripts.reach('app.js')), ...(style?.files ?? [])];
    if (pages.length > 0 && !this.sources.has('app.js')) {
      this.report.warn('There is no app.js; create one, with App({}) to begin with.');
    }
    if (this.scripts.isDynamic) await this.reachAllScripts();
    // Before the problems are gathered: it adds some.
    const windows = fromPages(pages, (page) =>
      windowOf(this.built.get(page)?.unit.fields, theme, window),
    );
    const problems = this.problems();
    const broken = this.broken(new Set(appFiles), problems);
    const kept = this.kept(pages.filter((page) => !broken[page]));
    const styles = new Map([
      ['app', style],
      ...kept.map((each) => [each.unit.path, each.style] as const),
    ]);
    return {
      pages,
      entry,
      windows,
      tabBar,
      broken,
      definitions: Object.fromEntries(kept.map((each) => [each.unit.path, each.definition])),
      scripts: this.codes((path) => !path.endsWith('.sjs')),
      filters: {
        ...this.codes((path) => path.endsWith('.sjs')),
        ...Object.fromEntries(this.templates.filters),
      },
      templates: joinTemplates(this.templateCodes(kept)),
      styles: Object.fromEntries(
        [...styles].flatMap(([path, each]) => (each ? [[path, each.css]] : [])),
      ),
      fonts: [...new Set([...styles.values()].map((each) => each?.fonts ?? ''))].join(''),
      scopes: Object.fromEntries(this.scopes),
      problems,
    };
  }

  /** Build the pages, the components that they use, and so on. */
  private async buildAll(common: Record<string, string>): Promise<void> {
    const waiting = [...this.app.pages];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (this.built.has(path)) continue;
      const built = await this.build(path, common);
      this.built.set(path, built);
      waiting.push(...Object.values(built.definition.usingComponents));
    }
  }

  private async build(path: string, common: Record<string, string>): Promise<Built> {
    const isPage = this.app.pages.includes(path);
    const unit = await readUnit(path, this.app.places.get(path), this.sources);
    const usingComponents = { ...common, ...unit.usingComponents };
    const style = await this.styles.style(`${path}.ttss`, isPage ? '' : this.scopeOf(path));
    const templates = await this.templates.reach(`${path}.ttml`);
    const known = new Set([...BUILT_INS, ...WORDS, ...Object.keys(usingComponents)]);
    this.templates.checkTags(templates, known, (tag) => unknownTag(tag, known, `${path}.json`));
    const files = ['.js', '.ttml', '.ttss', '.json'].map((suffix) => path + suffix);
    const scripts = await this.scripts.reach(`${path}.js`);
    return {
      unit,
      definition: { component: unit.isComponent, usingComponents },
      style,
      templates,
      files: new Set([...files, ...scripts, ...templates, ...(style?.files ?? [])]),
    };
  }

  /** The mark of a component's classes and elements: its path, as far as CSS takes it as a name. */
  private scopeOf(path: string): string {
    const name = path.replace(/[^\w-]+/g, '_').replace(/^(?=\d|-)/, '_');
    const taken = new Set(this.scopes.values());
    let scope = name;
    for (let count = 2; taken.has(scope); count += 1) scope = `${name}_${count}`;
    this.scopes.set(path, scope);
    return scope;
  }

  /** Any script may be required by a path that is worked out at run time. */
  private async reachAllScripts(): Promise<void> {
    for (const path of this.sources.paths) {
      if (path.endsWith('.js') && !isInPackage(path)) await this.scripts.reach(path);
    }
  }

  private problems(): Problem[] {
    const reports = [
      this.report,
      ...[...this.built.values()].flatMap(({ unit }) => unit.reports),
      ...[...this.scripts.all.values()].map(({ report }) => report),
      ...[...this.templates.all.values()].map(({ report }) => report),
      ...this.styles.reports,
    ];
    // What several use was read for each of them.
    const all = reports.flatMap(({ problems }) => problems);
    const once = [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
    return once.sort(compare);
  }

  private broken(appFiles: Set<string>, problems: Problem[]): Record<string, Problem[]> {
    const missing = new Set([...this.built.values()].flatMap(({ unit }) => unit.missing));
    const errors = problems.filter(({ severity }) => severity === 'error');
    const broken = this.app.pages.flatMap((page) => {
      const used = this.used(page);
      // What is missing is told in a file that all pages share.
      const own = errors.filter((error) =>
        missing.has(error)
          ? used.some(({ unit }) => unit.missing.includes(error))
          : appFiles.has(error.file) || used.some(({ files }) => files.has(error.file)),
      );
      return own.length > 0 ? [[page, own]] : [];
    });
    return Object.fromEntries(broken);
  }

  /** `pages` and the components that they use. */
  private kept(pages: string[]): Built[] {
    return [...new Set(pages.flatMap((page) => this.used(page)))];
  }

  /** A page and all components that it uses, itself first. */
  private used(page: string): Built[] {
    const found = new Set<Built>();
    const waiting = [page];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const built = this.built.get(path);
      if (!built || found.has(built)) continue;
      found.add(built);
      waiting.push(...Object.values(built.definition.usingComponents));
    }
    return [...found];
  }

  private codes(wanted: (path: string) => boolean): Record<string, string> {
    const codes = [...this.scripts.all].filter(
      ([path, { report }]) => wanted(path) && !report.hasErrors,
    );
    return Object.fromEntries(codes.map(([path, { code }]) => [path, code]));
  }

  private templateCodes(kept: Built[]): [string, string][] {
    const paths = new Set(kept.flatMap(({ templates }) => [...templates]));
    return [...paths].flatMap((path) => {
      const code = this.templates.all.get(path)?.template.code;
      return code === undefined ? [] : [[path, code] as [string, string]];
    });
  }
}

function fromPages<T>(pages: string[], make: (page: string) => T): Record<string, T> {
  return Object.fromEntries(pages.map((page) => [page, make(page)]));
}

function compare(one: Problem, other: Problem): number {
  const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);
  return (
    rank(one) - rank(other) ||
    one.file.localeCompare(other.file) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0)
  );
}

function unknownTag(tag: string, known: Set<string>, file: string): string {
  if (NOT_SIMULATED.includes(tag)) return `<${tag}> is not simulated; it stays empty.`;
  const names = offer(near(tag, known), (name) => `<${name}>`);
  const advice = names || ' A component of your own must be in usingComponents.';
  return `<${tag}> is neither built in nor in usingComponents of ${file}.${advice}`;
}
