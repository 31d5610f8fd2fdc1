/** The templates that the pages of a project reach, with the scripts that they use. */

import { joined } from '../../common/resolve';
import type { Memo } from '../memo';
import { near, offer, Report } from '../report';
import type { Parsed } from '../script/parse';
import { parseFilter } from '../script/parse';
import type { Scripts } from '../script/scripts';
import type { Sources } from '../sources';
import { compileTemplate, type Template } from './template';
import type { Mention } from './translate';

/** What one compilation and the next share. */
export interface TemplateMemos {
  compiled: Memo<Template>;
  filters: Memo<Parsed>;
}

interface Unit {
  template: Template;
  report: Report;
}

export class Templates {
  /** By path with suffix. */
  readonly all = new Map<string, Unit>();
  /** SJS inside templates, as in `Compiled.filters`. */
  readonly filters = new Map<string, string>();

  constructor(
    private readonly sources: Sources,
    private readonly scripts: Scripts,
    private readonly memos: TemplateMemos,
    private readonly keepsCase: boolean,
  ) {}

  /** Every file that drawing the template `path` takes, itself among them. */
  async reach(path: string): Promise<Set<string>> {
    const reached = new Set<string>();
    const waiting = [path];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next) || !this.sources.has(next)) continue;
      reached.add(next);
      const { template } = await this.unit(next);
      waiting.push(...[...template.imports, ...template.includes].map(({ name }) => name));
      for (const { name } of template.scripts) {
        for (const script of await this.scripts.reach(name)) reached.add(script);
      }
    }
    return reached;
  }

  /** Report the tags in the template files among `paths` that `known` does not have. */
  checkTags(paths: Iterable<string>, known: Set<string>, explain: (tag: string) => string): void {
    for (const path of paths) {
      const { template, report } = this.all.get(path) ?? {};
      for (const { name, at } of template?.tags ?? []) {
        if (!known.has(name)) report?.warn(explain(name), at);
      }
    }
  }

  private async unit(path: string): Promise<Unit> {
    const known = this.all.get(path);
    if (known) return known;
    const template = await this.compiled(path);
    const report = new Report(path, this.sources.text(path));
    report.problems.push(...template.report.problems);
    const unit = { template, report };
    this.all.set(path, unit);
    for (const filter of template.filters) this.filter(path, filter, report);
    for (const mention of [...template.imports, ...template.includes, ...template.scripts]) {
      if (!this.sources.has(mention.name)) this.missing(path, mention, report);
    }
    for (const { name, at } of template.files) {
      if (this.isFile(name)) continue;
      report.warn(`url(): there is no file ${name} in the project.`, at);
    }
    await this.checkIncludes(path, template, report, [path]);
    await this.checkUses(template, report);
    return unit;
  }

  private filter(path: string, { name, text }: { name: string; text: string }, report: Report) {
    const key = `${path}#${name}`;
    const parsed = this.memos.filters.of(key, text, () => parseFilter(path, text));
    report.problems.push(...parsed.report.problems);
    this.filters.set(key, text);
  }

  /** Whether there may be such a file: a path counts from whoever shows the template. */
  private isFile(address: string): boolean {
    const path = address.replace(/[?#].*$/, '');
    const tail = joined('', path.replace(/^(?:\.{1,2}\/)+/, ''));
    if (path.startsWith('/')) return this.sources.has(tail);
    return this.sources.paths.some((each) => each === tail || each.endsWith(`/${tail}`));
  }

  private missing(path: string, { name, at }: Mention, report: Report): void {
    const names = this.sources.near(name, name.slice(name.lastIndexOf('.')), path);
    report.error(`There is no file ${name} in the project.${offer(names)}`, at);
  }

  private async checkIncludes(
    path: string,
    template: Template,
    report: Report,
    chain: string[],
  ): Promise<void> {
    for (const { name, at } of template.includes) {
      if (name === chain[0]) {
        const way = [...chain, name].join(' → ');
        report.error(`The template includes itself: ${way}. Take one include away.`, at);
      } else if (!chain.includes(name) && this.sources.has(name)) {
        const inner = await this.compiled(name);
        await this.checkIncludes(path, inner, report, [...chain, name]);
      }
    }
  }

  private async checkUses(template: Template, report: Report): Promise<void> {
    const imported = await Promise.all(
      template.imports
        .filter(({ name }) => this.sources.has(name))
        .map(async ({ name }) => (await this.compiled(name)).templates),
    );
    const known = new Set([...template.templates, ...imported.flat()]);
    for (const { name, at } of template.uses) {
      if (known.has(name)) continue;
      const advice = 'define it with <template name>, or import the file that does.';
      const names = offer(near(name, known));
      report.warn(`There is no template called ${name}: ${advice}${names}`, at);
    }
  }

  private async compiled(path: string): Promise<Template> {
    const text = (await this.sources.read(path)) ?? '';
    const key = `${path} ${this.keepsCase}`;
    return this.memos.compiled.of(key, text, () => compileTemplate(path, text, this.keepsCase));
  }
}
