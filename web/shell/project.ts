/** Where a project's files come from: a folder of some server whose project.json lists them. */

import type { Listing, Problem, ProjectFiles } from '../protocol/project';

export interface Loaded {
  files: ProjectFiles;
  /** Files that are listed but cannot be had, or that cannot even be listed. */
  missing: Problem[];
}

export interface ProjectFollower {
  /** Files at these paths; whatever may have, if unknown. */
  changed(paths: readonly string[] | undefined): void;
  /** Whether it would hear of changes. */
  connected(isConnected: boolean): void;
}

const LISTING = 'project.json';
/** A browser refuses some of the requests when there are thousands at a time. */
const AT_ONCE = 32;
/** Ms after which a stream that was refused is asked for again. */
const RETRY = 1000;

export class ProjectSource {
  /** For people. */
  title: string;
  /** What tells it from other projects. */
  readonly name: string;
  private readonly folder: URL;
  private files: ProjectFiles = {};
  private listing: Listing | undefined;

  /** `address` is that of the folder or of its project.json. */
  constructor(address: URL) {
    const folder = address.href.replace(/[?#].*$/, '').replace(/\/project\.json$/, '/');
    this.folder = new URL(folder.endsWith('/') ? folder : `${folder}/`);
    const { origin, pathname, href } = this.folder;
    this.name = origin === location.origin ? pathname : href;
    this.title = decodeURIComponent(pathname.split('/').at(-2) ?? '') || this.folder.host;
  }

  /** Whether it is told when files change. */
  get isLive(): boolean {
    return this.listing?.live === true;
  }

  /** Fetch all files, or those alone that are new or in `changed`. */
  async load(changed?: readonly string[]): Promise<Loaded> {
    this.listing = await this.list();
    const { files: names, name: title = this.title, problems = [] } = this.listing;
    this.title = title;
    const kept = changed ? this.files : {};
    const missing = [...problems];
    const found: ProjectFiles = {};
    const left = [...names].reverse();
    const fetchOnes = async () => {
      for (let name = left.pop(); name !== undefined; name = left.pop()) {
        const known = changed?.includes(name) ? undefined : kept[name];
        const file = known ?? (await this.file(name));
        if (file instanceof Blob) found[name] = file;
        else missing.push({ severity: 'error', file: name, message: file });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchOnes));
    this.files = found;
    return { files: this.files, missing };
  }

  /** Tell of files that change, once the project has been loaded. */
  follow(follower: ProjectFollower): void {
    if (!this.listing?.live) return;
    const address = new URL('events', this.folder);
    const { revision } = this.listing;
    if (revision !== undefined) address.searchParams.set('since', revision);
    const events = new EventSource(address);
    events.addEventListener('open', () => follower.connected(true));
    events.addEventListener('message', ({ data }: MessageEvent<string>) =>
      follower.changed(pathsOf(data)),
    );
    events.addEventListener('error', () => {
      follower.connected(false);
      // A browser takes a broken stream up again where it was, but not where it was refused.
      if (events.readyState === EventSource.CLOSED) setTimeout(() => this.follow(follower), RETRY);
    });
  }

  private async list(): Promise<Listing> {
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
  const { name, files, problems } = Object(value) as Partial<Record<keyof Listing, unknown>>;
  const isNamed = name === undefined || typeof name === 'string';
  const areProblems =
    problems === undefined || (Array.isArray(problems) && problems.every(isProblem));
  return isNamed && areProblems && Array.isArray(files) && files.every(isPath);
}

function isProblem(value: unknown): value is Problem {
  const { severity, file, message } = Object(value) as Partial<Record<keyof Problem, unknown>>;
  const isGraded = severity === 'error' || severity === 'warning';
  return isGraded && typeof file === 'string' && typeof message === 'string';
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
