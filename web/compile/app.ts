/** What app.json says: which pages there are, how their windows look, which are tabs. */

import { joined } from '../common/resolve';
import type { TabBar, TabBarItem, WindowConfig } from '../protocol/project';
import { type Fields, fieldsOf, type Item, parseJson } from './json';
import { near, offer, type Place, Report } from './report';
import type { Sources } from './sources';
import { type Theme, WINDOW_FIELDS, windowOf } from './window';

export interface AppConfig {
  /** Paths without suffix, each once. */
  pages: string[];
  /** Where app.json lists them. */
  places: Map<string, Place>;
  entry: string;
  window: WindowConfig;
  theme: Theme;
  tabBar: TabBar | null;
  /** All fields, if the file could be read. */
  fields: Fields | undefined;
  /** Whether names of data keep their upper-case letters. */
  isNewFramework: boolean;
}

const FILE = 'app.json';
/** Source: the gadget page on global settings. */
const KNOWN = [
  'pages',
  'entryPagePath',
  'window',
  'tabBar',
  'debug',
  'ext',
  'darkmode',
  'themeLocation',
  'useExtendedLib',
  'networkTimeout',
  'newFramework',
  'usingComponents',
];
/** What other platforms call the packages that are loaded later. No gadget page has them. */
const PACKAGES = ['subPackages', 'subpackages'];
const TABS = { min: 2, max: 5 };

export async function readApp(sources: Sources): Promise<{ app: AppConfig; report: Report }> {
  const text = await sources.read(FILE);
  const report = new Report(FILE, text);
  if (text === undefined) report.error(missing(sources));
  const fields = fieldsOf(text === undefined ? undefined : parseJson(text, report), report);
  fields?.misspelt([...KNOWN, ...PACKAGES]);
  if (fields) checkPackages(fields);
  const places = fields ? pagesOf(fields, report) : new Map<string, Place>();
  const pages = [...places.keys()];
  const theme = fields ? await themeOf(fields, sources) : {};
  const window = fields?.object('window');
  window?.misspelt(WINDOW_FIELDS);
  return {
    report,
    app: {
      pages,
      places,
      entry: fields ? entryOf(fields, pages) : '',
      window: windowOf(window, theme),
      theme,
      tabBar: fields ? tabBarOf(fields, pages, sources, report) : null,
      fields,
      isNewFramework: fields?.object('newFramework')?.boolean('enabled') ?? false,
    },
  };
}

function missing(sources: Sources): string {
  const below = sources.paths.find((path) => /(?:^|\/)app\.json$/i.test(path));
  const advice = below
    ? `There is ${below}: open that folder, or rename the file.`
    : 'Create one that lists at least one page: {"pages": ["pages/index/index"]}.';
  return `There is no app.json at the root of the project. ${advice}`;
}

function pagesOf(fields: Fields, report: Report): Map<string, Place> {
  const items = fields.list('pages');
  if (!items || items.length === 0) {
    const advice = 'list at least one page, such as "pages/index/index"';
    report.error(`app.json lists no pages: ${advice}.`, fields.at('pages'));
    return new Map();
  }
  const pages = new Map<string, Place>();
  for (const item of items) {
    const path = pageOf(item, report);
    if (path === undefined) continue;
    if (pages.has(path)) report.warn(`The page ${path} is listed twice; take one away.`, item.at);
    else pages.set(path, report.place(item.at));
  }
  return pages;
}

function pageOf({ value, at }: Item, report: Report): string | undefined {
  if (typeof value !== 'string' || value === '') {
    report.error('A page must be its path in double quotes, such as "pages/index/index".', at);
    return undefined;
  }
  const path = joined('', value.replace(/\.(?:js|ttml|json|ttss)$/, ''));
  if (path !== value) report.warn(`Write the page as "${path}", as the other files call it.`, at);
  return path;
}

