/** Pages and components: the JSON file of each, the components that it uses, the files it needs. */

import { BUILT_INS } from '../common/built-ins';
import { folderOf, joined, packageFiles, resolveComponent } from '../common/resolve';
import type { Problem } from '../protocol/project';
import { type Fields, fieldsOf, parseJson } from './json';
import { near, offer, type Place, Report } from './report';
import type { Sources } from './sources';
import { WORDS } from './ttml/translate';
import { WINDOW_FIELDS } from './window';

export interface Unit {
  /** From the root, without suffix. */
  path: string;
  isPage: boolean;
  /** Whether its JSON file says that it is a component. */
  isComponent: boolean;
  usingComponents: Record<string, string>;
  fields: Fields | undefined;
  reports: Report[];
  /** Files that it cannot do without; told where app.json lists the page. */
  missing: Problem[];
}

/** Source: the page on custom components. */
const TAG = /^[a-z][a-z0-9_-]*$/;
const KNOWN = [...WINDOW_FIELDS, 'usingComponents', 'component'];
/** What other tools and platforms call these files. */
const OTHER_SUFFIXES: Record<string, string[]> = {
  '.js': ['.ts', '.mjs', '.jsx', '.tsx'],
  '.ttml': ['.wxml', '.axml', '.html', '.vue'],
};

/** `place`: where app.json lists it, if it is a page. */
export async function readUnit(
  path: string,
  place: Place | undefined,
  sources: Sources,
): Promise<Unit> {
  const isPage = place !== undefined;
  const file = `${path}.json`;
  const text = await sources.read(file);
  const report = new Report(file, text);
  const fields = text === undefined ? undefined : fieldsOf(parseJson(text, report), report);
  fields?.misspelt(KNOWN);
  if (fields?.has('window')) {
    fields.warn('window', 'A page writes the fields of window themselves, without "window".');
  }
  const isComponent = fields?.boolean('component') ?? false;
  if (!isPage && !isComponent) {
    const message = `${path} is used as a component, so its JSON file must say "component": true.`;
    report.warn(message, fields ? 0 : undefined);
  }
  const missing = ['.js', '.ttml'].flatMap((suffix) => missingFile(path, suffix, place, sources));
  const unit = { path, isPage, isComponent: isComponent || !isPage, fields };
  const usingComponents = await componentsOf(fields, file, sources);
  const problems = missing.flatMap((each) => each.problems);
  return { ...unit, usingComponents, reports: [report, ...missing], missing: problems };
}

/** The components by tag that `usingComponents` in the JSON file `file` names. */
export async function componentsOf(
  fields: Fields | undefined,
  file: string,
  sources: Sources,
): Promise<Record<string, string>> {
  const using = fields?.object('usingComponents');
  const found: Record<string, string> = {};
  for (const tag of using?.names() ?? []) {
    const wanted = using?.string(tag);
    if (!using || wanted === undefined || !isAllowed(tag, using)) continue;
    for (const each of packageFiles(file, wanted)) await sources.read(each);
    const path = resolveComponent(file, wanted.replace(/\.(?:js|json|ttml)$/, ''), sources);
    if (path !== undefined) found[tag] = path;
    else using.error(tag, missingComponent(tag, wanted, file, sources));
  }
  return found;
}

function isAllowed(tag: string, using: Fields): boolean {
  if (![...BUILT_INS, ...WORDS].includes(tag)) {
    if (TAG.test(tag)) return true;
    using.error(
      tag,
      `<${tag}> cannot be the name of a component: use lower-case letters, digits, - and _.`,
    );
    return false;
  }
  using.error(tag, `<${tag}> is built in; give the component another name, such as my-${tag}.`);
  return false;
}

function missingComponent(tag: string, wanted: string, file: string, sources: Sources): string {
  const components = sources.paths
    .filter((path) => path.endsWith('.ttml') && sources.has(path.replace(/ttml$/, 'js')))
    .map((path) => path.replace(/\.ttml$/, ''))
    .filter((path) => `${path}.json` !== file);
  const fromRoot = joined('', wanted);
  const names = components.includes(fromRoot)
    ? [fromRoot]
    : near(joined(folderOf(file), wanted), components);
  const advice = offer(names, (name) => `"/${name}"`);
  return `The component "${wanted}" of <${tag}> is not in the project.${advice}`;
}

function missingFile(
  path: string,
  suffix: string,
  place: Place | undefined,
  sources: Sources,
): Report[] {
  const file = `${path}${suffix}`;
  if (sources.has(file)) return [];
  const kind = place ? 'page' : 'component';
  const report = new Report(place ? 'app.json' : file);
  report.error(
    `The ${kind} ${path} has no file ${file}. ${remedy(path, suffix, kind, sources)}`,
    place,
  );
  return [report];
}

function remedy(path: string, suffix: string, kind: string, sources: Sources): string {
  const alike = sources.alike(`${path}${suffix}`);
  if (alike) return `There is ${alike}: upper and lower case count, so rename it.`;
  const other = OTHER_SUFFIXES[suffix]?.find((each) => sources.has(path + each));
  if (other === '.wxml') return `There is ${path}.wxml: rename it, and write tt: for wx: in it.`;
  if (other) return `There is ${path}${other}: the preview runs what your tools make of it.`;
  const content =
    suffix === '.ttml' ? '<view></view>' : kind === 'page' ? 'Page({})' : 'Component({})';
  return `Create it, with ${content} to begin with${kind === 'page' ? ', or take the page out of app.json' : ''}.`;
}
