/** The files of the project that is compiled, with the texts that have been read. */

import type { FileTable } from '../common/resolve';
import type { ProjectFiles } from '../protocol/project';
import { near } from './report';

const TEXTS = /\.(?:js|json|ttml|ttss|sjs)$/;

/** Whether a file is of a package in node_modules. */
export function isInPackage(path: string): boolean {
  return /(?:^|\/)node_modules\//.test(path);
}

export class Sources implements FileTable {
  readonly paths: string[];
  private readonly texts = new Map<string, string>();
  private byLowerCase: Map<string, string> | undefined;

  constructor(private readonly files: ProjectFiles) {
    this.paths = Object.keys(files).sort();
  }

  has(path: string): boolean {
    return Object.hasOwn(this.files, path);
  }

  /** Read all texts but those of packages at once, which is quicker than one after the other. */
  async readAll(): Promise<void> {
    const own = this.paths.filter((path) => TEXTS.test(path) && !isInPackage(path));
    await Promise.all(own.map((path) => this.read(path)));
  }

  /** The text of a file; `undefined`: there is no such file. */
  async read(path: string): Promise<string | undefined> {
    const known = this.texts.get(path);
    if (known !== undefined || !this.has(path)) return known;
    const text = await this.files[path]?.text();
    if (text !== undefined) this.texts.set(path, text);
    return text;
  }

  /** The text of a file that has been read. */
  text(path: string): string | undefined {
    return this.texts.get(path);
  }

  /** The files with `suffix` that `path` in the file `from` may be a misspelling of. */
  near(path: string, suffix: string, from: string): string[] {
    const alike = this.alike(path);
    if (alike !== undefined) return [alike];
    const others = this.paths.filter((each) => each.endsWith(suffix) && !isInPackage(each));
    return near(
      path,
      others.filter((each) => each !== from),
    );
  }

  /** A file whose path differs from that of none by case alone. */
  alike(path: string): string | undefined {
    this.byLowerCase ??= new Map(this.paths.map((each) => [each.toLowerCase(), each]));
    const found = this.byLowerCase.get(path.toLowerCase());
    return found === path ? undefined : found;
  }
}
