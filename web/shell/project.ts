/** Where a project's files come from: a folder of some server whose project.json lists them. */

import type { Listing, Problem, ProjectFiles } from '../protocol/project';

export interface Loaded {
  files: ProjectFiles;
  /** Files that are listed but cannot be had, or that cannot even be listed. */
  missing: Problem[];
}

const LISTING = 'project.json';

export class ProjectSource {
  /** The name of the folder, for people. */
  readonly title: string;
  /** What tells it from other projects. */
  readonly name: string;
  private readonly folder: URL;
  private files: ProjectFiles = {};

  /** `address` is that of the folder or of its project.json. */
  constructor(address: URL) {
    const folder = address.href.replace(/[?#].*$/, '').replace(/\/project\.json$/, '/');
    this.folder = new URL(folder.endsWith('/') ? folder : `${folder}/`);
    const { origin, pathname, href } = this.folder;
    this.name = origin === location.origin ? pathname : href;
    this.title = decodeURIComponent(pathname.split('/').at(-2) ?? '') || this.folder.host;
  }

  /** Fetch all files, or those alone that are new or in `changed`. */
  async load(changed?: readonly string[]): Promise<Loaded> {
    const { files: names, live, revision = '', problems = [] } = await this.listing();
    const kept = changed ? this.files : {};
    const missing: Problem[] = [...problems];
    const found = await Promise.all(
      names.map(async (name) => {
        const known = changed?.includes(name) ? undefined : kept[name];
        const file = known ?? (await this.file(name));
        if (file instanceof Blob) return [[name, file] as const];
        missing.push({ severity: 'error', file: name, message: file });
        return [];
      }),
    );
    this.files = Object.fromEntries(found.flat());
    this.isLive = live === true;
    this.revision = revision;
    return { files: this.files, missing };
  }

  private isLive = false;
  private revision = '';

  /** Tell of files that change, once the project has been loaded; whatever may have, if unknown. */
  follow(changed: (paths: readonly string[] | undefined) => void): void {
    if (!this.isLive) return;
    const since = new URLSearchParams({ since: this.revision });
    const events = new EventSource(new URL(`events?${since}`, this.folder));
    let isLate = false;
    events.addEventListener('message', ({ data }: MessageEvent<string>) => changed(pathsOf(data)));
    events.addEventListener('error', () => {
      isLate = true;
    });
    events.addEventListener('open', () => {
      // Whatever was said meanwhile is lost.
      if (isLate) changed(undefined);
      isLate = false;
    });
  }

  private async listing(): Promise<Listing> {
    const url = new URL(LISTING, this.folder);
    const response = await fetch(url, { cache: 'no-cache' }).catch((error: unknown) => {
      throw new Error(`${url} could not be loaded: ${words(error)}`);
    });
    if (!response.ok) throw new Error(`${url} could not be loaded: HTTP status ${response.status}`);
    const listing: unknown = await response.json().catch(() => undefined);
    if (isListing(listing)) return listing;
    throw new Error(
      `${url} is no list of a project's files: it must be JSON such as {"files": ["app.json"]}, with paths inside the folder`,
    );
  }

  /** The file, or a sentence why it cannot be had. */
  private async file(name: string): Promise<Blob | string> {
    const path = name.split('/').map(encodeURIComponent).join('/');
    const url = new URL(path, this.folder);
    try {
      const response = await fetch(url, { cache: 'no-cache' });
      if (response.ok) return await response.blob();
      return `The file is listed in ${LISTING}, but the server answers ${response.status} for it.`;
    } catch (error) {
      return `The file is listed in ${LISTING}, but could not be loaded: ${words(error)}.`;
    }
  }
}

function isListing(value: unknown): value is Listing {
  const { files, problems = [] } = Object(value) as Partial<Listing>;
  return Array.isArray(files) && files.every(isPath) && Array.isArray(problems);
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/^\/|(^|\/)\.\.?(\/|$)|\\/.test(value);
}

function pathsOf(data: string): string[] | undefined {
  try {
    const { changed } = Object(JSON.parse(data)) as { changed?: unknown };
    return Array.isArray(changed) ? changed.map(String) : undefined;
  } catch {
    return undefined;
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
