/** One template: from the text of a file to the code of its template function. */

import * as glue from 'glass-easel-template-compiler/pkg/glass_easel_template_compiler_bg.js';
import { Report } from '../report';
import type { Key } from './expressions';
import { type Complaint, explain, isLast } from './messages';
import { AMPERSAND, type Translation, translate } from './translate';

export interface Template extends Omit<Translation, 'source'> {
  /** A JavaScript expression over what `runtime` declares. */
  code: string;
  report: Report;
}

/** Make the compiler ready; `wasm` is the response that holds its WebAssembly. */
export async function loadTemplateCompiler(wasm: Promise<Response>): Promise<void> {
  const imports = { './glass_easel_template_compiler_bg.js': { ...glue } };
  const { instance } = await WebAssembly.instantiateStreaming(wasm, imports);
  glue.__wbg_set_wasm(instance.exports);
}

/** `path` has a suffix, `keepsCase` is for names of data. */
export function compileTemplate(path: string, text: string, keepsCase: boolean): Template {
  const report = new Report(path, text);
  const { source, ...found } = translate(path, text, report, keepsCase);
  const name = nameOf(path);
  const group = new glue.TmplGroup();
  try {
    complain(group.addTmpl(name, source) as Complaint[], source, report);
    return { ...found, code: restored(group.getTmplGenObject(name), found.keys), report };
  } finally {
    group.free();
  }
}

/** The compiler's code with what `translate` had to hide from it. */
function restored(code: string, keys: Key[]): string {
  const text = code.replaceAll(AMPERSAND, '&');
  return keys.reduce(
    (result, { name, written }) => result.replaceAll(`${name}:`, `${written}:`),
    text,
  );
}

/** The name of a template for the engine. */
export function nameOf(path: string): string {
  return path.replace(/\.ttml$/, '');
}

/** The JavaScript expression of `Compiled.templates` for the code of templates by path. */
export function joinTemplates(codes: Iterable<[path: string, code: string]>): string {
  const group = new glue.TmplGroup();
  const runtime = group.getRuntimeString();
  group.free();
  const list = [...codes].map(([path, code]) => `G[${JSON.stringify(nameOf(path))}]=${code};`);
  // The names are the compiler's: G templates, R script files, D scripts inside a template, Q.C what
  // handlers are called through, Q.A and Q.B filters of functions, Y text: of a function there is none.
  return `(host)=>{${runtime};var G={};
Q.A=Q.B=(value)=>value;
Y=(value)=>value==null||typeof value==='function'?'':String(value);
Q.C=(owner,event,handler)=>host.handle(owner,event,handler);
var R=new Proxy({},{get:(_,path)=>()=>host.filter(path+'.sjs')});
var D=(name)=>()=>host.filter(name.replace('#','.ttml#'));
${list.join('\n')}
return G}`;
}

function complain(complaints: Complaint[], source: string, report: Report): void {
  const lines = source.split('\n');
  for (const complaint of complaints) {
    const { startLine: line } = complaint;
    const column = nameStart(lines[line] ?? '', complaint.startColumn);
    const rest = [lines[line]?.slice(column), ...lines.slice(line + 1, line + 3)].join('\n');
    const found = rest.replace(/^wx:/, 'tt:');
    const [severity, message] = explain(complaint, found) ?? [];
    const place = { line: line + 1, column: column + 1 };
    if (severity === 'error') report.error(message ?? '', place);
    else if (severity === 'warning') report.warn(message ?? '', place);
    if (isLast(complaint)) return;
  }
}

/** Where the name of a directive starts, when it is its part behind the colon that is meant. */
function nameStart(line: string, column: number): number {
  return line.slice(0, column).endsWith('wx:') ? column - 3 : column;
}