function checkPackages(fields: Fields): void {
  for (const name of PACKAGES.filter((each) => fields.has(each))) {
    const paths = fields.list(name)?.flatMap(({ fields: each }) => pathsOf(each)) ?? [];
    const shown = paths.length > 0 ? `, such as ${paths.slice(0, 3).join(', ')}` : '';
    fields.warn(
      name,
      `${name} is not documented for gadgets, and ignored: list its pages${shown} in pages, or they cannot be opened.`,
    );
  }
}

/** The pages of a package from the root. */
function pathsOf(fields: Fields | undefined): string[] {
  const root = fields?.string('root') ?? '';
  const pages = fields?.list('pages') ?? [];
  return pages.map(({ value }) => `"${joined('', `${root}/${String(value)}`)}"`);
}

function entryOf(fields: Fields, pages: string[]): string {
  const first = pages[0] ?? '';
  const entry = fields.string('entryPagePath');
  if (entry === undefined || pages.includes(entry)) return entry ?? first;
  fields.warn(
    'entryPagePath',
    `entryPagePath is "${entry}", which pages does not list; ${first} is opened.${offer(near(entry, pages))}`,
  );
  return first;
}

/** The light values of the theme file: the preview has no dark mode. */
async function themeOf(fields: Fields, sources: Sources): Promise<Theme> {
  const path = fields.string('themeLocation');
  if (path === undefined) return {};
  const text = await sources.read(joined('', path));
  if (text === undefined) {
    fields.warn('themeLocation', `themeLocation: there is no file ${path}.`);
    return {};
  }
  const report = new Report(joined('', path), text);
  const light = fieldsOf(parseJson(text, report), report)?.object('light');
  return Object.fromEntries(light?.names().map((name) => [name, light.string(name) ?? '']) ?? []);
}

function tabBarOf(
  fields: Fields,
  pages: string[],
  sources: Sources,
  report: Report,
): TabBar | null {
  const bar = fields.object('tabBar');
  if (!bar) return null;
  const items = bar.list('list');
  const length = items?.length ?? 0;
  if (!items || length < TABS.min || length > TABS.max) {
    const range = `${TABS.min} to ${TABS.max}`;
    bar.warn(
      'list',
      `tabBar.list must have ${range} tabs, but has ${length}; no tab bar is shown.`,
    );
    return null;
  }
  const list = items.flatMap((item) => tabOf(item, pages, sources, report) ?? []);
  const borderStyle = bar.string('borderStyle');
  return {
    // Assumed; the page names no defaults.
    color: bar.string('color') ?? '#646a73',
    selectedColor: bar.string('selectedColor') ?? '#3370ff',
    backgroundColor: bar.string('backgroundColor') ?? '#ffffff',
    borderStyle: borderStyle === 'white' ? 'white' : 'black',
    list,
  };
}

function tabOf(
  { fields, at }: Item,
  pages: string[],
  sources: Sources,
  report: Report,
): TabBarItem | undefined {
  const pagePath = fields?.string('pagePath');
  if (!fields || pagePath === undefined || !pages.includes(pagePath)) {
    const named = pagePath === undefined ? 'names no pagePath' : `names "${pagePath}"`;
    const names = offer(near(pagePath ?? '', pages));
    report.warn(
      `A tab must name a page that pages lists, but this ${named}; it is left out.${names}`,
      at,
    );
    return undefined;
  }
  const text = fields.string('text');
  if (text === undefined) report.warn(`The tab of ${pagePath} has no text.`, at);
  return {
    pagePath,
    text: text ?? '',
    ...iconOf(fields, 'iconPath', sources),
    ...iconOf(fields, 'selectedIconPath', sources),
  };
}

function iconOf(
  fields: Fields,
  name: 'iconPath' | 'selectedIconPath',
  sources: Sources,
): Partial<TabBarItem> {
  const given = fields.string(name);
  if (given === undefined || given === '') return {};
  const path = joined('', given);
  if (sources.has(path)) return { [name]: path };
  fields.warn(name, `${name}: there is no file ${path} in the project.`);
  return {};
}
