/** Reads JavaScript far enough to know whether it can run, and which files it requires. */

import { type Options, type Program, parse, type Token } from 'acorn';
import { Report } from '../report';

export interface Mention {
  name: string;
  at: number;
}

export interface Parsed {
  /** Literals in `require`, and in `import` and `export … from`. */
  requires: Mention[];
  /** Whether a path is worked out while the file runs. */
  isDynamic: boolean;
  isModule: boolean;
  /** Of an ES module: its syntax tree. */
  program?: Program;
  report: Report;
}

interface SyntaxFailure {
  pos: number;
  message: string;
}

/** Parse the file `path`: a script as on the device, or an ES module. */
export function parseScript(path: string, text: string): Parsed {
  const report = new Report(path, text);
  const requires: Mention[] = [];
  const calls = new Calls(text);
  const options: Options = {
    ecmaVersion: 'latest',
    // The file becomes the body of a function.
    allowReturnOutsideFunction: true,
    onToken: (token) => calls.next(token),
  };
  const failure = failureOf(() => parse(text, { ...options, sourceType: 'script' }));
  for (const at of calls.imports) report.warn(NO_IMPORT, at);
  const isModule = failure !== undefined && /^\s*(?:import|export)\b/m.test(text);
  if (!isModule) {
    if (failure) report.error(explain(failure, text), failure.pos);
    return { requires: calls.requires, isDynamic: calls.isDynamic, isModule: false, report };
  }
  calls.restart();
  let program: Program | undefined;
  const second = failureOf(() => {
    program = parse(text, { ...options, sourceType: 'module', allowReturnOutsideFunction: false });
  });
  if (second) report.error(explain(second, text), second.pos);
  requires.push(...calls.requires, ...(program ? sourcesOf(program) : []));
  return {
    requires,
    isDynamic: calls.isDynamic,
    isModule,
    ...(program && { program }),
    report,
  };
}

/** Parse an SJS file; what is beyond ES5 is told, as SJS is a subset of it. */
export function parseFilter(path: string, text: string): Parsed {
  const parsed = parseScript(path, text);
  if (parsed.report.problems.length > 0) return parsed;
  const old = failureOf(() => parse(text, { ecmaVersion: 5, allowReturnOutsideFunction: true }));
  const advice = 'use var, function and plain strings';
  if (old) parsed.report.warn(`SJS on a device may not know this: ${advice}.`, old.pos);
  return parsed;
}

const NO_IMPORT =
  'import() loads nothing here: use require("./path"), or an import at the top of the file.';

const NONE: undefined[] = [undefined, undefined, undefined, undefined];

/** Finds calls of `require` among the tokens of a file. */
class Calls {
  requires: Mention[] = [];
  /** Where `import(…)` stands. */
  imports: number[] = [];
  isDynamic = false;
  private last: (Token | undefined)[] = NONE;

  constructor(private readonly text: string) {}

  next(token: Token): void {
    const [before, name, open, path] = this.last.map((each) => this.written(each));
    const at = this.last.at(-1)?.start ?? 0;
    if (name === 'import' && open === '(') this.imports.push(this.last[1]?.start ?? 0);
    this.last = [...this.last.slice(1), token];
    if (name !== 'require' || open !== '(' || before === '.' || before === 'function') return;
    const [, literal] = /^["']([^\\]*)["']$/.exec(path ?? '') ?? [];
    if (literal !== undefined && this.written(token) === ')') {
      this.requires.push({ name: literal, at });
    } else if (path !== ')') this.isDynamic = true;
  }

  restart(): void {
    this.requires = [];
    this.imports = [];
    this.isDynamic = false;
    this.last = NONE;
  }

  private written(token: Token | undefined): string {
    return token ? this.text.slice(token.start, token.end) : '';
  }
}

function sourcesOf({ body }: Program): Mention[] {
  return body.flatMap((statement) => {
    const source = 'source' in statement ? statement.source : undefined;
    return typeof source?.value === 'string' ? [{ name: source.value, at: source.start }] : [];
  });
}

function failureOf(job: () => void): SyntaxFailure | undefined {
  try {
    job();
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError && 'pos' in error) {
      return { pos: Number(error.pos), message: error.message };
    }
    throw error;
  }
}

function explain({ message, pos }: SyntaxFailure, text: string): string {
  const said = message.replace(/ \(\d+:\d+\)$/, '');
  if (said !== 'Unexpected token') return `Syntax error: ${said}.`;
  if (text.slice(0, pos).trimEnd().endsWith('await')) {
    return 'Syntax error: await can be used inside async functions alone.';
  }
  if (pos >= text.trimEnd().length) {
    return 'Syntax error: the file ends too early; a bracket or a quote is not closed.';
  }
  const found = /^(?:[\w$]+|=>|.)/su.exec(text.slice(pos))?.[0] ?? '';
  return `Syntax error: ${found} cannot stand here.`;
}
