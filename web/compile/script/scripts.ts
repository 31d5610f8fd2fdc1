/** The scripts that the pages of a project reach, each ready to run. */

import { folderOf, joined, packageFiles, resolveModule } from '../../common/resolve';
import { fieldsOf, parseJson } from '../json';
import type { Memo } from '../memo';
import { offer, Report } from '../report';
import { isInPackage, type Sources } from '../sources';
import { type Parsed, parseFilter, parseScript } from './parse';

export interface Script {
  code: string;
  /** Paths of the files that it requires. */
  requires: string[];
  report: Report;
}

type EsModules = typeof import('./es-modules');

/** What one compilation and the next share. */
export interface ScriptMemos {
  parsed: Memo<Parsed>;
  converted: Memo<Promise<string>>;
}

export class Scripts {
  /** By path with suffix. */
  readonly all = new Map<string, Script>();
  /** Whether a file requires paths that only its run knows. */
  isDynamic = false;

  constructor(
    private readonly sources: Sources,
    private readonly memos: ScriptMemos,
  ) {}

  /** Every file that running `path` may run, itself among them. */
  async reach(path: string): Promise<Set<string>> {
    const reached = new Set<string>();
    const waiting = [path];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next) || !this.sources.has(next)) continue;
      reached.add(next);
      waiting.push(...(await this.script(next)).requires);
    }
    return reached;
  }

  private async script(path: string): Promise<Script> {
    const known = this.all.get(path);
    if (known) return known;
    const text = (await this.sources.read(path)) ?? '';
    const script = path.endsWith('.json') ? json(path, text) : await this.code(path, text);
    this.all.set(path, script);
    return script;
  }

  private async code(path: string, text: string): Promise<Script> {
    const isFilter = path.endsWith('.sjs');
    const parse = isFilter ? parseFilter : parseScript;
    const parsed = this.memos.parsed.of(path, text, () => parse(path, text));
    if (parsed.isDynamic && !isInPackage(path)) this.isDynamic = true;
    const report = new Report(path, text);
    report.problems.push(...parsed.report.problems);
    const requires: string[] = [];
    for (const mention of parsed.requires) {
      const found = await this.resolve(path, mention.name);
      if (found !== undefined) requires.push(found);
      else if (!isInPackage(path))
        report.warn(missing(path, mention.name, this.sources), mention.at);
    }
    const { program } = parsed;
    const code = program
      ? await this.memos.converted.of(path, text, async () =>
          (await esModules()).toCommonJs(text, program),
        )
      : // The file becomes the body of a function, which may not begin so.
        text.replace(/^#!/, '//');
    return { code, requires, report };
  }

  private async resolve(from: string, wanted: string): Promise<string | undefined> {
    for (const path of packageFiles(from, wanted)) {
      const text = await this.sources.read(path);
      // The logic worker resolves by them, too.
      if (text !== undefined && !this.all.has(path)) this.all.set(path, json(path, text));
    }
    return resolveModule(from, wanted, this.sources);
  }
}

function json(path: string, text: string): Script {
  const report = new Report(path, text);
  if (!path.endsWith('package.json')) parseJson(text, report);
  else fieldsOf(parseJson(text, report), report);
  return { code: text, requires: [], report };
}

/** Loaded when the first ES module is met: most projects have none. */
function esModules(): Promise<EsModules> {
  const address = new URL('es-modules.js', import.meta.url).href;
  return import(address) as Promise<EsModules>;
}

function missing(from: string, wanted: string, sources: Sources): string {
  const said = `require("${wanted}"): there is no such file in the project.`;
  if (!/^[./]/.test(wanted)) {
    return `${said} Begin the path of a file with ./, or install the package in node_modules.`;
  }
  const path = joined(folderOf(from), wanted);
  return said + offer(sources.near(path.endsWith('.js') ? path : `${path}.js`, '.js', from));
}
